/**
 * The silence of accounts (断更, 第十三条; `domain.md` §1.2): since when each has published nothing, and what was said about it. The office
 * hears of an account once when it is near the limit, once more with its head when it is past it, and again only after another post.
 */
import { officePeople, type Organization } from '../people';
import { silenceLevel, type SilenceLevel } from '../rhythm/silence';
import { DAY } from '../time/shanghai';
import { minuteOf } from '../rhythm/weekly';
import type { Book, BookContext, HouseEffect } from './book';

interface Count {
  /** epoch ms: the last post; where none was ever seen, the first look */
  since: number;
  isPost: boolean;
}

export interface Silence {
  /** by account id; `told`: what the office knows of this silence */
  accounts: Record<string, Count & { told: SilenceLevel | null }>;
}

export type SilenceCommand =
  /** the clock, on a working morning; `last`: the last post known of each account (epoch ms), left out where there is none */
  { type: 'CheckSilence'; by: null; last: Record<string, number> };

export type SilenceEvent =
  /** it is counted from here: an account seen for the first time, or a post that ended what people were told of */
  | ({ type: 'SilenceCounted'; accountId: string } & Count)
  | ({ type: 'SilenceTold'; accountId: string; level: SilenceLevel; days: number } & Count);

export const silence: Book<Silence, SilenceCommand, SilenceEvent> = {
  empty: { accounts: {} },

  decide(state, { last }, context) {
    return { events: context.accounts.flatMap(({ id }) => checked(id, state.accounts[id], last[id], context)) };
  },

  evolve(state, event) {
    const { accountId, since, isPost } = event;
    const told = event.type === 'SilenceTold' ? event.level : null;
    return { accounts: { ...state.accounts, [accountId]: { since, isPost, told } } };
  },

  react(event, _state, { organization, now }): HouseEffect[] {
    if (event.type !== 'SilenceTold') return [];
    const { accountId, level, days, since, isPost } = event;
    return concerned(organization, level).map((personId) => ({
      kind: 'tell',
      personId,
      notice: { kind: 'accountSilent', accountId, level, days, since, isPost },
      at: minuteOf(personId, now),
    }));
  },
};

function checked(
  accountId: string,
  known: Silence['accounts'][string] | undefined,
  posted: number | undefined,
  { policy, now }: BookContext,
): SilenceEvent[] {
  const count = countFrom(known, posted, now);
  const isBroken = known !== undefined && known.told !== null && count.since > known.since;
  const told = isBroken ? null : (known?.told ?? null);
  const level = silenceLevel(count.since, policy, now);
  const isNews = level !== null && level !== told && told !== 'LIMIT';
  const days = Math.floor((now - count.since) / DAY);
  return [
    ...(known === undefined || isBroken ? [{ type: 'SilenceCounted' as const, accountId, ...count }] : []),
    ...(isNews ? [{ type: 'SilenceTold' as const, accountId, level, days, ...count }] : []),
  ];
}

/** A post that nobody finds any more, because it lies too far back, is still remembered. */
function countFrom(known: Count | undefined, posted: number | undefined, now: number): Count {
  if (posted !== undefined && posted > (known?.since ?? -Infinity)) return { since: posted, isPost: true };
  return known ? { since: known.since, isPost: known.isPost } : { since: now, isPost: false };
}

/** Whoever looks after what goes out; past the limit everybody of the office, its head too. */
function concerned(organization: Organization, level: SilenceLevel): string[] {
  const { contacts, editors } = organization.office;
  return level === 'LIMIT' ? officePeople(organization) : [...new Set([...contacts, ...editors])];
}
