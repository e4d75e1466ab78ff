/** Every card in our own terms, built from what is true at the moment of sending; and how it looks once it is over (`contract.md` §5). */
import type { CardPurpose } from '../../application/door';
import type { Card } from '../../application/ports';
import type { CardRow } from '../../application/store';
import type { World } from '../../application/world';
import { nameOf } from '../../domain/people';
import { peopleToAsk, reassignmentsOf } from '../../domain/signing/review';
import { currentPublications, currentReview, openStage, titleOf, type Submission } from '../../domain/submission';
import { readableTime } from '../../domain/time/shanghai';
import { describeDraft, describeField, draftCard, fieldAnswer, fieldCard } from './draft';
import { describeEdit, describeObjection, editCard, editOutcome, objectionCard } from './edit';
import { accountOf, describeOverdue, describeTrouble, overdueCard, troubleCard } from './office';
import { describeHeld, heldCard } from './held';
import { describeSlot, slotCard } from './slots';
import { describeReadBack, readBackCard, readBackOutcome } from './read-back';
import { describeReview, reviewCard } from './review';
import { describeValidity, validityCard, validityOutcome } from './validity';
import { describeWithdrawal, withdrawalCard, withdrawalOutcome } from './withdrawal';
import { short, statusWords } from '../wording/labels';
import { signerWords, truthText } from '../truth';

export { DRAFT_KEYS } from './draft';
export { OVERDUE_KEYS, TROUBLE_KEYS } from './office';

/** Build the content of a promised card at the moment of sending; null when it is no longer worth sending. */
export function buildCard(row: CardRow, submission: Submission, world: World, now: number): Card | null {
  switch (row.purpose as CardPurpose) {
    case 'review':
      return reviewCard(row, submission, world, now);
    case 'draft':
      return draftCard(row, submission, world, now);
    case 'field':
      return fieldCard(row, submission, world, now);
    case 'edit':
      return editCard(row, submission, world, now);
    case 'objection':
      return objectionCard(row, submission, world);
    case 'overdue':
      return overdueCard(row, submission, world, now);
    case 'withdrawal':
      return withdrawalCard(row, submission, world, now);
    case 'validity':
      return validityCard(row, submission, world, now);
    case 'readBack':
      return readBackCard(row, submission, world, now);
    case 'held':
      return heldCard(row, submission, world, now);
    case 'slot':
      return slotCard(row, submission, world, now);
    case 'trouble':
      return troubleCard(row, submission, world);
    case 'copyPack':
    case 'weekly':
    case 'wording':
    case 'wordList':
      // a copy pack is texts, which can be copied
      return null;
  }
}

/** The same card once it is closed: who decided what and when, or what else became of it. */
export function closedCard(row: CardRow, submission: Submission, world: World, now: number): Card {
  return closedWith(row, submission, world, now, outcomeOf(row, submission, world, now));
}

/** A closed card with a caption of its own, for one person's copy. */
export function closedWith(row: CardRow, submission: Submission, world: World, now: number, closed: string): Card {
  const card = describe(row, submission, world, now) ?? bareCard(row, submission);
  return {
    ...card,
    title: card.title.replace(/【(?:待审核|待确认|请再确认)】/, '【已处理】'),
    closed: short(closed, 36),
  };
}

function describe(row: CardRow, submission: Submission, world: World, now: number): Card | null {
  switch (row.purpose as CardPurpose) {
    case 'review': {
      const card = describeReview(row, submission, world, now);
      return card && { ...card, body: truthText(submission, world, now) };
    }
    case 'draft':
      return describeDraft(row, submission, world, now);
    case 'field':
      return describeField(row, submission, world);
    case 'edit':
      return describeEdit(row, submission, world, now);
    case 'objection':
      return describeObjection(row, submission, world);
    case 'overdue':
      return { ...describeOverdue(row, submission, world, now), body: truthText(submission, world, now) };
    case 'withdrawal':
      return { ...describeWithdrawal(row, submission, world, now), body: truthText(submission, world, now) };
    case 'validity':
      return { ...describeValidity(row, submission, world, now), body: truthText(submission, world, now) };
    case 'readBack':
      return describeReadBack(row, submission, world, now);
    case 'held':
      return { ...describeHeld(row, submission, world, now), body: truthText(submission, world, now) };
    case 'slot':
      return { ...describeSlot(row, submission, world, now), body: truthText(submission, world, now) };
    case 'trouble':
      return { ...describeTrouble(row, submission, world), body: truthText(submission, world, now) };
    case 'copyPack':
    case 'weekly':
    case 'wording':
    case 'wordList':
      return null;
  }
}

