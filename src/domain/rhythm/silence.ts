/** Accounts that publish nothing (第十三条; `domain.md` §1.2): warned about at ten days, silent for too long after fourteen. */
import type { Account } from '../account';
import type { Policy } from '../policy';
import { DAY } from '../time/shanghai';

export interface SilentAccount {
  accountId: string;
  /** whole days since the last post; null when nothing was found as far as one looked */
  days: number | null;
  /** past the limit, not only near it */
  over: boolean;
}

/**
 * The accounts whose last post lies at least `silence.warn` back, in the order of the registry.
 * @param lastPublished epoch ms by account id; left out when nothing was published in the time that was looked at
 */
export function accountsNearSilence(
  accounts: Pick<Account, 'id'>[],
  lastPublished: Record<string, number>,
  { silence }: Pick<Policy, 'silence'>,
  now: number,
): SilentAccount[] {
  return accounts.flatMap(({ id }): SilentAccount[] => {
    const last = lastPublished[id];
    if (last === undefined) return [{ accountId: id, days: null, over: true }];
    const days = Math.floor((now - last) / DAY);
    return days >= silence.warn.amount ? [{ accountId: id, days, over: days > silence.limit.amount }] : [];
  });
}

/** WARN: near the limit; LIMIT: the limit is reached */
export type SilenceLevel = 'WARN' | 'LIMIT';

/** What is to be said of an account that published nothing since then; null: nothing yet. @param since epoch ms, as `now` */
export function silenceLevel(since: number, { silence }: Pick<Policy, 'silence'>, now: number): SilenceLevel | null {
  const days = (now - since) / DAY;
  if (days >= silence.limit.amount) return 'LIMIT';
  return days >= silence.warn.amount ? 'WARN' : null;
}
