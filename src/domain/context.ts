/** What the core is told besides the submission and the command: all values. */
import type { Account } from './account';
import type { CalendarData } from './time/calendar';
import type { Refusal } from './commands';
import type { DomainEvent } from './events';
import type { Pause } from './house/pause';
import type { WordLists } from './lists/entry';
import type { Organization } from './people';
import type { Policy } from './policy';
import type { Booking } from './time/slots';

export interface Context {
  /** epoch ms */
  now: number;
  organization: Organization;
  policy: Policy;
  calendar: CalendarData;
  accounts: Account[];
  lists: WordLists;
  publicUrl: string;
  /** an authenticity code drawn for this decision, used if it makes a version */
  freshCode: string;
  /** the queue around the wanted time, for the commands that look for a place in it; absent otherwise: then no slot is checked */
  booked?: Booking[];
  /** 全部暂停 is in force; absent otherwise */
  pause?: Pause;
}

/** What the core says: events (none: nothing to do), or a refusal. */
export type Decided = { events: DomainEvent[] } | { refusal: Refusal };

export const nothing: Decided = { events: [] };

export function refuse(refusal: Refusal): Decided {
  return { refusal };
}

export function happened(...events: DomainEvent[]): Decided {
  return { events };
}
