/** 全部暂停 and 恢复 of one post (§3.3 case 29). */
import { approvedAt, neededAt } from '../signing/approval-age';
import { isPost } from '../codes';
import type { Command } from '../commands';
import { happened, nothing, refuse, type Context, type Decided } from '../context';
import { mayPause } from '../house/standstill';
import type { Submission } from '../submission';
import { doneByHand } from './by-hand';
import { canBeHeld, heldBy, pauseOf } from './paused';
import { needed, placingOf } from './placing';

/** Every post of which nothing has left is held, once; what is being sent ends. */
export function hold(submission: Submission, command: Extract<Command, { type: 'Hold' }>, context: Context): Decided {
  if (!canBeHeld(submission) || !pauseOf(submission, context)) return nothing;
  return happened(heldBy(command));
}

/** 恢复: it goes out at its time; when that has passed, or is not free any more, the office is asked. */
export function resumeHeld(
  submission: Submission,
  command: Extract<Command, { type: 'Resume' }>,
  context: Context,
): Decided {
  if (!mayPause(context.organization, command.by)) return refuse({ code: 'NOT_ENTITLED', right: 'pause' });
  if (submission.status !== 'HELD') return refuse({ code: 'NOT_HELD', status: submission.status });
  const plannedAt = submission.request.plannedAt!;
  const resumed = { type: 'Resumed' as const, by: command.by };
  const old = isPost(submission) ? null : neededAt(submission, context.now, context.policy);
  if (old) return refuse({ code: 'APPROVAL_OLD', what: old, signedOffAt: approvedAt(submission)! });
  if (!isPost(submission)) return happened(resumed, ...doneByHand(submission, resumed, context));
  if (plannedAt <= context.now) return happened(resumed, { type: 'RescheduleNeeded', why: 'HELD_TOO_LONG' });
  const placing = placingOf(submission, plannedAt, context);
  return 'slots' in placing ? happened(resumed, needed(placing)) : happened({ ...resumed, ...placing });
}
