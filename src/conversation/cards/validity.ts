/** The office's card about an approval that has grown old: 继续有效 or 重新审核 / 退回重审 / 作废 (`domain.md` §1.2). */
import type { Card, CardButton } from '../../application/ports';
import type { CardRow } from '../../application/store';
import type { World } from '../../application/world';
import { approvedAt, openQuestion, validityOf } from '../../domain/signing/approval-age';
import type { ValidityQuestion } from '../../domain/codes';
import { nameOf } from '../../domain/people';
import { currentReview, isCancelled, titleOf, type Submission } from '../../domain/submission';
import { readableTime } from '../../domain/time/shanghai';
import { short, statusWords } from '../wording/labels';
import { signerWords } from '../truth';
import { pageOf } from '../turn';

export const VALIDITY_KEYS = { confirm: 'confirm', again: 'again', back: 'back', cancel: 'cancel' } as const;

/** Null when it has been answered, or there is nothing left to ask. */
export function validityCard(row: CardRow, submission: Submission, world: World, now: number): Card | null {
  const isOpen = openQuestion(submission) === questionOf(row) && currentReview(submission)?.no === row.reviewNo;
  return isOpen ? describeValidity(row, submission, world, now) : null;
}

export function describeValidity(row: CardRow, submission: Submission, world: World, now: number): Card {
  const what = questionOf(row);
  const { no, request } = submission;
  const url = pageOf(world.publicUrl, no!);
  const first: CardButton =
    what === 'RECONFIRM'
      ? { text: '继续有效', tone: 'primary', key: VALIDITY_KEYS.confirm }
      : { text: '重新审核', tone: 'primary', key: VALIDITY_KEYS.again };
  const review = submission.reviews.find((one) => one.no === row.reviewNo);
  const signed = review?.signatures.findLast(({ stage }) => stage === review.stages.at(-1)?.name);
  return {
    taskId: row.taskId,
    tag: '签发 · 有效期',
    title: `签发已久，请确认《${short(titleOf(submission), 24)}》`,
    subtitle: no!,
    body: `${ageWords(what, submission, world, now)}没有答复就不会发出。${DUTY[what]}`,
    rows: [
      ...(signed ? [{ label: '签发', value: `${signerWords(signed)} ${readableTime(signed.at, now)}` }] : []),
      { label: '拟发', value: readableTime(request.plannedAt!, now) },
    ],
    link: url,
    buttons: [
      first,
      { text: '退回重审', tone: 'plain', key: VALIDITY_KEYS.back },
      { text: '作废', tone: 'danger', key: VALIDITY_KEYS.cancel },
      { text: '看全文', tone: 'plain', url },
    ],
  };
}

const DUTY: Record<ValidityQuestion, string> = {
  RECONFIRM: '请核对事实、数字和链接是否仍然适用。',
  REREVIEW: '要发须重新走一遍审批（内容不变，一键重开），或退回投稿人修改。',
};

/** `签发已满 30 天。`, or that it will be by the time it is planned for. */
function ageWords(what: ValidityQuestion, submission: Submission, { policy }: World, now: number): string {
  const { reconfirm, expire } = policy.approvalValidity;
  const days = what === 'RECONFIRM' ? reconfirm.amount : expire.amount;
  const signed = approvedAt(submission);
  const isNow = signed !== null && now - signed >= days * 24 * 60 * 60 * 1000;
  return isNow ? `签发已满 ${days} 天。` : `到拟发时间，签发将超过 ${days} 天。`;
}

function questionOf(row: CardRow): ValidityQuestion {
  return (JSON.parse(row.payload) as { what: ValidityQuestion }).what;
}

/** What the office said, or what else became of it. */
export function validityOutcome(row: CardRow, submission: Submission, { organization }: World, now: number): string {
  const { closing, status, reviews } = submission;
  const { confirmed, reviewNo } = validityOf(submission);
  if (reviewNo === row.reviewNo && confirmed)
    return `${nameOf(organization, confirmed.by)} ${readableTime(confirmed.at, now)} 继续有效`;
  if (status === 'RETURNED' && closing)
    return `${nameOf(organization, closing.by)} ${readableTime(closing.at, now)} 退回重审`;
  if (isCancelled(submission)) return statusWords(submission);
  return (reviews.at(-1)?.no ?? 0) > (row.reviewNo ?? 0) ? '已重新审核' : statusWords(submission);
}