function bareCard(row: CardRow, submission: Submission): Card {
  return {
    taskId: row.taskId,
    tag: '签发',
    title: `《${short(titleOf(submission), 30)}》`,
    buttons: [{ text: '已结束', tone: 'plain', key: 'over' }],
  };
}

function outcomeOf(row: CardRow, submission: Submission, world: World, now: number): string {
  switch (row.purpose as CardPurpose) {
    case 'review':
      return reviewOutcome(row, submission, world, now);
    case 'draft':
      return draftOutcome(submission);
    case 'field':
      return fieldAnswer(row, submission, world);
    case 'withdrawal':
      return withdrawalOutcome(submission, world, now);
    case 'validity':
      return validityOutcome(row, submission, world, now);
    case 'readBack':
      return readBackOutcome(row, submission, world, now);
    case 'edit':
      return editOutcome(row, submission);
    case 'objection':
      return submission.status === 'IN_REVIEW' ? '已有新的进展' : statusWords(submission);
    case 'trouble':
      return troubleOutcome(row, submission, now);
    case 'held':
      return movedOutcome(submission, now, '定于');
    case 'overdue':
    case 'slot':
    case 'copyPack':
    case 'weekly':
    case 'wording':
    case 'wordList':
      return movedOutcome(submission, now, '已改期');
  }
}

/** `安若溪 6/1 15:03 退回：来源写全称` where the stage was decided in this review; else what became of the submission. */
function reviewOutcome(row: CardRow, submission: Submission, world: World, now: number): string {
  const review = submission.reviews.find((one) => one.no === row.reviewNo);
  const decided = review?.signatures.filter((signature) => signature.stage === row.stage) ?? [];
  const last = decided.find((signature) => signature.signer.id === row.personId) ?? decided.at(-1);
  if (last) {
    const opinion = last.opinion === last.choice ? '' : `：${last.opinion}`;
    return `${signerWords(last)} ${readableTime(last.at, now)} ${last.choice}${opinion}`;
  }
  if (openStage(submission)?.name === row.stage && currentReview(submission) === review)
    return heldBy(row, submission, world, now);
  const version = submission.versions.at(-1)?.no;
  if (submission.status === 'IN_REVIEW' && version !== review?.version) return `已有新版本 v${version}`;
  return submission.status === 'IN_REVIEW' ? '这张卡片已过期' : statusWords(submission);
}

/** The stage is still open, but not this person's: whose it is. */
function heldBy({ personId }: CardRow, submission: Submission, { organization }: World, now: number): string {
  const given = reassignmentsOf(submission).findLast(({ from }) => from.includes(personId));
  if (given) return `已转审给${nameOf(organization, given.to)}`;
  const others = peopleToAsk(submission, organization, now).filter((id) => id !== personId);
  return others.length > 0 ? `现由${others.map((id) => nameOf(organization, id)).join('、')}处理` : '这张卡片已过期';
}

function draftOutcome({ status, no }: Submission): string {
  if (status === 'DRAFT' || status === 'RETURNED') return '草稿有改动';
  return no ? `已提交 ${no}` : '已放弃';
}

function troubleOutcome(row: CardRow, submission: Submission, now: number): string {
  const publication = currentPublications(submission).find((one) => one.accountId === accountOf(row));
  switch (publication?.status) {
    case 'PUBLISHED':
      return `已发布 ${readableTime(publication.publishedAt ?? now, now)}`;
    case 'ABANDONED':
      return '已放弃该渠道';
    case 'WAITING':
    case 'SENDING':
      return '已重新排队';
    default:
      return '已处理';
  }
}

/** @param words what was done about its time: one that was resumed goes out at its old one */
function movedOutcome(submission: Submission, now: number, words: string): string {
  const { status, request } = submission;
  const isMoved =
    (status === 'SCHEDULED' || status === 'IN_REVIEW') && request.plannedAt !== null && request.plannedAt > now;
  return isMoved ? `${words} ${readableTime(request.plannedAt!, now)}` : statusWords(submission);
}
