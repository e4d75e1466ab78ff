/** What one life's world holds; `door.ts` makes it go. */
import type { Command, Seen } from '../domain/commands';
import type { Recorded } from '../domain/events';
import { delegations, type DelegationCommand, type Delegations } from '../domain/house/delegations';
import type { Pause } from '../domain/house/pause';
import { roster } from '../domain/house/roster';
import type { Roster, RosterCommand } from '../domain/house/roster-terms';
import type { SealedSignature } from '../domain/signing/signature';
import type { Submission } from '../domain/submission';
import type { Company } from './company';
import type { Ledger } from './ledger';
import { emptyLibrary, type Library } from './ledger/library';
import type { Platform } from './platform';

export interface Held {
  state: Submission;
  /** the same state, built from the events as they come back from storage */
  replayed: Submission;
  history: Recorded[];
  sealed: SealedSignature[];
  ledger: Ledger;
}

export interface HeldCard {
  personId: string;
  submissionId: string;
  seen: Seen;
}

export interface PublishRow {
  submissionId: string;
  accountId: string;
}

export interface Town {
  /** as it began */
  configured: Company;
  /** with the delegations made since */
  company: Company;
  book: Delegations;
  /** who is here, who has left, who was named since */
  roster: Roster;
  /** questions about people that are to be asked, by the keys of their due rows */
  errands: Map<string, { at: number; command: RosterCommand }>;
  /** beginnings and ends of delegations that are to come */
  edges: Map<string, { at: number; command: Extract<DelegationCommand, { type: 'ReachDelegationEdge' }> }>;
  /** when everything due was last looked at */
  wokenAt: number;
  /** who holds an open card of the open stage */
  holding: Map<string, Set<string>>;
  now: number;
  held: Map<string, Held>;
  /** every card ever sent: nobody gives one back */
  cards: HeldCard[];
  due: Map<string, number>;
  /** when something is due about the stage a submission waits at */
  limits: Map<string, number>;
  /** when the office has to be asked about an approval's age */
  ageing: Map<string, number>;
  /** when somebody is reminded of 读网复核 */
  reading: Map<string, number>;
  /** 全部暂停 in force */
  pause: Pause | null;
  /** posts that are to make way for others */
  /** submissions of which another is to hear */
  follows: Set<string>;
  yields: { submissionId: string; to: string; plannedAt: number; ask: boolean }[];
  /** other people's posts by address, as they stand now; null: deleted */
  originals: Map<string, string | null>;
  /** what the platform was asked about drafts of reposts, and has not answered */
  questions: { submissionId: string; url: string }[];
  /** whose links are to be tried, from when on (epoch ms) */
  linksToTry: { submissionId: string; at: number; freshSince: number }[];
  /** posts promised to be sent, in order */
  outbox: PublishRow[];
  /** verdict events on their way, each more than once */
  verdicts: { submissionId: string; accountId: string; publishId: string; live: boolean }[];
  /** the 口径库, the comments by their books, and what signed changes made of accounts */
  library: Library;
  platform: Platform;
  /** Let the core decide and judge what it decided. True when it was not refused. */
  dispatch(submissionId: string, command: Command): boolean;
}

/** Before anything has happened; the platforms and the door come with it. */
export function emptyTown(configured: Company, start: number): Omit<Town, 'platform' | 'dispatch'> {
  return {
    configured,
    company: configured,
    book: delegations.empty,
    roster: roster.empty,
    errands: new Map(),
    edges: new Map(),
    wokenAt: start,
    holding: new Map(),
    now: start,
    held: new Map(),
    cards: [],
    due: new Map(),
    limits: new Map(),
    ageing: new Map(),
    reading: new Map(),
    pause: null,
    follows: new Set(),
    yields: [],
    originals: new Map(),
    questions: [],
    linksToTry: [],
    outbox: [],
    verdicts: [],
    library: emptyLibrary(),
  };
}
