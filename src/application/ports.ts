/** What adapters must offer: messengers, channels, files. The store's port is in `store.ts`. Adapters see this, `domain` and `lib`. */
import type { Directory } from '../domain/house/directory';
import type { Post } from '../domain/post/version';

// ---------------------------------------------------------------- messengers

/** A card in our own terms; each messenger renders it within its limits, cutting only what it must. */
export interface Card {
  /** unique for ever; `0-9A-Za-z_-@` */
  taskId: string;
  /** small line above the title, e.g. 签发 · 部门审核 */
  tag: string;
  title: string;
  subtitle?: string;
  /** plain text under the title; newlines allowed */
  body?: string;
  excerpt?: { title: string; text: string; url?: string };
  /** at most six */
  rows?: { label: string; value: string; url?: string }[];
  /** where a tap on the card itself leads */
  link?: string;
  /** a drop-down beside the buttons, at most ten options, the first is shown as chosen */
  select?: { key: string; title: string; options: CardOption[] };
  /** a tick list instead of buttons of its own: one submit button */
  ticks?: { key: string; multiple: boolean; options: CardOption[] };
  /** one to six; with `ticks` exactly one, the submit button */
  buttons: CardButton[];
  /** set when the card is decided: its buttons turn into this grey caption */
  closed?: string;
}

export interface CardOption {
  id: string;
  text: string;
}

/** A button calls back with `key`, or opens `url`. */
export interface CardButton {
  text: string;
  tone: 'primary' | 'plain' | 'danger';
  key?: string;
  url?: string;
}

/** A verified message or event from a messenger. `key` is what a re-delivery repeats (`wecom.md` §1.4, §16). */
export type Inbound = InboundBase &
  (
    | { kind: 'text'; text: string; messageId: string }
    | { kind: 'picture'; mediaId: string; messageId: string }
    | { kind: 'tap'; taskId: string; choice: string; selected: Record<string, string[]>; updateCode: string | null }
    | { kind: 'menu'; choice: string }
    | { kind: 'enter' }
    /** a kind of message people may send but we cannot use (voice, video, location, link) */
    | { kind: 'unusable'; what: string }
    /** the messenger says that its directory of the company changed; `userId` is the directory itself, nobody wrote this */
    | { kind: 'directory'; change: DirectoryChange }
    /** an event that changes nothing here; `operatorNote` is for the log when an operator should know */
    | { kind: 'event'; what: string; operatorNote: string | null }
  );

export interface InboundBase {
  messenger: MessengerName;
  key: string;
  /** the sender in the messenger's terms, authenticated by it; lower case */
  userId: string;
  /** the messenger's own time, epoch ms */
  at: number;
}

/** In the order in which a person who has an account in several is reached. */
export const MESSENGER_NAMES = ['wecom', 'dingtalk'] as const;
export type MessengerName = (typeof MESSENGER_NAMES)[number];

/** What a directory tells of its own accord. A leaving and a new account name are facts by themselves; all else says that it should be read again. */
export type DirectoryChange =
  | { what: 'left'; userId: string }
  /** the account is called otherwise from now on */
  | { what: 'renamed'; userId: string; newUserId: string }
  | { what: 'something'; detail: string };

/** What goes back in the answer to a callback: text into the chat, or the tapped card as it should look now. */
export interface Answer {
  text: string | null;
  card: Card | null;
  /** said no: a page that shows the answer again shows it as that */
  refused?: true;
}

export const NO_ANSWER: Answer = { text: null, card: null };

export interface Sent {
  messageId: string | null;
  /** lets this card be changed without a tap; null when the platform gave none or it was lost */
  updateCode: string | null;
}

/** What codes that let a card be changed are worth. */
export interface UpdateCodes {
  /** a code is spent by its first use, also by one that fails; otherwise a change may be repeated until it is certain */
  once: boolean;
  /** ms after it was given */
  lifetimeMs: number;
}

