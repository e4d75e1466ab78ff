/** What the office does about a reply under review or signed: sees more in it, or keeps its text as an approved wording (A9). */
import type { Command } from '../commands';
import { happened, refuse, type Context, type Decided } from '../context';
import { findDepartment, officePeople } from '../people';
import { natureOf, stagesFor, tookWholeRoute } from '../post/reply';
import { unsignableStage } from '../signing/seating';
import { currentReview, currentVersion, openStage, type Review, type Submission } from '../submission';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

/** 改性质: an ordinary reply becomes one that takes the whole route; never the other way. */
export function raiseNature(submission: Submission, command: Of<'RaiseNature'>, context: Context): Decided {
  const { organization, now } = context;
  const { by, nature, departmentId = submission.departmentId } = command;
  const reason = command.reason.trim();
  if (!officePeople(organization).includes(by)) return refuse({ code: 'NOT_ENTITLED', right: 'office' });
  if (submission.kind !== 'REPLY') return refuse({ code: 'NOT_A_WORDING', why: 'KIND' });
  const review = currentReview(submission);
  if (!openStage(submission) || !review) return refuse({ code: 'NOT_IN_REVIEW' });
  const isHigher = natureOf(submission) === 'ORDINARY' && nature !== 'ORDINARY' && nature !== 'WORDING';
  if (!isHigher) return refuse({ code: 'NATURE_NOT_RAISED', nature: natureOf(submission) ?? 'ORDINARY' });
  if (reason === '') return refuse({ code: 'REASON_NEEDED' });
  if (!findDepartment(organization, departmentId)) return refuse({ code: 'NO_SUCH_PERSON', id: departmentId });
  const raised: Submission = { ...submission, departmentId, raised: { by, at: now, nature, reason } };
  const stages = stagesFor(context.policy, raised);
  const stuck = unsignableStage(stages, raised, organization, now);
  if (stuck) return refuse({ code: 'NOBODY_CAN_SIGN', stageTitle: stuck.title });
  const { reassignments: _ofThatReview, ...before } = review;
  const anew: Review = {
    ...before,
    no: review.no + 1,
    stages,
    current: 0,
    openedAt: now,
    signatures: [],
    outcome: 'OPEN',
  };
  return happened({ type: 'NatureRaised', by, nature, reason, departmentId, review: anew });
}

/** 口径 入库: the text of a reply that every stage of the whole route has signed. */
export function adoptWording(submission: Submission, command: Of<'AdoptWording'>, context: Context): Decided {
  const { by, name, topic, until } = command;
  if (!officePeople(context.organization).includes(by)) return refuse({ code: 'NOT_ENTITLED', right: 'office' });
  if (submission.kind !== 'REPLY') return refuse({ code: 'NOT_A_WORDING', why: 'KIND' });
  const isSigned = ['PUBLISHING', 'PUBLISHED', 'ARCHIVED'].includes(submission.status);
  if (!isSigned) return refuse({ code: 'NOT_A_WORDING', why: 'NOT_APPROVED' });
  if (!tookWholeRoute(submission, context.policy)) return refuse({ code: 'NOT_A_WORDING', why: 'SHORT_ROUTE' });
  if (name.trim() === '') return refuse({ code: 'WORDING_NAME_NEEDED' });
  const text = currentVersion(submission)!.posts[0]?.text ?? '';
  return happened({ type: 'WordingAdopted', by, name: name.trim(), topic, text, until });
}
