/** An approval that has grown old: the office confirms it, has all of it reviewed anew, or returns it (`domain.md` §1.2). */
import { AGEING, approvedAt, askedAnew, neededAsPlanned, neededAt, validityOf } from '../signing/approval-age';
import type { Command } from '../commands';
import { happened, nothing, refuse, type Context, type Decided } from '../context';
import { officePeople } from '../people';
import { reopened } from '../signing/review';
import { unsignableStage } from '../signing/seating';
import { currentReview, type Submission } from '../submission';
import { refusedWithdrawal } from './withdrawing';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

/** The clock. A wake that comes early, or for an approval that was renewed since, does nothing. */
export function reachValidity(submission: Submission, context: Context): Decided {
  const isOld = AGEING.includes(submission.status) && neededAt(submission, context.now, context.policy) !== null;
  if (!isOld) return nothing;
  return happened(...askedAnew(submission, neededAsPlanned(submission, context.now, context.policy)));
}

/** Also while it is being sent: what could not be sent in time is confirmed and sent again. */
const CONFIRMABLE: Submission['status'][] = [...AGEING, 'PUBLISHING', 'PUBLISH_FAILED'];

/** 继续有效: it holds for the time it is planned for now. */
export function reconfirm(submission: Submission, command: Of<'Reconfirm'>, context: Context): Decided {
  const { by } = command;
  if (!officePeople(context.organization).includes(by)) return refuse({ code: 'NOT_ENTITLED', right: 'office' });
  const what = neededAsPlanned(submission, context.now, context.policy);
  if (!CONFIRMABLE.includes(submission.status) || what === null) return notOld(submission);
  const signed = approvedAt(submission)!;
  if (what === 'REREVIEW') return refuse({ code: 'APPROVAL_OLD', what, signedOffAt: signed });
  const { reviewNo } = validityOf(submission);
  const plannedAt = submission.request.plannedAt!;
  return happened({ type: 'ApprovalReconfirmed', by, reviewNo, signedOffAt: signed, plannedAt });
}

/** 重新审核: all stages sign the same version again. */
export function repeatReview(submission: Submission, command: Of<'RepeatReview'>, context: Context): Decided {
  const { by } = command;
  if (!officePeople(context.organization).includes(by)) return refuse({ code: 'NOT_ENTITLED', right: 'office' });
  const isOver = AGEING.includes(submission.status) && isTooOld(submission, context);
  if (!isOver) return notOld(submission);
  const { stages } = currentReview(submission)!;
  const stuck = unsignableStage(stages, submission, context.organization, context.now);
  if (stuck) return refuse({ code: 'NOBODY_CAN_SIGN', stageTitle: stuck.title });
  return happened({ type: 'ReviewRepeated', by, review: reopened(submission, 0, context.now) });
}

function isTooOld(submission: Submission, { now, policy }: Context): boolean {
  return neededAsPlanned(submission, now, policy) === 'REREVIEW';
}

/** 退回重审: back to whoever wrote it, who looks whether it still holds. */
export function returnOld(submission: Submission, command: Of<'ReturnOld'>, context: Context): Decided {
  const { by, reason } = command;
  if (!officePeople(context.organization).includes(by)) return refuse({ code: 'NOT_ENTITLED', right: 'office' });
  const isOld = neededAsPlanned(submission, context.now, context.policy) !== null;
  if (!AGEING.includes(submission.status) || !isOld) return notOld(submission);
  return happened(...refusedWithdrawal(submission, by), { type: 'Returned', by, stage: '', reason, code: 'STALE' });
}

function notOld({ status }: Submission): Decided {
  return refuse({ code: 'APPROVAL_NOT_OLD', status });
}
