/**
 * The store's port. Everything that changes is changed inside `Store.transaction`; a StoreTx never outlives it. Reads outside a
 * transaction go through `Store.read`. Instants are epoch ms.
 */
import type { Status, SubmissionKind } from '../domain/codes';
import type { DomainEvent, EventType } from '../domain/events';
import type { HouseEvent } from '../domain/house';
import type { Incident } from '../domain/incident';
import type { SealedSignature } from '../domain/signing/signature';
import type { Submission } from '../domain/submission';

/** One link of a submission's history chain: `hash` covers the canonical event, its place and the previous hash. */
export interface HistoryRow {
  submissionId: string;
  seq: number;
  at: number;
  actor: string | null;
  event: DomainEvent;
  prevHash: string;
  hash: string;
}

/** A link of some submission's history. */
export interface Happening {
  submissionId: string;
  departmentId: string;
  kind: SubmissionKind;
  at: number;
  event: DomainEvent;
}

export interface InboxRow {
  key: string;
  at: number;
  /** the stored answer (JSON), null while the input waits for the network */
  answer: string | null;
  /** for input that waits for the network: who it belongs to, and what is needed to finish it (JSON) */
  waiting: { lane: string; payload: string } | null;
}

/** Something promised: a card, a text, a post, a seal. */
export interface OutboxRow {
  id: string;
  kind: string;
  /** what is paced and kept in order together, e.g. `wecom:baixiaodu`, `post:weibo-main` */
  lane: string;
  /** JSON */
  payload: string;
  submissionId: string | null;
  /** not before this instant */
  dueAt: number;
  attempts: number;
  status: 'pending' | 'done' | 'dead';
  lastError: string | null;
  leaseUntil: number | null;
  createdAt: number;
}

export type NewOutboxRow = Pick<OutboxRow, 'id' | 'kind' | 'lane' | 'payload' | 'submissionId' | 'dueAt' | 'createdAt'>;

/** A thing that becomes due by the clock. At most one row per key. */
export interface DueRow {
  key: string;
  kind: string;
  submissionId: string | null;
  dueAt: number;
  /** JSON */
  payload: string;
}

/** A card somebody holds: what it was about when it was made, and how it can still be changed. */
export interface CardRow {
  taskId: string;
  messenger: string;
  personId: string;
  /** null: a card about no submission, such as the weekly reminder */
  submissionId: string | null;
  /** `review` for a stage, `draft`, `field` (a question), `overdue`, `trouble` … */
  purpose: string;
  reviewNo: number | null;
  stage: string | null;
  /** the submission digest it shows */
  digest: string | null;
  /** JSON: what else its buttons need */
  payload: string;
  status: 'open' | 'closed';
  messageId: string | null;
  /** single-use, 72 h */
  updateCode: string | null;
  updateCodeAt: number | null;
  createdAt: number;
}

/** A card about a submission. */
export type SubmissionCard = CardRow & { submissionId: string };

/** Where a person is in a conversation; one row per person. */
export interface DialogueRow {
  personId: string;
  /** JSON, `conversation/dialogue.ts` knows its shape */
  state: string;
}

export interface ArchiveRow {
  no: number;
  submissionId: string;
  at: number;
  /** canonical JSON of the sealed record */
  body: string;
  prevHash: string;
  hash: string;
  keyId: string;
  serverSignature: string;
}

/** One of the company's books; `hash` is the end of its history chain. */
export interface BookRow {
  key: string;
  /** how many events it has lived through; 0 and an empty state when nothing was entered yet */
  revision: number;
  /** JSON */
  state: string;
  hash: string;
}

export interface BookHistoryRow {
  key: string;
  seq: number;
  at: number;
  actor: string | null;
  event: HouseEvent;
  prevHash: string;
  hash: string;
}

export interface KeyRow {
  keyId: string;
  /** PEM (SPKI) */
  publicKey: string;
  /** AES-256-GCM, base64; null when the key is only known for checking */
  sealedPrivateKey: string;
  createdAt: number;
}

export interface SessionRow {
  /** SHA-256 of the token in the cookie */
  id: string;
  personId: string;
  messenger: string;
  csrf: string;
  expiresAt: number;
}

export interface SubmissionFilter {
  q?: string;
  status?: Status;
  department?: string;
  submitter?: string;
  /** exclusive: submissions older than this one, by (createdOrder) */
  cursor?: string;
  limit: number;
}

