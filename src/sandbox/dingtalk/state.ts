import type { TokenRow } from '../access-tokens';
import type { Credentials } from '../credentials';
import type { SandboxPerson } from '../people';
import type { Pictures } from '../pictures';
import type { Quirks } from './quirks';

/** All that the fake DingTalk remembers, as one JSON document. */
export interface DingtalkState {
  /** Last number given to anything; ids are made from it. */
  sequence: number;
  tokens: TokenRow[];
  /** How the console delivers: robot messages and events are two switches (dingtalk.md §0.1); cards choose for themselves. */
  inbound: { robot: Inbound; events: Inbound };
  /** What each member's chat with the robot shows, oldest first; by userid. */
  chats: Record<string, ChatLine[]>;
  /** By outTrackId. */
  cards: Record<string, CardInstance>;
  /** Registered addresses of card callbacks, by callbackRouteKey. */
  routes: Record<string, { url: string; apiSecret: string | null }>;
  todos: Record<string, Todo>;
  /** By downloadCode. */
  files: Record<string, { file: string; name: string }>;
  sessions: Record<string, { userid: string; expiresAt: number }>;
  logins: Record<string, { userid: string; expiresAt: number; used: boolean }>;
  /** Tokens of people who signed in, which tell who they are. */
  visitors: Record<string, string>;
  /** Userids of those who left the company. */
  left: string[];
  /** What the company changed in its directory since it was founded: by userid, and by the id of `sandboxDepartments`. */
  directory: {
    people: Record<string, { name?: string; title?: string; department?: string }>;
    joined: SandboxPerson[];
    departments: Record<string, { name?: string; leader?: string }>;
  };
  /** Used up in the Beijing month `month`. */
  usage: { month: string; calls: number; pushes: number };
}

export type Inbound = 'stream' | 'http';

/** One line of a chat as the phone shows it; a card is shown from its instance, so that all its holders see what is true. */
export interface ChatLine {
  id: string;
  /** Epoch ms. */
  at: number;
  /** Seen from the phone: `in` came from the app, `out` was written by the person. */
  direction: 'in' | 'out';
  kind: 'text' | 'markdown' | 'link' | 'picture' | 'file' | 'card';
  text?: string;
  /** Of a picture or file: its file's name. */
  file?: string;
  outTrackId?: string;
}

export type Variables = Record<string, string>;

export interface CardInstance {
  outTrackId: string;
  callbackType: 'STREAM' | 'HTTP' | null;
  callbackRouteKey: string | null;
  /** Layers of data (§5.1): everybody's, one person's, and what a callback's answer showed to its tapper alone. */
  shared: Variables;
  own: Record<string, Variables>;
  answered: Record<string, Variables>;
  holders: string[];
  forwardable: boolean;
}

export interface Todo {
  id: string;
  sourceId: string | null;
  creatorId: string;
  executorIds: string[];
  subject: string;
  dueTime: number | null;
  url: string;
  done: boolean;
}

/** What every part of the fake DingTalk works with. */
export interface Dingtalk {
  credentials: Credentials['dingtalk'];
  state: DingtalkState;
  save(): Promise<void>;
  /** Epoch ms of the one clock. */
  now(): number;
  pictures: Pictures;
  quirks: Quirks;
  /** When each interface was called within the last second, on the machine's own time. */
  recent: Map<string, number[]>;
  /** Everybody who has a phone, with their DingTalk userid. */
  readonly people: SandboxPerson[];
  /** Base address of this server. */
  url(): string;
  /** Base of the product's DingTalk webhooks; empty when it has none. */
  callbackUrl(): string;
}

export function emptyDingtalk(): DingtalkState {
  return {
    sequence: 0,
    tokens: [],
    inbound: { robot: 'stream', events: 'stream' },
    chats: {},
    cards: {},
    routes: {},
    todos: {},
    files: {},
    sessions: {},
    logins: {},
    visitors: {},
    left: [],
    directory: { people: {}, joined: [], departments: {} },
    usage: { month: '', calls: 0, pushes: 0 },
  };
}

export function nextNumber(dingtalk: Dingtalk): number {
  dingtalk.state.sequence += 1;
  return dingtalk.state.sequence;
}
