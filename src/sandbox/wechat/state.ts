import type { TokenRow } from '../access-tokens';
import type { Credentials } from '../credentials';
import type { Faults } from '../faults';
import type { Pictures } from '../pictures';
import type { DailyUse } from '../quota';
import { spend } from '../quota';
import { PlatformError } from '../errors';

/** One article as the platform keeps it, after its own rewriting. */
export interface Article {
  article_type: 'news' | 'newspic';
  title: string;
  author: string;
  digest: string;
  content: string;
  content_source_url: string;
  thumb_media_id: string;
  need_open_comment: number;
  only_fans_can_comment: number;
  image_info?: { image_list: { image_media_id: string }[] };
}

export interface Draft {
  articles: Article[];
  updatedAt: number;
}

/** Something handed in for publication: waits for the platform's verdict, then for its event to be pushed. */
export interface Job {
  kind: 'publish' | 'mass';
  /** publish_id or msg_id. */
  id: string;
  msgDataId: string;
  articles: Article[];
  submittedAt: number;
  /** When the verdict falls. */
  dueAt: number;
  /** The numbers of wechat-official-account.md §6.1. A mass send knows only 0, 1 and 3. */
  status: number;
  /** What the verdict will be. */
  verdict: number;
  articleId: string;
  urls: string[];
  updatedAt: number;
  eventPushed: boolean;
}

export interface WechatState {
  sequence: number;
  /** Of stable_token and of the old token call: two families that do not disturb each other. */
  stableTokens: TokenRow[];
  plainTokens: TokenRow[];
  /** Permanent material: media_id → file. */
  material: Record<string, string>;
  drafts: Record<string, Draft>;
  jobs: Job[];
  /** clientmsgid (or the key derived without one) → what it started. */
  massKeys: Record<string, { at: number; msgId: string }>;
  uses: DailyUse;
}

export interface Wechat {
  credentials: Credentials['wechat'];
  state: WechatState;
  save(): Promise<void>;
  now(): number;
  limited: boolean;
  pictures: Pictures;
  faults: Faults;
  /** Mass keys whose first call is still being answered. */
  busyKeys: Set<string>;
  callbackUrl(): string;
}

export function emptyWechat(): WechatState {
  return {
    sequence: 0,
    stableTokens: [],
    plainTokens: [],
    material: {},
    drafts: {},
    jobs: [],
    massKeys: {},
    uses: {},
  };
}

export function nextNumber(wechat: Wechat): number {
  wechat.state.sequence += 1;
  return wechat.state.sequence;
}

/** @throws PlatformError 45009 when the day's quota (§8) of this call is used up */
export function spendQuota(wechat: Wechat, name: string, limit: number): void {
  if (wechat.limited && !spend(wechat.state.uses, name, limit, wechat.now())) {
    throw new PlatformError(45009, 'reach max api daily quota limit');
  }
}
