import type { TokenRow } from '../access-tokens';
import type { SandboxPerson } from '../people';
import type { Credentials } from '../credentials';
import type { Pictures } from '../pictures';
import type { Card } from './card';
import type { Message } from './message';

/** All that the fake WeCom remembers, as one JSON document. */
export interface WecomState {
  /** Last number given to anything; ids are made from it. */
  sequence: number;
  tokens: TokenRow[];
  /** What each member's chat with the app shows, oldest first. */
  phones: Record<string, PhoneEntry[]>;
  sent: Record<string, SentMessage>;
  responseCodes: Record<string, ResponseCode>;
  /** task_id → msgid; never forgotten, since a task_id is unique forever. */
  tasks: Record<string, string>;
  media: Record<string, Media>;
  logins: Record<string, { userid: string; expiresAt: number; used: boolean }>;
  menu: Menu | null;
  /** What every member's workbench shows for the app; null while its administrator has not switched the tile on. */
  tile: Tile | null;
  /** What the company changed in its directory since it was founded. */
  directory: DirectoryChanges;
  /** Hash of a request body → when and as what it was sent (`enable_duplicate_check`). */
  bodies: Record<string, { at: number; msgid: string }>;
  /** Messages silently discarded by the cap per member. */
  dropped: number;
}

/** One line of a chat, with what the platform knows behind it. */
export interface PhoneEntry {
  message: Message;
  /** The sending it belongs to; absent for what the person wrote and for passive replies. */
  msgid?: string;
}

export interface SentMessage {
  at: number;
  receivers: string[];
  /** The card as it was sent: its type and keys count for taps even after updates. */
  card?: Card;
}

export interface ResponseCode {
  msgid: string;
  expiresAt: number;
  used: boolean;
}

export interface Media {
  file: string;
  filename: string;
  contentType: string;
  expiresAt: number;
}

/** The app's menu below every chat, in the JSON of wecom.md §10.1. */
export interface MenuButton {
  name: string;
  type?: 'click' | 'view';
  key?: string;
  url?: string;
  sub_button?: MenuButton[];
}

export interface Menu {
  button: MenuButton[];
}

/** The workbench tile of type `keydata` (wecom.md §10.2). */
export interface Tile {
  template: KeyData[];
  /** Userid → the member's own values. */
  own: Record<string, KeyData[]>;
}

export interface KeyData {
  key: string;
  data: string;
}

export interface DirectoryChanges {
  /** By userid. */
  people: Record<string, { name?: string; title?: string; department?: string; left?: true }>;
  joined: SandboxPerson[];
  /** By the id of `sandboxDepartments`. */
  departments: Record<string, { name?: string; leader?: string }>;
}

/** What every part of the fake WeCom works with. */
export interface Wecom {
  credentials: Credentials['wecom'];
  state: WecomState;
  save(): Promise<void>;
  /** Epoch ms of the one clock. */
  now(): number;
  /** Whether the platform's rate limits hold. */
  limited: boolean;
  /** Everybody who has a phone, as the directory has them now; who left is marked. */
  readonly people: SandboxPerson[];
  pictures: Pictures;
  /** The product's webhook; empty when no callback is configured. */
  callbackUrl(): string;
}

export function emptyWecom(): WecomState {
  return {
    sequence: 0,
    tokens: [],
    phones: {},
    sent: {},
    responseCodes: {},
    tasks: {},
    media: {},
    logins: {},
    menu: null,
    tile: null,
    directory: { people: {}, joined: [], departments: {} },
    bodies: {},
    dropped: 0,
  };
}

export function nextNumber(wecom: Wecom): number {
  wecom.state.sequence += 1;
  return wecom.state.sequence;
}

/** The members there are now. */
export function members(wecom: Wecom): SandboxPerson[] {
  return wecom.people.filter(({ left }) => !left);
}

/** Userids are the same in any case (wecom.md §8.2); gives the one of the directory. */
export function memberOf(wecom: Wecom, userid: string): SandboxPerson | undefined {
  return members(wecom).find((person) => person.userid.toLowerCase() === userid.toLowerCase());
}
