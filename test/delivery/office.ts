/** A company with its real door, signer and store, and platforms that are played: what the delivery tests stand on. */
import type { Desk, Door, Verdict } from '../../src/application/door';
import { createDoor } from '../../src/application/handle';
import { openSigner, type Signer } from '../../src/application/keys';
import type {
  CaptureOutcome,
  Card,
  Channel,
  FileStore,
  FindOutcome,
  Messenger,
  PrepareOutcome,
  PublishOutcome,
  Sent,
  TakeDownOutcome,
} from '../../src/application/ports';
import { createScheduler } from '../../src/application/scheduler';
import type { OutboxRow, Store } from '../../src/application/store';
import type { World } from '../../src/application/world';
import type { Command } from '../../src/domain/commands';
import type { Content } from '../../src/domain/content';
import { sha256 } from '../../src/domain/digest';
import type { Policy } from '../../src/domain/policy';
import { HOUR } from '../../src/domain/time/shanghai';
import type { Submission } from '../../src/domain/submission';
import { createLog, type Log } from '../../src/lib/log';
import { MINUTE, NOW, PLANNED, buildAccount, buildContent, buildContext, buildPolicy, tap } from '../helpers/build';

export const SECRETS_KEY = Buffer.alloc(32, 7).toString('base64');

export interface Office {
  store: Store;
  door: Door;
  signer: Signer;
  /** every file is there, except those named here */
  files: FileStore & { lost: Set<string> };
  world: World;
  clock: { at: number; now(): number };
  log: Log;
  /** what the log wrote */
  lines: Record<string, unknown>[];
  dispatch(submissionId: string, command: Command): Promise<Verdict>;
  submission(id: string): Promise<Submission>;
  /** 部门审核 is open. */
  submitted(content?: Partial<Content>): Promise<Submission>;
  /** All four have signed. */
  scheduled(content?: Partial<Content>): Promise<Submission>;
  /** The planned minute has come. */
  publishing(content?: Partial<Content>): Promise<Submission>;
  settlePublished(id: string, accountId: string): Promise<void>;
  /** Rows of a kind that the door promised for a submission, in that order. */
  promised(kind: string, submissionId: string | null): OutboxRow[];
}

let serial = 0;

/** @param policy what differs from the tests' policy; pacing is off unless told */
export async function openOffice(store: Store, policy: Partial<Policy> = {}): Promise<Office> {
  const { organization, calendar, lists, publicUrl } = buildContext();
  const world: World = {
    organization,
    calendar,
    lists,
    publicUrl,
    policy: buildPolicy({ pacing: 'off', ...policy }),
    accounts: [
      buildAccount('weibo-main'),
      buildAccount('wechat-main'),
      buildAccount('weibo-hand', { publish: 'manual' }),
    ],
  };
  const clock = { at: NOW, now: () => clock.at };
  const signer = await openSigner(store, SECRETS_KEY, NOW);
  const rows: OutboxRow[] = [];
  const door = createDoor({ store: listening(store, rows), clock, signer, world });
  const lines: Record<string, unknown>[] = [];
  const log = createLog({
    pretty: false,
    level: 'debug',
    destination: { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) },
  });
  const dispatch = (id: string, command: Command) => door.within((desk: Desk) => desk.dispatch(id, command));
  const submission = async (id: string) => (await store.read.submission(id))!;
  const apply = async (id: string, command: Command): Promise<void> => {
    const verdict = await dispatch(id, command);
    if (!verdict.ok) throw new Error(`${command.type} refused: ${JSON.stringify(verdict.refusal)}`);
  };
  const office: Office = {
    store,
    door,
    signer,
    files: playedFiles(),
    world,
    clock,
    log,
    lines,
    dispatch,
    submission,
    async submitted(content) {
      clock.at = NOW;
      const id = `story-${process.pid}-${(serial += 1)}`;
      const { pictures, ...given } = buildContent(content);
      const patch = { content: given, request: { urgency: 'ROUTINE', plannedAt: PLANNED } } as const;
      await apply(id, { type: 'StartDraft', by: 'officer', submissionId: id, kind: 'ORIGINAL', patch, pictures });
      await apply(id, { type: 'Submit', by: 'officer', onTheWay: 0 });
      return submission(id);
    },
    async scheduled(content) {
      const { id } = await office.submitted(content);
      for (const by of ['head', 'editor', 'secrecy', 'exec']) {
        clock.at += MINUTE;
        await apply(id, tap(await submission(id), by));
      }
      return submission(id);
    },
    async publishing(content) {
      const { id } = await office.scheduled(content);
      clock.at = PLANNED;
      await apply(id, { type: 'ReachPlannedTime', plannedAt: PLANNED });
      return submission(id);
    },
    settlePublished: (id, accountId) =>
      apply(id, { type: 'SettlePublication', accountId, outcome: publishedOutcome(clock.at) }),
    promised: (kind, id) => rows.filter((row) => row.kind === kind && row.submissionId === id),
  };
  return office;
}

/** All that is due now is done. */
export async function wake(office: Office): Promise<void> {
  while ((await createScheduler(office).tick()) > 0);
}

function playedFiles(): FileStore & { lost: Set<string> } {
  const lost = new Set<string>();
  return {
    lost,
    put: async () => '0'.repeat(64),
    async get(sha256) {
      if (lost.has(sha256)) throw new Error('it is gone');
      return Buffer.from('a picture');
    },
    has: async () => false,
    drop: async (sha256) => void lost.add(sha256),
  };
}

/** The store, and what is added to its outbox. */
function listening(store: Store, heard: OutboxRow[]): Store {
  return {
    ...store,
    transaction: (work) =>
      store.transaction((tx) =>
        work({
          ...tx,
          addOutbox: (rows) => {
            heard.push(...rows.map((row) => outboxRow(row)));
            return tx.addOutbox(rows);
          },
        }),
      ),
  };
}

