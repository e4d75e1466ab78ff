/**
 * How long an approval holds (`domain.md` §1.2; `policy.approvalValidity`): some time after 签发 the office has to confirm it, and later
 * still the whole review is repeated. All instants are epoch ms.
 */
import { isPost, type ValidityQuestion } from '../codes';
import type { DomainEvent } from '../events';
import type { Policy } from '../policy';
import type { Signature } from './signature';
import { currentReview, type Submission, type Validity } from '../submission';
import { DAY } from '../time/shanghai';
import { SIGNED_TIME_TOLERANCE } from '../time/tolerance';

type Limits = Pick<Policy, 'approvalValidity'>;

/** When 签发 was complete, from the signatures given; null when none of them is of that stage. */
export function signedOffAt(stages: { name: string }[], signatures: Signature[]): number | null {
  const last = stages.at(-1)?.name;
  const times = signatures.filter(({ stage }) => stage === last).map(({ at }) => at);
  return times.length > 0 ? Math.max(...times) : null;
}

/** When the review that is complete was signed off; null for any other, and for a request to take down, which is not planned. */
export function approvedAt(submission: Submission): number | null {
  const review = currentReview(submission);
  if (submission.kind === 'TAKEDOWN' || review?.outcome !== 'APPROVED') return null;
  // what goes to the publisher with its last signature is as young as that one
  if (!isPost(submission)) return Math.max(...review.signatures.map(({ at }) => at));
  return signedOffAt(review.stages, review.signatures);
}

/** From when on it has to be confirmed, or (where that is the same instant) reviewed anew. */
function validUntil(signedAt: number, confirmed: Validity['confirmed'], { approvalValidity }: Limits): number {
  const { reconfirm, expire } = approvalValidity;
  const renewed = confirmed
    ? Math.max(confirmed.at + reconfirm.amount * DAY, confirmed.plannedAt + SIGNED_TIME_TOLERANCE)
    : signedAt + reconfirm.amount * DAY;
  return Math.min(renewed, signedAt + expire.amount * DAY);
}

/** What stands between an approval of `signedAt` and sending at `at`; null when nothing does. */
export function whatIsNeeded(
  signedAt: number,
  confirmed: Validity['confirmed'],
  at: number,
  limits: Limits,
): ValidityQuestion | null {
  if (at >= signedAt + limits.approvalValidity.expire.amount * DAY) return 'REREVIEW';
  return at >= validUntil(signedAt, confirmed, limits) ? 'RECONFIRM' : null;
}

/** Of the review that runs; nothing was asked or confirmed in a new one. */
export function validityOf(submission: Submission): Validity {
  const { validity } = submission;
  const reviewNo = currentReview(submission)?.no ?? 0;
  return validity?.reviewNo === reviewNo ? validity : { reviewNo, asked: null, confirmed: null };
}

/** The same of a submission as it is: what is needed to send it at `at`. */
export function neededAt(submission: Submission, at: number, limits: Limits): ValidityQuestion | null {
  const signed = approvedAt(submission);
  return signed === null ? null : whatIsNeeded(signed, validityOf(submission).confirmed, at, limits);
}

/** What is needed for it to go out as it is planned: at its time, or now when that has passed. */
export function neededAsPlanned(submission: Submission, now: number, limits: Limits): ValidityQuestion | null {
  return neededAt(submission, Math.max(now, submission.request.plannedAt ?? now), limits);
}

/** The question to the office, where it is not asked already. */
export function askedAnew(submission: Submission, what: ValidityQuestion | null): DomainEvent[] {
  const { reviewNo, asked } = validityOf(submission);
  if (what === null || asked === what) return [];
  return [{ type: 'ValidityAsked', reviewNo, what, signedOffAt: approvedAt(submission)! }];
}

/** Signed and not handed to anybody who sends: here an approval can grow old. */
export const AGEING: Submission['status'][] = ['SCHEDULED', 'RESCHEDULE_NEEDED', 'HELD'];

/** The question the office has not answered; null when there is none. */
export function openQuestion(submission: Submission): ValidityQuestion | null {
  return AGEING.includes(submission.status) && approvedAt(submission) !== null ? validityOf(submission).asked : null;
}

/** When the office has to be asked next; null when nothing more is to be asked, or it goes out before. */
export function nextValidityAt(submission: Submission, limits: Limits): number | null {
  const signed = approvedAt(submission);
  const { asked, confirmed } = validityOf(submission);
  if (signed === null || !AGEING.includes(submission.status) || asked === 'REREVIEW') return null;
  const until = validUntil(signed, confirmed, limits);
  const next = asked === 'RECONFIRM' ? signed + limits.approvalValidity.expire.amount * DAY : until;
  const goesOutBefore = submission.status === 'SCHEDULED' && submission.request.plannedAt! < next;
  return goesOutBefore ? null : next;
}
