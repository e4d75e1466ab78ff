/**
 * A book (登记) holds what is true of the company beside its configuration and beside any one submission: who acts for whom, who holds
 * an office, whether everything is paused. Like a submission it changes by command only, and its history is appended and chained.
 */
import type { Refusal } from '../commands';
import type { Context } from '../context';
import type { When } from '../evolve';
import type { HouseNotice } from './notice';

/** What the books are told besides their state and the command; `key` is the book's own. */
export interface BookContext extends Context {
  key: string;
}

export interface Book<State, Command, Event> {
  empty: State;
  decide(state: State, command: Command, context: BookContext): { events: Event[] } | { refusal: Refusal };
  evolve(state: State, event: Event, when: When): State;
  /** @param state as it is after everything that happened together; @param context as it was before */
  react(event: Event, state: State, context: BookContext): HouseEffect[];
}

/** `at`: not before this instant (epoch ms) */
export type HouseEffect =
  | { kind: 'tell'; personId: string; notice: HouseNotice; at?: number }
  /** a card that is about no submission; its taps come back with this purpose and payload */
  | { kind: 'card'; personId: string; purpose: string; payload: Record<string, string>; at?: number }
  /** open cards of this purpose show the truth; `payload` narrows it to those that have all of it */
  | { kind: 'closeHouseCards'; purpose: string; payload?: Record<string, string> }
  /** a due row: its key, its kind in `application/scheduler.ts`, and when (epoch ms) */
  | { kind: 'wakeAt'; key: string; due: string; at: number; payload: Record<string, unknown> }
  | { kind: 'dropWake'; key: string }
  /** who may sign has changed: every open review card is brought in line */
  | { kind: 'realign' }
  /**
   * What people who are gone look after goes to whoever is there; in `departmentId` also what `replaced` looks after, and what waited
   * with a stand-in.
   */
  | { kind: 'handOver'; departmentId: string | null; replaced: string | null };
