/** Binds a sign-in to the browser that began it: the `state` that comes back must be the one in a signed, short-lived cookie. */
import type { Context } from 'koa';
import { MINUTE } from '../domain/time/shanghai';
import { localPath } from './local-path';
import { randomToken, sameSecret } from './secrets';

const COOKIE = 'qianfa_signin';
const LIFE = 10 * MINUTE;
const OPTIONS = { signed: true, httpOnly: true, sameSite: 'lax', path: '/auth' } as const;

/** @returns the state to send along, letters and digits only */
export function rememberSignIn(ctx: Context, next: string, now: number): string {
  const state = randomToken();
  const value = [state, now + LIFE, Buffer.from(next).toString('base64url')].join('.');
  ctx.cookies.set(COOKIE, value, { ...OPTIONS, maxAge: LIFE });
  return state;
}

export interface RememberedSignIn {
  next: string;
  /** in constant time */
  matches(state: string): boolean;
}

export function recallSignIn(ctx: Context, now: number): RememberedSignIn | null {
  const [state, until, packed] = ctx.cookies.get(COOKIE, { signed: true })?.split('.') ?? [];
  if (!state || !packed || !(Number(until) > now)) return null;
  const next = localPath(Buffer.from(packed, 'base64url').toString());
  return next === null ? null : { next, matches: (given) => sameSecret(given, state) };
}

export function forgetSignIn(ctx: Context): void {
  ctx.cookies.set(COOKIE, null, OPTIONS);
}