/** A callback that is not what it claims to be. `status` is the HTTP answer; `reason` is for the log and holds no secret. */
export class InboundRefused extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 413,
    readonly reason: string,
  ) {
    super(reason);
    this.name = 'InboundRefused';
  }
}

export type Query = Record<string, string | undefined>;

/** What came to a messenger's webhook, as it came. */
export interface Callback {
  /** what follows `/webhooks/NAME/`; empty for the address itself */
  part: string;
  query: Query;
  /** by lower-case name */
  headers: Query;
  body: Buffer;
}

/** Hands an input in; gives its answer when everything about it is stored, and rejects when nothing is: then it has to come again. */
export type Take = (inbound: Inbound) => Promise<Answer>;

/** How a messenger that has to act for it gets its inputs: by a connection of its own, or at an address it makes known first. */
export interface Intake {
  /** Begin; never rejects, goes on trying by itself. */
  start(take: Take): void;
  /** Take in no more, let what is in hand be answered. */
  stop(): Promise<void>;
}

export interface Messenger {
  name: MessengerName;
  /** Answer to the platform's check of the callback URL. Throws InboundRefused, also where the platform has no such check. */
  verifyUrl(query: Query, now: number): string;
  /** Verify and parse a callback: one input or, where one message carries several things, each of them. Throws InboundRefused. */
  open(callback: Callback, now: number): [Inbound, ...Inbound[]];
  /** The body answering a callback; the same answer to the same callback gives the same bytes. */
  reply(inbound: Inbound, answer: Answer): { type: string; body: string };
  /** Does the answer to a callback carry a text into the chat? Where it does not, texts are sent as messages. */
  textsInAnswers: boolean;
  /** Present where inputs do not come to the webhook by themselves. */
  intake?: Intake;
  /** Longest text that one message carries, bytes of UTF-8. */
  maxTextBytes: number;
  /** What one person may be sent: a message every `gapMs`, and `burst` more at once after a quiet time; more would be lost. */
  pace: { gapMs: number; burst: number };
  /** Send, or throw PlatformRefused / PlatformUnreachable; PlatformRefused 'content' when the receiver is not reachable. */
  sendText(userId: string, text: string, dedupKey: string): Promise<Sent>;
  /** A card whose taskId was already accepted counts as sent; its code may be lost. */
  sendCard(userId: string, card: Card): Promise<Sent>;
  updateCodes: UpdateCodes;
  /** Change the card in these people's chats with its code. */
  updateCard(userIds: string[], updateCode: string, card: Card): Promise<void>;
  /** The bytes of a picture somebody sent. */
  fetchPicture(mediaId: string): Promise<Buffer>;
  /** What the browser inside this messenger's client calls itself: whoever comes with it signs in here. */
  browser?: RegExp;
  /** Where a browser goes to sign in; `returnUrl` is ours, from configuration. */
  signInUrl(returnUrl: string, state: string): string;
  /**
   * Who signed in, by the query the browser came back with: in the messenger's terms (lower case), null for somebody outside the company.
   * Throws PlatformRefused 'content' when there is nothing in it that proves anybody, or it was used before or came too late.
   */
  identify(returned: Query): Promise<string | null>;
  /** Can we talk to the platform with what was configured, and take in? Throws when not. */
  probe(): Promise<void>;
  /** What else was set up on the platform's side, for `doctor`. */
  checks?: MessengerCheck[];
  /** Calls of a month that cost the company nothing more; absent where they are not counted. */
  freeCallsPerMonth?: number;
  /** Absent where people have no list of things to do that we may write to. */
  todos?: TodoList;
  /** The company's people and departments as the messenger has them; absent where it keeps none we may read. */
  directory?: DirectoryReader;
  /** The app's menu and its tile on everybody's workbench; absent where there is none. */
  workbench?: Workbench;
}

/** Gives one English line, or throws. Nobody sees anything of it. */
export interface MessengerCheck {
  name: string;
  look(): Promise<string>;
}

