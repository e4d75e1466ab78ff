/** What the core is told about the company and the rules of the house: the configuration, with the company's books applied. */
import type { Account } from '../domain/account';
import { mergeCalendar, type CalendarData } from '../domain/time/calendar';
import { withNotices } from '../domain/time/holiday-notice';
import { APPLIED_BOOKS, bookOf, organizationWith, type AppliedBooks } from '../domain/house';
import type { Pause } from '../domain/house/pause';
import type { WordLists } from '../domain/lists/entry';
import type { Organization } from '../domain/people';
import type { Policy } from '../domain/policy';
import type { BookRow, StoreReads } from './store';
import { listsAt } from './word-lists';

export interface World {
  organization: Organization;
  policy: Policy;
  calendar: CalendarData;
  /** days of the company's own, which stand above every notice; absent: none */
  companyDays?: CalendarData;
  accounts: Account[];
  lists: WordLists;
  publicUrl: string;
  /** 全部暂停 is in force; absent otherwise */
  pause?: Pause;
}

/** The world as it is at the moment of asking, for whoever stands outside a transaction. */
export type CurrentWorld = () => Promise<World>;

interface Applied extends Pick<World, 'organization' | 'calendar' | 'pause'> {
  kept: AppliedBooks['lists'];
}

/** What was built last on a configured organization, and from which ends of the books' histories: mostly nothing has changed since. */
const built = new WeakMap<Organization, { stamp: string; configured: World; applied: Applied }>();

/** The configured world with what the books say at `now` (epoch ms). */
export async function currentWorld(
  configured: World,
  reads: Pick<StoreReads, 'books' | 'wordList'>,
  now: number,
): Promise<World> {
  const rows = await reads.books([...APPLIED_BOOKS]);
  const stamp = APPLIED_BOOKS.map((key) => rows.find((row) => row.key === key)?.hash ?? '').join();
  const last = built.get(configured.organization);
  const isCurrent = last?.stamp === stamp && isSameCalendar(last.configured, configured);
  const applied = isCurrent ? last.applied : appliedTo(configured, rows);
  if (!isCurrent) built.set(configured.organization, { stamp, configured, applied });
  const { kept, ...world } = applied;
  return { ...configured, ...world, lists: await listsAt(configured.lists, kept, reads, now) };
}

function isSameCalendar(one: World, other: World): boolean {
  return one.calendar === other.calendar && one.companyDays === other.companyDays;
}

function appliedTo({ organization, calendar, companyDays }: World, rows: BookRow[]): Applied {
  const books = Object.fromEntries(APPLIED_BOOKS.map((key) => [key, bookStateOf(key, rows)])) as AppliedBooks;
  const { pause } = books.standstill;
  const { notices } = books.calendar;
  const noticed = notices.length === 0 ? calendar : withNotices(calendar, notices);
  return {
    kept: books.lists,
    organization: organizationWith(organization, books),
    calendar: companyDays ? mergeCalendar(noticed, companyDays) : noticed,
    ...(pause && { pause }),
  };
}

/** A book's state; the empty one when nothing was entered. */
export function bookStateOf<T>(key: string, rows: Pick<BookRow, 'key' | 'revision' | 'state'>[]): T {
  const row = rows.find((one) => one.key === key);
  return (row && row.revision > 0 ? JSON.parse(row.state) : bookOf(key).empty) as T;
}
