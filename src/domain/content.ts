/** What an information officer writes: the lines of the 投稿 template (`domain.md` §3.2, `contract.md` §4). */
import type { AiDeclaration, Category, ChannelName, ProfileField, ReplyNature, Urgency } from './codes';
import type { Original } from './post/original';

export interface SourceCitation {
  type: 'ORIGINAL' | 'REPRINT';
  /** empty when the line was there but named nobody */
  name: string;
  url: string | null;
}

/** A picture as it will be sent; the bytes lie in the file store under their SHA-256. */
export interface Picture {
  sha256: string;
  type: 'image/jpeg' | 'image/png' | 'image/gif';
  bytes: number;
  width: number;
  height: number;
  /** when the sender's messenger says it was sent, epoch ms: pictures are ordered by (sentAt, messageId) */
  sentAt: number;
  messageId: string;
  /** the file said so itself when it came, in its hidden label (GB 45438-2025) */
  aigc?: 'MADE' | 'POSSIBLE' | 'SUSPECTED';
  /** SHA-256 of its cut in the shape of an article's cover; absent for what came before there was one */
  cover?: string;
}

/** One public post that is to go. */
export interface TakedownTarget {
  accountId: string;
  channel: ChannelName;
  platformId: string;
  url: string | null;
}

/** What a request to take down is about; part of its content, so that its digest covers it. */
export interface Takedown {
  submissionId: string;
  no: string;
  title: string;
  reason: string;
  targets: TakedownTarget[];
}

/** A post of ours with an error in it. */
export interface Corrected {
  submissionId: string;
  no: string;
  title: string;
  category: Category | null;
  url: string | null;
}

/** A reader's comment under one of our posts. */
export interface CommentLink {
  url: string;
  /** its first words, or all of it */
  excerpt: string;
}

export interface Content {
  title: string | null;
  category: Category | null;
  /** registry ids, in the order of the registry; null while 渠道 is unanswered */
  accountIds: string[] | null;
  body: string | null;
  /** a channel's own text (`微博:` / `微信:`), null to use the body */
  weiboText: string | null;
  wechatText: string | null;
  source: SourceCitation | null;
  /** 依据: what the content rests on */
  reference: string | null;
  /** 批准依据: the leader's approval (category 4) or the document behind category 5 */
  basis: string | null;
  videoUrl: string | null;
  secret: boolean | null;
  ai: AiDeclaration | null;
  marketing: boolean | null;
  /** 图片：N张; null when the line was not given */
  declaredPictures: number | null;
  /** caption, origin, licence, people, consent of each picture as written behind the line */
  pictureNotes: string[];
  pictures: Picture[];
  /** of a correction: what it corrects */
  corrects?: Corrected;
  /** of a request to take down: what it removes */
  takedown?: Takedown;
  /** of a reply: the comment it answers; absent for a wording */
  comment?: CommentLink;
  /** of a reply: what its writer says it is about */
  nature?: ReplyNature;
  /** of a wording: what it is about, and until when it may be used (epoch ms; without: until it is stopped) */
  topic?: string;
  validUntil?: number;
  /** of a change of an account's data: what, and how it reads before and after */
  profileField?: ProfileField;
  oldValue?: string;
  newValue?: string;
  /** of a repost: what it shows again; of a reprint: the words it repeats, where they were given */
  original?: Original;
}

/** A written reason (理由) for what a rule found; it stands as long as the finding reads the same. */
export interface FindingReason {
  rule: string;
  /** the finding's own words */
  finding: string;
  reason: string;
  by: string;
  /** epoch ms */
  at: number;
}

/** What is asked for beside the content itself; not part of any digest. */
export interface PublishRequest {
  urgency: Urgency;
  /** 级别 was not said yet: it is asked before 提交 (`contract.md` §4) */
  urgencyOpen?: true;
  /** 理由: why it is urgent, or why it comes late */
  reason: string | null;
  /** 拟发, epoch ms */
  plannedAt: number | null;
  /** what the author answered to single findings, with a reason of its own */
  answers?: FindingReason[];
  /** 定日：是 — it belongs to its day and keeps its slot before others (`domain.md` §3.3 case 3) */
  dateBound?: boolean;
}

export const EMPTY_CONTENT: Content = {
  title: null,
  category: null,
  accountIds: null,
  body: null,
  weiboText: null,
  wechatText: null,
  source: null,
  reference: null,
  basis: null,
  videoUrl: null,
  secret: null,
  ai: null,
  marketing: null,
  declaredPictures: null,
  pictureNotes: [],
  pictures: [],
};

export const EMPTY_REQUEST: PublishRequest = { urgency: 'ROUTINE', reason: null, plannedAt: null };

/** Of the original, too, only the named fields change. */
export type ContentPatch = Partial<Omit<Content, 'pictures' | 'original'>> & { original?: Partial<Original> };

/** A change to a draft: only the named fields change; `appendBody` adds a paragraph. */
export interface DraftPatch {
  content?: ContentPatch;
  request?: Partial<PublishRequest>;
  appendBody?: string;
}

/** The files of pictures in the file store, by their SHA-256: as they are, and cut as a cover. */
export function storedAs(pictures: Picture[]): string[] {
  return pictures.flatMap(({ sha256, cover }) => (cover === undefined ? [sha256] : [sha256, cover]));
}

/** Pictures in the order their sender sent them (`contract.md` §8 Input). */
export function inSendingOrder(pictures: Picture[]): Picture[] {
  return [...pictures].sort((a, b) => a.sentAt - b.sentAt || compareMessageIds(a.messageId, b.messageId));
}

/** MsgIds are decimal strings past 2^53: shorter is smaller, then plain order. */
function compareMessageIds(a: string, b: string): number {
  if (a.length !== b.length && /^\d+$/.test(a) && /^\d+$/.test(b)) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}