/** A person's list of things to do beside the chat. Both calls may be repeated; they throw as `sendText` does. */
export interface TodoList {
  /** Put one on it; the same `sourceId` again is the same one. Gives its id, null when it is there and nobody can say under which. */
  put(userId: string, todo: Todo): Promise<string | null>;
  /** It is done; one that is no longer there counts as done. */
  finish(userId: string, id: string): Promise<void>;
}

export interface Todo {
  /** unique for ever, also after it is done */
  sourceId: string;
  subject: string;
  /** the page where it can be done */
  url: string;
  /** epoch ms */
  dueAt: number;
}

/** Reads the whole directory or throws: what is missing from an answer is not there (`wecom.md` §8.3). */
export type DirectoryReader = () => Promise<Directory>;

export interface Workbench {
  /** Make menu and tile as they should be; gives one English line for each, saying what was done. Safe to repeat. */
  setUp(menu: MenuEntry[]): Promise<string[]>;
  /** Show how many things wait for a person on their tile. */
  showCount(userId: string, count: number): Promise<void>;
}

/** A button of the app's menu; `key` comes back in a `menu` input. */
export interface MenuEntry {
  name: string;
  key: string;
}

// ---------------------------------------------------------------- channels

/** What a visible step ended in. */
export type PublishOutcome =
  | { kind: 'published'; platformId: string; url: string | null; at: number | null; proof: Record<string, unknown> }
  /** accepted; the verdict comes later by event or `find`. `handle` is kept with the publication. */
  | { kind: 'accepted'; handle: Record<string, string> }
  /** certainly not posted; may be tried again after `retryAfterMs` */
  | { kind: 'putOff'; reason: string; retryAfterMs: number }
  /** certainly not posted, and repeating it as it is will not help; `reason` is Chinese, for people */
  | { kind: 'refused'; reason: string; code: string }
  /** certainly not posted, and the interface may not: a person does it; `reason` is Chinese */
  | { kind: 'byHand'; reason: string }
  /** nobody knows: look before doing anything */
  | { kind: 'unknown'; reason: string };

/** What looking for a post found. */
export type FindOutcome =
  | { kind: 'published'; platformId: string; url: string | null; at: number | null; proof: Record<string, unknown> }
  /** certainly not there and certainly not coming: it may be sent again */
  | { kind: 'absent' }
  /** too early to say: look again after `retryAfterMs` */
  | { kind: 'pending'; retryAfterMs: number; handle?: Record<string, string> }
  /** the platform says no for good */
  | { kind: 'refused'; reason: string; code: string }
  /** a person has to look (需人工核实) */
  | { kind: 'unsure'; reason: string };

/** A published post, as the platform names it. */
export interface RemovalTarget {
  platformId: string;
  url: string | null;
}

/** A page as it was when it was looked at; counts the platform does not give are null. */
export interface CapturedPage {
  url: string | null;
  title: string | null;
  /** as the platform gives it */
  text: string;
  /** the platform's own words for when it was posted */
  createdAt: string | null;
  counts: {
    reads: number | null;
    reposts: number | null;
    comments: number | null;
    likes: number | null;
  } | null;
}

export type CaptureOutcome =
  | { kind: 'captured'; page: CapturedPage }
  | { kind: 'gone' }
  | { kind: 'later'; reason: string; retryAfterMs: number }
  /** the interface cannot tell; `reason` is Chinese, for people */
  | { kind: 'unable'; reason: string };

export type TakeDownOutcome =
  | { kind: 'removed'; proof: Record<string, unknown> }
  /** certainly not done; may be tried again after `retryAfterMs` */
  | { kind: 'putOff'; reason: string; retryAfterMs: number }
  /** the interface cannot or may not: a person does it; `reason` is Chinese */
  | { kind: 'byHand'; reason: string }
  /** nobody knows: look before doing anything */
  | { kind: 'unknown'; reason: string };

/** What stands at the address of somebody else's post. */
export type OriginalOutcome =
  /** `author` as the platform names them, `postedAt` epoch ms; null where it does not say */
  | { kind: 'read'; platformId: string; author: string | null; postedAt: number | null; text: string }
  | { kind: 'gone' }
  | { kind: 'later'; reason: string; retryAfterMs: number }
  /** the interface cannot or may not read it; `reason` is Chinese, for people */
  | { kind: 'unable'; reason: string };

