/** Who is at the other end of a browser: a random token in a signed cookie, its SHA-256 in the store, eight hours. */
import type { Context } from 'koa';
import type { MessengerName } from '../application/ports';
import { sha256 } from '../domain/digest';
import { findPerson, type Person } from '../domain/people';
import { HOUR } from '../domain/time/shanghai';
import type { WebDeps } from './deps';
import { randomToken } from './secrets';

const COOKIE = 'qianfa_session';
export const SESSION_MS = 8 * HOUR;

export interface Session {
  person: Person;
  messenger: MessengerName;
  /** what forms must bring back */
  csrf: string;
}

export type Sessions = Pick<WebDeps, 'store' | 'clock' | 'world'>;

/** The session of this browser; null when there is none, it has run out, or its person has left the organization. */
export async function currentSession({ store, clock, world }: Sessions, ctx: Context): Promise<Session | null> {
  const token = ctx.cookies.get(COOKIE, { signed: true });
  if (!token) return null;
  const row = await store.read.session(sha256(token));
  if (!row || row.expiresAt <= clock.now()) return null;
  const person = findPerson((await world()).organization, row.personId);
  return person && { person, messenger: row.messenger as MessengerName, csrf: row.csrf };
}

/** A new token at every sign-in: one that was planted before is worth nothing after. */
export async function beginSession(
  { store, clock }: Sessions,
  ctx: Context,
  personId: string,
  messenger: MessengerName,
): Promise<void> {
  const token = randomToken();
  const row = {
    id: sha256(token),
    personId,
    messenger,
    csrf: randomToken(),
    expiresAt: clock.now() + SESSION_MS,
  };
  await store.transaction(async (tx) => {
    // nobody comes back to what has run out
    await tx.dropSessionsBefore(clock.now());
    await tx.putSession(row);
  });
  ctx.cookies.set(COOKIE, token, { signed: true, httpOnly: true, sameSite: 'lax', maxAge: SESSION_MS });
}

export async function endSession({ store }: Sessions, ctx: Context): Promise<void> {
  const token = ctx.cookies.get(COOKIE, { signed: true });
  ctx.cookies.set(COOKIE, null, { signed: true });
  if (token) await store.transaction((tx) => tx.dropSession(sha256(token)));
}
