/** What must hold of accounts that publish nothing, told from the posts themselves: who hears of it, when, and how often (第十三条). */
import type { HouseEffect } from '../../domain/house/book';
import type { SilenceEvent } from '../../domain/house/silence';
import { DAY, instantOf, shanghaiDate } from '../../domain/time/shanghai';
import { demand } from '../violation';

const [WARN_DAYS, LIMIT_DAYS] = [10, 14];
const DAYS_FOUND = 60;

/** Whoever looks after what goes out, and the head. */
const OFFICE = ['editorA', 'editorB'];
const HEAD = 'both';

/** As much of a life as is looked at here; times in epoch ms. */
interface Looking {
  quietness: Quietness;
  now: number;
  since: number;
}

type Level = 'WARN' | 'LIMIT';

/** One account as it really is. */
export interface Quiet {
  /** the last post, or the first morning somebody looked; null: nobody has looked, and nothing was posted */
  since: number | null;
  isPost: boolean;
  told: Level[];
}

/** The accounts, and when somebody last looked (epoch ms; null: never). */
export interface Quietness {
  accounts: Record<string, Quiet>;
  lookedAt: number | null;
}

export function nobodyLooked(accountIds: string[]): Quietness {
  return {
    accounts: Object.fromEntries(accountIds.map((id) => [id, { since: null, isPost: false, told: [] }])),
    lookedAt: null,
  };
}

/** The posts somebody who looks now finds: none that lie further back than two months. */
export function lastFound({ accounts }: Quietness, now: number): Record<string, number> {
  return Object.fromEntries(
    Object.entries(accounts).flatMap(([id, { since, isPost }]) =>
      isPost && since !== null && since >= now - DAYS_FOUND * DAY ? [[id, since]] : [],
    ),
  );
}

export function posted({ accounts }: Quietness, accountId: string, at: number): void {
  accounts[accountId] = { since: at, isPost: true, told: [] };
}

/** A working morning looked at every account. */
export function looked(quietness: Quietness, now: number): void {
  quietness.lookedAt = now;
  for (const quiet of Object.values(quietness.accounts)) quiet.since ??= now;
}

function levelOf({ since }: Quiet, now: number): Level | null {
  const days = since === null ? 0 : (now - since) / DAY;
  if (days >= LIMIT_DAYS) return 'LIMIT';
  return days >= WARN_DAYS ? 'WARN' : null;
}

export function judgeSilence({ quietness, now }: Looking, event: SilenceEvent, effects: HouseEffect[]): void {
  if (event.type === 'SilenceCounted') return demand(effects.length === 0, 'that an account is counted is told people');
  const { accountId, level } = event;
  const quiet = quietness.accounts[accountId]!;
  demand(level === levelOf(quiet, now), `${accountId} is told as ${level}, and is ${levelOf(quiet, now)}`);
  demand(!quiet.told.includes(level), `told twice of the silence of ${accountId}`);
  quiet.told.push(level);
  const people = effects.flatMap((one) => (one.kind === 'tell' ? [one.personId] : []));
  demand(
    OFFICE.every((id) => people.includes(id)),
    `nobody hears of the silence of ${accountId}`,
  );
  demand(people.includes(HEAD) === (level === 'LIMIT'), `the head hears of a silence at ${level}`);
  demand(new Set(people).size === people.length, 'somebody is told the same twice');
}

/** Everything due is done: this working morning somebody has looked, and what was to be said then has been said. */
export function judgeLookedAt({ quietness, now, since }: Looking): void {
  const morning = instantOf(shanghaiDate(now), '09:30');
  const { lookedAt, accounts } = quietness;
  if (morning <= since) return;
  demand(lookedAt !== null && lookedAt >= morning, 'nobody looked at the accounts this morning');
  for (const [accountId, quiet] of Object.entries(accounts)) {
    const level = levelOf(quiet, lookedAt);
    demand(level === null || quiet.told.includes(level), `${accountId} is silent, and nobody was told`);
  }
}