/** A post as a reader will see it, for the page behind 看全文. */
export interface Preview {
  channel: Post['channel'];
  account: string;
  title: string | null;
  /** text before the fold, and what opens behind 全文 */
  shown: string;
  folded: string;
  digestLine: string | null;
  sourceUrl: string | null;
  /** SHA-256 of pictures and how the channel crops them, as width:height */
  pictures: { sha256: string; ratio: string }[];
  cover: { sha256: string; ratio: string } | null;
  /** of a repost: what stands below our words */
  original?: { author: string; text: string; url: string };
}

export interface PublishContext {
  files: FileStore;
  now: number;
  /** results of uploads kept across attempts, e.g. sha256 → media_id */
  memo: Memo;
}

export interface Channel {
  accountId: string;
  /** Chinese reasons why the interface cannot carry this post; not empty: it is published by hand. */
  check(post: Post): string[];
  render(post: Post): Preview;
  /** Steps no reader can see (uploads, a draft), safe to repeat. Takes and gives the publication's handle. */
  prepare(post: Post, handle: Record<string, string>, context: PublishContext): Promise<PrepareOutcome>;
  /** The one visible step. Never retries by itself. Never throws for platform trouble: that is an outcome. */
  publish(post: Post, handle: Record<string, string>, context: PublishContext): Promise<PublishOutcome>;
  /** Is it already there? `sinceMs` is when the visible step began (epoch ms). Never throws for platform trouble: pending or unsure. */
  find(post: Post, handle: Record<string, string>, sinceMs: number, context: PublishContext): Promise<FindOutcome>;
  /** What readers can see of a published post now. Never throws for platform trouble. */
  capture(target: RemovalTarget, context: PublishContext): Promise<CaptureOutcome>;
  /** Remove what is public; what is gone already counts as removed. Never retries by itself, never throws for platform trouble. */
  takeDown(target: RemovalTarget, context: PublishContext): Promise<TakeDownOutcome>;
  /** What a repost would show again. Absent where the platform knows no reposts. Never throws for platform trouble. */
  readOriginal?(url: string, context: PublishContext): Promise<OriginalOutcome>;
  /** Does a link people paste belong to this account's platform? */
  ownsUrl(url: URL): boolean;
  /** ms between two posts on the account that the platform wants */
  minGapMs: number;
  probe(): Promise<void>;
}

export type PrepareOutcome =
  | { kind: 'ready'; handle: Record<string, string> }
  | { kind: 'putOff'; reason: string; retryAfterMs: number }
  | { kind: 'refused'; reason: string; code: string };

/** A channel whose platform reports verdicts to a webhook (`wechat-official-account.md` §7). */
export interface ChannelWebhook {
  accountId: string;
  verifyUrl(query: Query, now: number): string;
  /** Verify and parse; `key` is what a re-delivery repeats. `handle` says which publication: e.g. { publishId }. Throws InboundRefused. */
  open(query: Query, body: Buffer, now: number): ChannelEvent;
}

export type ChannelEvent = { key: string } & (
  { kind: 'verdict'; handle: Record<string, string>; outcome: FindOutcome } | { kind: 'other'; what: string }
);

// ---------------------------------------------------------------- files and memory

/** Content-addressed pictures, shared by all processes. */
export interface FileStore {
  /** Keep bytes; gives their SHA-256. */
  put(bytes: Buffer): Promise<string>;
  /** Throws when the file is not there or no longer matches its name. */
  get(sha256: string): Promise<Buffer>;
  has(sha256: string): Promise<boolean>;
  /** Delete the bytes; nothing when they are not there. */
  drop(sha256: string): Promise<void>;
}

/** Small remembered values that may be lost without harm. */
export interface Memo {
  get(key: string): Promise<string | null>;
  set(key: string, value: string): Promise<void>;
}
