/** A repost's original: asked for while the draft is written, looked at again before it is sent (`domain.md` §3.3 case 22; F-11). */
import { hasClassificationMark } from '../text/classification-mark';
import type { Command } from '../commands';
import { happened, nothing, refuse, type Context, type Decided } from '../context';
import type { DomainEvent } from '../events';
import { evolveAll } from '../evolve';
import { isRepost, isStale, isToBeRead, sameWording } from '../post/original';
import { officePeople } from '../people';
import { isOfficeStage } from '../signing/review';
import { currentPublications, currentReview, currentVersion, type Submission } from '../submission';
import { isKeptBack } from '../edit/recheck';
import { settled } from './publishing';
import { refusedWithdrawal } from './withdrawing';

/** 第九条; C-01: its words are not stored, and it is not shown again */
const MARKED = '原文带有密级标志，没有保存';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

/** The same events, and the question to the platform where they leave an original that nobody has looked at. @param before null: it begins */
export function askingForOriginal(before: Submission | null, events: DomainEvent[], context: Context): Decided {
  const { content } = evolveAll(before, events, { at: context.now, actor: null });
  if (!isRepost(content) || !isToBeRead(content.original!)) return happened(...events);
  return happened(...events, { type: 'OriginalAsked', url: content.original!.url! });
}

/** At 提交: what was read is read anew when it is old, and what is being read is waited for; null when nothing is in the way. */
export function waitingForOriginal({ content, submitWhenComplete }: Submission, now: number): Decided | null {
  if (!isRepost(content)) return null;
  const { reading, url } = content.original!;
  const again = !reading && isStale(content.original!, now);
  if (!reading && !again) return null;
  const events: DomainEvent[] = [
    ...(submitWhenComplete ? [] : [{ type: 'SubmitAsked' as const }]),
    ...(again ? [{ type: 'OriginalAsked' as const, url: url! }] : []),
  ];
  return events.length > 0 ? happened(...events) : nothing;
}

/** The platform has answered; an answer about another address, or to a draft that is none any more, says nothing. */
export function noteOriginal({ content, status }: Submission, { url, found }: Of<'NoteOriginal'>): Decided {
  const { original } = content;
  const isWaiting = status === 'DRAFT' || status === 'RETURNED';
  if (!isWaiting || !original?.reading || original.url !== url) return nothing;
  if (found.kind === 'read' && hasClassificationMark(found.text))
    return happened({ type: 'OriginalUnread', reason: MARKED, gone: true });
  if (found.kind === 'read') {
    const { platformId, author, postedAt, text } = found;
    return happened({ type: 'OriginalRead', read: { platformId, author, postedAt, text } });
  }
  const gone = found.kind === 'gone';
  return happened({ type: 'OriginalUnread', reason: gone ? '原文在平台上已经删除或看不到' : found.reason, gone });
}

/**
 * Just before it is sent: the same words let one attempt begin. Anything else holds the post while nothing of it is out; where another
 * account has begun already, this one is not sent, and the publisher is told.
 */
export function checkOriginal(
  submission: Submission,
  { accountId, found }: Of<'CheckOriginal'>,
  context: Context,
): Decided {
  const publications = currentPublications(submission);
  const publication = publications.find((one) => one.accountId === accountId);
  const signed = currentVersion(submission)?.posts.find((one) => one.accountId === accountId)?.original;
  if (submission.status !== 'PUBLISHING' || publication?.status !== 'WAITING' || !signed)
    return refuse({ code: 'PUBLICATION_NOT_OPEN', accountId, status: publication?.status ?? null });
  if (found.kind === 'read' && sameWording(found.text, signed.text))
    return happened({ type: 'OriginalChecked', accountId });
  const what = found.kind === 'gone' ? 'GONE' : 'CHANGED';
  if (publications.every(({ status }) => status === 'WAITING'))
    return happened({ type: 'OriginalLost', accountId, what, text: kept(found) });
  const note = what === 'GONE' ? '原文已删除或看不到，没有转发' : '原文有改动，与签发的不同，没有转发';
  return settled(submission, { accountId, by: null, outcome: { status: 'FAILED', note } }, context);
}

/** What it says now, for the office to see; what is marked is kept nowhere (C-01). */
function kept(found: Of<'CheckOriginal'>['found']): string | null {
  return found.kind === 'read' && !hasClassificationMark(found.text) ? found.text : null;
}

/** 退回: its submitter takes up what the original says now, or what the rules of the day ask; it is reviewed from the beginning. */
export function returnHeld(submission: Submission, { by, reason }: Of<'ReturnHeld'>, context: Context): Decided {
  if (!officePeople(context.organization).includes(by)) return refuse({ code: 'NOT_ENTITLED', right: 'office' });
  const isLost = submission.status === 'HELD' && submission.lostOriginal !== undefined;
  if (!isLost && !isKeptBack(submission)) return refuse({ code: 'NOT_HELD', status: submission.status });
  const stage = currentReview(submission)?.stages.find(isOfficeStage)?.name ?? '';
  const code = isLost ? 'SOURCE' : 'OTHER';
  return happened(...refusedWithdrawal(submission, by), { type: 'Returned', by, stage, reason, code });
}
