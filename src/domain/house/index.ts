/** The company's books by name. A key is the name, or the name and what it is about: `plan:D-MED`, `week:2026-03-23`. */
import type { Organization } from '../people';
import type { Book } from './book';
import { calendar, type CalendarCommand, type CalendarEvent } from './calendar';
import { delegations, withEnded, type DelegationCommand, type DelegationEvent } from './delegations';
import { comments, type CommentsCommand, type CommentsEvent } from './comments';
import { lists, type ListsCommand, type ListsEvent } from './lists';
import { plan, type PlanCommand, type PlanEvent } from './plan';
import { registry, type RegistryCommand, type RegistryEvent } from './registry';
import { silence, type SilenceCommand, type SilenceEvent } from './silence';
import { standstill, type StandstillCommand, type StandstillEvent } from './standstill';
import { week, type WeekCommand, type WeekEvent } from './week';
import { wordings, type WordingsCommand, type WordingsEvent } from './wordings';

import { roster } from './roster';
import { withRoster } from './roster-organization';
import type { RosterCommand, RosterEvent } from './roster-terms';

export type HouseCommand =
  | CalendarCommand
  | CommentsCommand
  | DelegationCommand
  | ListsCommand
  | PlanCommand
  | RegistryCommand
  | RosterCommand
  | SilenceCommand
  | StandstillCommand
  | WeekCommand
  | WordingsCommand;
export type HouseEvent =
  | CalendarEvent
  | CommentsEvent
  | DelegationEvent
  | ListsEvent
  | PlanEvent
  | RegistryEvent
  | RosterEvent
  | SilenceEvent
  | StandstillEvent
  | WeekEvent
  | WordingsEvent;

const BOOKS = {
  calendar,
  comment: comments,
  delegations,
  lists,
  plan,
  registry,
  roster,
  silence,
  standstill,
  week,
  wordings,
};

export type BookName = keyof typeof BOOKS;
export type BookKey = BookName | `${BookName}:${string}`;
/** What a book's state looks like. */
export type BookState<N extends BookName> = (typeof BOOKS)[N]['empty'];

type AnyBook = Book<unknown, HouseCommand, HouseEvent>;

export function bookOf(key: string): AnyBook {
  const name = key.split(':')[0] as BookName;
  const book = BOOKS[name] as unknown as AnyBook | undefined;
  if (!book) throw new Error(`there is no book ${key}`);
  return book;
}

/** Books that change who may do what, when, and with which words; they are read with every input. */
export const APPLIED_BOOKS = ['calendar', 'delegations', 'lists', 'roster', 'standstill'] as const satisfies BookName[];

export type AppliedBooks = { [N in (typeof APPLIED_BOOKS)[number]]: BookState<N> };

/** The configured organization with what the books say on top. */
export function organizationWith(
  configured: Organization,
  books: Omit<AppliedBooks, 'calendar' | 'lists'>,
): Organization {
  const { made, ended } = books.delegations;
  const entered = made.map(({ from, to, start, end, document }) => ({ from, to, start, end, document }));
  const standing = withEnded(configured.delegations, books.delegations);
  const delegated =
    made.length + (ended?.length ?? 0) === 0 ? configured : { ...configured, delegations: [...standing, ...entered] };
  return books.roster === roster.empty ? delegated : withRoster(delegated, books.roster);
}