export const PUBLISHED = {
  kind: 'published',
  platformId: '5123456789012345678',
  url: 'https://weibo.example/1/P',
  at: null,
  proof: { mid: '5123456789012345678' },
} as const;

function publishedOutcome(publishedAt: number) {
  const { platformId, url, proof } = PUBLISHED;
  return { status: 'PUBLISHED', platformId, url, publishedAt, proof } as const;
}

/** A row as the dispatcher hands it to a handler. */
export function outboxRow(given: Partial<OutboxRow>): OutboxRow {
  return {
    id: 'row-1',
    kind: 'text',
    lane: 'to:head',
    payload: '{}',
    submissionId: null,
    dueAt: NOW,
    attempts: 1,
    status: 'pending',
    lastError: null,
    leaseUntil: NOW + 30_000,
    createdAt: NOW,
    ...given,
  };
}

export interface PlayedMessenger extends Messenger {
  texts: { userId: string; text: string; dedupKey: string }[];
  cards: { userId: string; card: Card }[];
  updates: { userIds: string[]; code: string; card: Card }[];
  /** what the next calls do instead: throw */
  failing: { sendText?: Error; sendCard?: Error; updateCard?: Error };
  /** what a card's sending answers */
  sent: Sent;
  /** by media id: bytes, or what is thrown */
  media: Record<string, Buffer | Error>;
}

export function playedMessenger(change: Partial<Messenger> = {}): PlayedMessenger {
  const unused = () => {
    throw new Error('not played');
  };
  const messenger: PlayedMessenger = {
    name: 'wecom',
    texts: [],
    cards: [],
    updates: [],
    failing: {},
    sent: { messageId: 'msg-1', updateCode: 'code-1' },
    media: {},
    maxTextBytes: 2048,
    pace: { gapMs: 2000, burst: 1 },
    textsInAnswers: true,
    updateCodes: { once: true, lifetimeMs: 72 * HOUR },
    verifyUrl: unused,
    open: unused,
    reply: unused,
    signInUrl: unused,
    identify: unused,
    probe: unused,
    async sendText(userId, text, dedupKey) {
      if (messenger.failing.sendText) throw messenger.failing.sendText;
      messenger.texts.push({ userId, text, dedupKey });
      return { messageId: 'text', updateCode: null };
    },
    async sendCard(userId, card) {
      if (messenger.failing.sendCard) throw messenger.failing.sendCard;
      messenger.cards.push({ userId, card });
      return messenger.sent;
    },
    async updateCard(userIds, code, card) {
      if (messenger.failing.updateCard) throw messenger.failing.updateCard;
      messenger.updates.push({ userIds, code, card });
    },
    async fetchPicture(mediaId) {
      const found = messenger.media[mediaId];
      if (!(found instanceof Buffer)) throw found ?? new Error(`no media ${mediaId}`);
      return found;
    },
    ...change,
  };
  return messenger;
}

export interface PlayedChannel extends Channel {
  /** the names of the steps taken, in order */
  steps: string[];
  /** posts a platform has accepted */
  posted: number;
  prepares: PrepareOutcome[];
  publishes: (PublishOutcome | Promise<PublishOutcome>)[];
  finds: FindOutcome[];
  captures: CaptureOutcome[];
  takeDowns: TakeDownOutcome[];
  /** the `sinceMs` of each find */
  since: number[];
}

/** A platform that answers from lists; a step it was given no answer for fails the test. */
export function playedChannel(
  accountId: string,
  answers: Partial<
    Pick<PlayedChannel, 'prepares' | 'publishes' | 'finds' | 'captures' | 'takeDowns' | 'minGapMs'>
  > = {},
): PlayedChannel {
  const unused = () => {
    throw new Error('not played');
  };
  const next = <T>(list: T[], step: string): T => {
    channel.steps.push(step);
    const answer = list.shift();
    if (answer === undefined) throw new Error(`unexpected ${step}`);
    return answer;
  };
  const channel: PlayedChannel = {
    accountId,
    steps: [],
    posted: 0,
    prepares: [],
    publishes: [],
    finds: [],
    captures: [],
    takeDowns: [],
    since: [],
    minGapMs: 0,
    ...answers,
    check: () => [],
    render: unused,
    ownsUrl: () => false,
    probe: unused,
    async prepare(_post, handle) {
      if (channel.prepares.length > 0) return next(channel.prepares, 'prepare');
      channel.steps.push('prepare');
      return { kind: 'ready', handle: { ...handle, draft: 'draft-1' } };
    },
    async publish() {
      const outcome = await next(channel.publishes, 'publish');
      if (outcome.kind === 'published' || outcome.kind === 'accepted') channel.posted += 1;
      return outcome;
    },
    async find(_post, _handle, sinceMs) {
      channel.since.push(sinceMs);
      return next(channel.finds, 'find');
    },
    capture: async () => next(channel.captures, 'capture'),
    takeDown: async () => next(channel.takeDowns, 'takeDown'),
  };
  return channel;
}

/** Pictures in memory. */
export function memoryFiles(): FileStore & { kept: Buffer[] } {
  const kept: Buffer[] = [];
  return {
    kept,
    async put(bytes) {
      if (!kept.some((known) => known.equals(bytes))) kept.push(bytes);
      return sha256(bytes);
    },
    async get() {
      throw new Error('not played');
    },
    has: async (hash) => kept.some((bytes) => sha256(bytes) === hash),
    drop: async (hash) => void kept.splice(0, kept.length, ...kept.filter((bytes) => sha256(bytes) !== hash)),
  };
}
