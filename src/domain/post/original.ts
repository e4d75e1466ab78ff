/** What a repost shows again: somebody else's post, as it was when it was looked at (A5; `domain.md` §3.3 case 22; 第九、十一条). */
import { sha256 } from '../digest';
import { MINUTE } from '../time/shanghai';

export interface Original {
  /** this submission shows the original again, as the platform does it (转发); absent: its words are reprinted in ours (转载) */
  repost?: true;
  url: string | null;
  author: string | null;
  /** when it was posted, epoch ms */
  postedAt: number | null;
  /** the snapshot: its words as they were at `takenAt` (epoch ms) */
  text: string | null;
  takenAt: number | null;
  /** `page`: read from the platform; `person`: whoever submits pasted it */
  from: 'page' | 'person' | null;
  /** the platform's own id, known once it was read */
  platformId: string | null;
  /** the platform is being asked for it */
  reading?: true;
  /** why the platform did not give it (Chinese) */
  unread?: string;
  /** the platform says that it is not there, or not any more */
  gone?: true;
}

/** The original as it is signed: part of the post, so that its digest covers it. */
export interface SignedOriginal {
  url: string;
  author: string;
  postedAt: number;
  text: string;
  sha256: string;
  takenAt: number;
  from: 'page' | 'person';
  platformId: string | null;
}

/** What the platform gave when it was asked. */
export interface ReadOriginal {
  platformId: string;
  author: string | null;
  postedAt: number | null;
  text: string;
}

const NOTHING_KNOWN: Original = {
  url: null,
  author: null,
  postedAt: null,
  text: null,
  takenAt: null,
  from: null,
  platformId: null,
};

/** A snapshot of the page older than this is taken anew at 提交. */
const FRESH_FOR = 10 * MINUTE;
/** A check that the original is still there and the same holds so long for the one attempt that follows. */
const CHECK_HOLDS = 5 * MINUTE;

/** A draft of a repost begins with this. */
export const A_REPOST: Partial<Original> = { repost: true };

export function isRepost(content: { original?: Original }): boolean {
  return content.original?.repost === true;
}

/** What is known of an original after a change; of another address nothing is known yet, and new words come from whoever wrote them. */
export function changedOriginal(before: Original | undefined, change: Partial<Original>): Original {
  const known = { ...NOTHING_KNOWN, ...before };
  // the same address once more: what could not be read is tried again
  const isFresh = change.url !== known.url || known.unread !== undefined || known.gone;
  const isAnother = change.url !== undefined && known.url !== null && isFresh;
  const base: Original = isAnother ? { ...NOTHING_KNOWN, ...(known.repost && { repost: true }) } : known;
  return { ...base, ...change };
}

/** The platform has given it: what it says counts, wherever a person said otherwise. */
export function withRead(original: Original, read: ReadOriginal, takenAt: number): Original {
  const { reading: _over, unread: _not, gone: _back, ...known } = original;
  const { platformId, text, author, postedAt } = read;
  return {
    ...known,
    platformId,
    text,
    author: author ?? known.author,
    postedAt: postedAt ?? known.postedAt,
    takenAt,
    from: 'page',
  };
}

export function withoutReading({ reading: _over, ...original }: Original, why: string, gone: boolean): Original {
  const { text, from } = original;
  // what was read once and cannot be read now is no snapshot of now
  const old = from === 'page' && text !== null ? { text: null, from: null, takenAt: null, platformId: null } : {};
  return { ...original, ...old, unread: why, ...(gone && { gone: true }) };
}

/** Has the platform to be asked for it, before anybody is? */
export function isToBeRead({ url, text, reading, unread, gone }: Original): boolean {
  return url !== null && text === null && !reading && unread === undefined && !gone;
}

const GONE = '原文在平台上已经删除或看不到';

/** Why an original that is gone cannot be shown again, in Chinese without a full stop. */
export function goneWords({ unread }: Original): string {
  return unread ?? GONE;
}

/** Does 提交 need a new look at the page? @param now epoch ms */
export function isStale({ from, takenAt }: Original, now: number): boolean {
  return from === 'page' && now - (takenAt ?? 0) > FRESH_FOR;
}

/** May the attempt that rests on a check of this moment (epoch ms) begin now? */
export function isChecked(checkedAt: number | undefined, now: number): boolean {
  return checkedAt !== undefined && now - checkedAt <= CHECK_HOLDS;
}

/** As it goes into the post; what is still unknown is empty, and a rule keeps that from being submitted. */
export function signedOriginal(original: Original): SignedOriginal {
  const text = original.text ?? '';
  return {
    url: original.url ?? '',
    author: original.author ?? '',
    postedAt: original.postedAt ?? 0,
    text,
    sha256: sha256(text),
    takenAt: original.takenAt ?? 0,
    from: original.from ?? 'page',
    platformId: original.platformId,
  };
}

const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/g;

const plain = (text: string) => text.replace(INVISIBLE, '').normalize('NFC').replace(/\s+/g, ' ').trim();

/** Are these the same words? White space and what nobody sees do not count. */
export function sameWording(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

/** Do these words stand in that text as they are? */
export function quotes(text: string, words: string): boolean {
  return plain(text).includes(plain(words));
}

/** The source of a repost whose 来源 was not said: the original itself. */
export function sourceOfOriginal({ author, url }: Original): { type: 'REPRINT'; name: string; url: string } | null {
  return author && url ? { type: 'REPRINT', name: author, url } : null;
}
