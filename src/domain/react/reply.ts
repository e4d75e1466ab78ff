/**
 * What follows from a reply, a wording or a change of an account's data; where it is silent, it goes like any other submission (A9; 第十四条;
 * F-16, F-17).
 */
import type { Context } from '../context';
import type { DomainEvent } from '../events';
import type { BookKey, HouseCommand } from '../house';
import { newValueOf } from '../post/profile';
import { commentKey, natureOf } from '../post/reply';
import { currentVersion, keeperOf, type Submission } from '../submission';

/** What is entered in one of the company's books, in the same transaction. */
export type EnterEffect = { kind: 'enter'; key: BookKey; command: HouseCommand };

export type ReplyNotice =
  /** it was done by hand, as it was signed */
  | { kind: 'doneByHand'; by: string; accountId: string; doneAt: number; url: string | null }
  | { kind: 'natureRaised'; by: string; reason: string };

export type ReplyEffect =
  | EnterEffect
  | { kind: 'tell'; personId: string; notice: ReplyNotice }
  | { kind: 'closeCards'; purposes: ('review' | 'copyPack')[]; accountId?: string };

/** Null: as with any submission. */
export function replyEffects(event: DomainEvent, submission: Submission, context: Context): ReplyEffect[] | null {
  if (submission.kind !== 'REPLY' && submission.kind !== 'PROFILE_CHANGE') return null;
  switch (event.type) {
    case 'WordingAdopted':
      return [adopted(event, submission)];
    case 'PublicationSettled':
      return settledByHand(event, submission, context);
    default:
      return null;
  }
}

function adopted(event: Extract<DomainEvent, { type: 'WordingAdopted' }>, submission: Submission): EnterEffect {
  const { by, name, topic, text, until } = event;
  const { id: submissionId, no, submitterId: ownerId } = submission;
  const { digest } = currentVersion(submission)!;
  const wording = { name, topic, text, submissionId, no: no!, digest, until, ownerId };
  return { kind: 'enter', key: 'wordings', command: { type: 'AddWording', by, wording } };
}

function settledByHand(
  event: Extract<DomainEvent, { type: 'PublicationSettled' }>,
  submission: Submission,
  { organization, now }: Context,
): ReplyEffect[] {
  const { accountId, by, url, publishedAt } = event;
  const close: ReplyEffect = { kind: 'closeCards', purposes: ['copyPack'], accountId };
  // given up; or a wording, which its own book tells of
  if (event.status !== 'PUBLISHED' || natureOf(submission) === 'WORDING') return [close];
  const doneAt = publishedAt ?? now;
  const notice: ReplyNotice = { kind: 'doneByHand', by: by ?? '', accountId, doneAt, url };
  const { contacts, head } = organization.office;
  const people = new Set([keeperOf(submission), ...contacts, head]);
  return [
    close,
    ...entries(submission, accountId, by, doneAt),
    ...[...people].filter((id) => id !== by).map((personId): ReplyEffect => ({ kind: 'tell', personId, notice })),
  ];
}

/** The log of comments, or the registry of accounts. */
function entries(submission: Submission, accountId: string, by: string | null, doneAt: number): EnterEffect[] {
  const { content, posts } = currentVersion(submission)!;
  const no = submission.no!;
  if (submission.kind === 'PROFILE_CHANGE') {
    const { profileField: field } = content;
    const value = newValueOf(content);
    return field
      ? [
          {
            kind: 'enter',
            key: 'registry',
            command: { type: 'RecordProfile', by, accountId, field, value, no, doneAt },
          },
        ]
      : [];
  }
  const { comment } = content;
  if (!comment) return [];
  const about = { ...comment, accountId };
  const text = posts.find((post) => post.accountId === accountId)?.text ?? '';
  const command = { type: 'NoteReply' as const, by, about, no, text, postedAt: doneAt };
  return [{ kind: 'enter', key: commentKey(comment.url), command }];
}