export interface IncidentFilter {
  /** only those not closed yet */
  open?: boolean;
  cursor?: string;
  limit: number;
}

export interface StoreReads {
  submission(id: string): Promise<Submission | null>;
  submissionByNo(no: string): Promise<Submission | null>;
  /** `123` means the newest year that has it; `seq` is the number without its year */
  submissionBySeq(seq: number): Promise<Submission | null>;
  submissionByCode(code: string): Promise<Submission | null>;
  /** Is it in a submission that was not given up as a draft, or in what somebody has begun? Looks through all of them: for rare questions. */
  isPictureUsed(sha256: string): Promise<boolean>;
  /** Numbered submissions, newest first, with the cursor of the next page. */
  search(filter: SubmissionFilter): Promise<{ items: Submission[]; next: string | null }>;
  /** A person's own, newest first, drafts included. */
  ownedBy(personId: string, statuses: Status[], limit: number): Promise<Submission[]>;
  /** Submissions in these states, oldest first. */
  inStatus(statuses: Status[], limit: number): Promise<Submission[]>;
  /** Submitted ones planned for from ≤ t < until (epoch ms) that may still be published or were, earliest first. */
  planned(from: number, until: number, limit: number): Promise<Submission[]>;
  history(submissionId: string): Promise<HistoryRow[]>;
  /** What happened of these kinds in from ≤ t < until (epoch ms), in order of time. */
  happened(types: EventType[], from: number, until: number): Promise<Happening[]>;
  signatures(submissionId: string): Promise<SealedSignature[]>;
  card(taskId: string): Promise<CardRow | null>;
  /** Not closed, of one submission; `null`: those about none. */
  openCards(submissionId: string | null): Promise<CardRow[]>;
  /** Everything in the outbox that gave up, newest first. */
  deadLetters(limit: number): Promise<OutboxRow[]>;
  outboxRow(id: string): Promise<OutboxRow | null>;
  archiveOf(submissionId: string): Promise<ArchiveRow | null>;
  /** Records with no > `after`, in order. */
  archiveAfter(after: number, limit: number): Promise<ArchiveRow[]>;
  /** The books of these keys in which something was entered. */
  books(keys: string[]): Promise<BookRow[]>;
  /** The same for every key that begins so, in order. */
  booksUnder(prefix: string): Promise<BookRow[]>;
  bookHistory(key: string): Promise<BookHistoryRow[]>;
  /** A word list as it was imported (CSV), by its SHA-256; null when there is none. */
  wordList(sha256: string): Promise<string | null>;
  keys(): Promise<KeyRow[]>;
  memo(key: string): Promise<string | null>;
  /** The last value `nextCount` gave; 0 when it gave none. */
  count(name: string): Promise<number>;
  session(id: string): Promise<SessionRow | null>;
  incident(no: string): Promise<Incident | null>;
  /** Newest first, with the cursor of the next page: the number of the last one given. */
  incidents(filter: IncidentFilter): Promise<{ items: Incident[]; next: string | null }>;
  /** All submission ids in a stable order, for `verify`. */
  submissionIds(after: string, limit: number): Promise<string[]>;
  dueRow(key: string): Promise<DueRow | null>;
  /** The earliest instant something becomes due (due rows, those of the kinds `besides` left out, and pending outbox), or null. */
  nextDueAt(besides?: string[]): Promise<number | null>;
  counts(): Promise<{ outboxPending: number; outboxDead: number; inboxWaiting: number; due: number }>;
}

