import type { Credentials } from '../credentials';
import type { Pictures } from '../pictures';
import type { DailyUse } from '../quota';

/** One post on the fake Weibo account. */
export interface WeiboRow {
  /** Above 2^53, as text. */
  id: string;
  at: number;
  /** As it was sent, with long links. */
  text: string;
  /** As readers and the API see it, links shortened to t.cn. */
  shown: string;
  /** File of the one picture. */
  picture?: string;
  rip: string;
  /** of a repost: the id of the post it shows again */
  repostOf?: string;
}

/** A post of somebody else's account, which ours may show again. */
export interface OtherRow {
  id: string;
  uid: string;
  name: string;
  at: number;
  text: string;
}

export interface WeiboState {
  sequence: number;
  tokenExpired: boolean;
  /** Oldest first. */
  posts: WeiboRow[];
  /** What others posted; null until the first of them are there. */
  others: OtherRow[] | null;
  /** t.cn code → long address. */
  links: Record<string, string>;
  uses: DailyUse;
}

export interface Weibo {
  credentials: Credentials['weibo'];
  state: WeiboState;
  save(): Promise<void>;
  now(): number;
  limited: boolean;
  pictures: Pictures;
  /** Host name registered as the app's safe domain. */
  safeDomain(): string;
}

export function emptyWeibo(): WeiboState {
  return { sequence: 0, tokenExpired: false, posts: [], others: null, links: {}, uses: {} };
}
