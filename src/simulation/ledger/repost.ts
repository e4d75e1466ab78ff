/** What a repost's events say of its original and of the looks at it, told without the core's own functions. */
import type { Status } from '../../domain/codes';
import type { DomainEvent } from '../../domain/events';
import type { Original } from '../../domain/post/original';

export interface RepostLedger {
  url: string | null;
  author: string | null;
  postedAt: number | null;
  text: string | null;
  takenAt: number | null;
  from: 'page' | 'person' | null;
  reading: boolean;
  unread: boolean;
  gone: boolean;
  /** account → when its original was last found as it was signed, for the attempt that has not begun */
  looked: Map<string, number>;
  /** accounts whose attempt under way began on such a look */
  covered: Set<string>;
  /** held because it is not what was signed */
  lost: boolean;
}

export function newRepostLedger(): RepostLedger {
  return { ...nothingKnown(), looked: new Map(), covered: new Set(), lost: false };
}

const nothingKnown = () => ({
  url: null,
  author: null,
  postedAt: null,
  text: null,
  takenAt: null,
  from: null,
  reading: false,
  unread: false,
  gone: false,
});

/** Enter an event, after `index.ts` has. @param entered the ledger as it is since */
export function enterRepost(
  { repost, status }: { repost: RepostLedger | null; status: Status },
  event: DomainEvent,
  at: number,
): void {
  if (!repost) return;
  switch (event.type) {
    case 'DraftEdited':
      if (event.patch.content?.original) enterLines(repost, event.patch.content.original);
      break;
    case 'OriginalAsked':
      repost.reading = true;
      break;
    case 'OriginalRead': {
      const { author, postedAt, text } = event.read;
      Object.assign(repost, { text, takenAt: at, from: 'page', reading: false, unread: false, gone: false });
      repost.author = author ?? repost.author;
      repost.postedAt = postedAt ?? repost.postedAt;
      break;
    }
    case 'OriginalUnread':
      if (repost.from === 'page') Object.assign(repost, { text: null, takenAt: null, from: null });
      Object.assign(repost, { reading: false, unread: true, gone: event.gone });
      break;
    case 'OriginalChecked':
      repost.looked.set(event.accountId, at);
      break;
    case 'SendingBegan':
      if (repost.looked.delete(event.accountId)) repost.covered.add(event.accountId);
      break;
    case 'SendingPutOff':
      repost.covered.delete(event.accountId);
      break;
    case 'Submitted':
    case 'VersionEdited':
      repost.looked.clear();
      repost.covered.clear();
      break;
    case 'OriginalLost':
      repost.lost = true;
      break;
    default:
  }
  if (status !== 'HELD') repost.lost = false;
}

/** Of another address nothing is known yet; nor of one that could not be read. */
function enterLines(repost: RepostLedger, { url, author, postedAt, text, takenAt, from }: Partial<Original>): void {
  if (url !== undefined && (url !== repost.url || repost.unread || repost.gone)) Object.assign(repost, nothingKnown());
  const said = { url, author, postedAt, text, takenAt, from };
  Object.assign(repost, Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)));
}