export interface StoreTx extends StoreReads {
  /** True when the key is new; a second transaction with the same key waits for the first and then gets false. */
  claimInbox(row: InboxRow): Promise<boolean>;
  inbox(key: string): Promise<InboxRow | null>;
  /** Store the answer; throws StaleState when somebody else has answered meanwhile, so that no input takes effect twice. */
  finishInbox(key: string, answer: string): Promise<void>;
  /** How many inputs of a lane wait for the network. */
  waitingInputs(lane: string): Promise<number>;
  /** Lock a submission for this transaction and give it (null when there is none). */
  lockSubmission(id: string): Promise<Submission | null>;
  insertSubmission(submission: Submission): Promise<void>;
  /** Write the new state; throws StaleState when `expectedRevision` is no longer what is stored. */
  saveSubmission(submission: Submission, expectedRevision: number): Promise<void>;
  lastHistory(submissionId: string): Promise<{ seq: number; hash: string } | null>;
  appendHistory(rows: HistoryRow[]): Promise<void>;
  lastSignature(submissionId: string): Promise<{ seq: number; hash: string } | null>;
  appendSignature(submissionId: string, signature: SealedSignature): Promise<void>;
  /** The next value of a gap-free counter, locked until the transaction ends. Starts at 1. */
  nextCount(name: string): Promise<number>;
  addOutbox(rows: NewOutboxRow[]): Promise<void>;
  updateOutbox(
    id: string,
    change: Partial<Pick<OutboxRow, 'status' | 'dueAt' | 'attempts' | 'lastError' | 'leaseUntil' | 'payload'>>,
  ): Promise<void>;
  /** Insert, or move the row with the same key. */
  putDue(row: DueRow): Promise<void>;
  dropDue(key: string): Promise<void>;
  /** Lock a due row; null when another process has it or it is gone. */
  lockDue(key: string): Promise<DueRow | null>;
  /** Lock (creating if new) and give a book. */
  lockBook(key: string): Promise<BookRow>;
  saveBook(row: BookRow): Promise<void>;
  appendBookHistory(rows: BookHistoryRow[]): Promise<void>;
  /** Keep a word list; what is there under this SHA-256 stays. */
  putWordList(sha256: string, csv: string): Promise<void>;
  addCards(rows: CardRow[]): Promise<void>;
  updateCard(
    taskId: string,
    change: Partial<Pick<CardRow, 'status' | 'payload' | 'messageId' | 'updateCode' | 'updateCodeAt'>>,
  ): Promise<void>;
  /** Lock (creating if new) and give a person's dialogue. */
  lockDialogue(personId: string): Promise<DialogueRow>;
  saveDialogue(row: DialogueRow): Promise<void>;
  /** Lock the head of the archive chain: the last record's number and hash, or { no: 0, hash: '' }. */
  lockArchiveHead(): Promise<{ no: number; hash: string }>;
  appendArchive(row: ArchiveRow): Promise<void>;
  addKey(row: KeyRow): Promise<void>;
  setMemo(key: string, value: string): Promise<void>;
  putSession(row: SessionRow): Promise<void>;
  dropSession(id: string): Promise<void>;
  /** Those that had run out by then. */
  dropSessionsBefore(at: number): Promise<void>;
  addIncident(incident: Incident): Promise<void>;
  /** Lock an incident for this transaction and give it (null when there is none). */
  lockIncident(no: string): Promise<Incident | null>;
  /** Write how it was closed. */
  saveIncident(incident: Incident): Promise<void>;
}

export interface Store {
  readonly read: StoreReads;
  /**
   * Run work in one transaction (READ COMMITTED on MySQL). Deadlocks and lock time-outs (1213, 1205), also at COMMIT, and connections
   * that break before it run the whole work again, so it must not touch anything outside. A nested call joins the transaction that is
   * open, and so does `read` inside the work; if a nested call fails, the whole fails, even when its error is caught. Writes may be sent
   * to the database only with the next read or with the commit: what it refuses then fails the transaction.
   */
  transaction<T>(work: (tx: StoreTx) => Promise<T>): Promise<T>;
  /**
   * Lease up to `limit` outbox rows that are due, oldest first, and count the attempt: at most one per lane, none from a lane that has
   * a row under lease, and none before a row of its lane that was promised earlier and is due as well (one put off to a later instant
   * holds nobody up). `FOR UPDATE SKIP LOCKED` on MySQL.
   */
  claimOutbox(now: number, leaseMs: number, limit: number): Promise<OutboxRow[]>;
  /** Give back what this process leased and did not begin: the attempt is not counted. */
  releaseOutbox(ids: string[]): Promise<void>;
  /** Keys of due rows at `now`, earliest first. */
  dueKeys(now: number, limit: number): Promise<string[]>;
  /** Inbox rows waiting for the network, at most one per lane, oldest first. */
  waitingInbox(limit: number): Promise<InboxRow[]>;
  /**
   * Pacing across processes: a lane's slot is free every `gapMs`, and after a quiet time `burst` (0) more at once. Returns the wait in ms,
   * 0 when the slot was taken.
   */
  takeSlot(lane: string, now: number, gapMs: number, burst?: number): Promise<number>;
  /** Outbox rows of a lane are not claimed before `until`. */
  restLane(lane: string, until: number): Promise<void>;
  migrate(): Promise<string[]>;
  pendingMigrations(): Promise<string[]>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Somebody else changed the row in between: the caller loads again and decides again. */
export class StaleState extends Error {}
