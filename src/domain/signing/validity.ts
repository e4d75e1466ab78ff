/** Which stored signatures count, and whether a post may leave (`contract.md` §6, §8; R8.1). Works on the signatures as stored, never on a flag. */
import { signedOffAt, validityOf, whatIsNeeded } from './approval-age';
import type { Context } from '../context';
import { isOtherDay, relativeDatesOf } from '../text/relative-dates';
import type { SealedSignature, Signature } from './signature';
import { currentReview, currentVersion, type Review, type Submission } from '../submission';
import { SIGNED_TIME_TOLERANCE } from '../time/tolerance';
import { digestOfPost } from '../post/version';
import { coversAccount, reachesNewest } from './walk';

/** Does a signature's record stand for the current version in the current review? Map from the signature's seq. */
export function validSignatures(submission: Submission, sealed: SealedSignature[]): Map<number, boolean> {
  const review = currentReview(submission);
  const stands = (record: Signature) =>
    review !== null &&
    record.submissionId === submission.id &&
    counts(record, review) &&
    reachesNewest(record, submission, review.stages);
  return new Map(sealed.map(({ seq, record }) => [seq, stands(record)]));
}

/** An approval that the review keeps. */
function counts(record: Signature, review: Review): boolean {
  if (record.decision === 'RETURN' || record.decision === 'REJECT') return false;
  if (review.outcome === 'RETURNED' || review.outcome === 'REJECTED' || review.outcome === 'WITHDRAWN') return false;
  return isKept(record, review);
}

/** Is this signature among those the review keeps, given in it or taken over from the one before? */
export function isKept({ reviewNo, stage, signer, at }: Signature, review: Review): boolean {
  return review.signatures.some(
    (one) => one.reviewNo === reviewNo && one.stage === stage && one.signer.id === signer.id && one.at === at,
  );
}

/**
 * May this account's post leave now? Checks the stored signatures of every stage of the review against the digest of exactly what
 * would be sent, recomputed here, walking from what each of them signed to the current version (`walk.ts`), and how old they may be
 * (§1.2). @returns null when it may, else what is wrong (English, for log and verify)
 */
export function whyNotSendable(
  submission: Submission,
  sealed: SealedSignature[],
  accountId: string,
  when: Pick<Context, 'now' | 'policy'>,
): string | null {
  const review = currentReview(submission);
  const version = currentVersion(submission);
  const post = version?.posts.find((one) => one.accountId === accountId);
  if (!review || !version || !post) return 'there is no such post';
  if (review.outcome !== 'APPROVED') return `the review is ${review.outcome}`;
  const digest = digestOfPost(post);
  if (digest !== post.digest) return 'the post is not what its digest says';
  const valid = validSignatures(submission, sealed);
  const standing = sealed.filter(({ seq }) => valid.get(seq)).map(({ record }) => record);
  for (const stage of review.stages) {
    const signed = standing.filter(
      (record) => record.stage === stage.name && coversAccount(record, submission, accountId),
    );
    const expected = review.signatures.filter((record) => record.stage === stage.name).length;
    if (signed.length === 0 || signed.length < expected) return `stage ${stage.name} lacks a valid signature`;
  }
  return (
    whyNotIndependent(standing, submission) ??
    whyNotOnTime(standing, submission) ??
    whyTooOld(standing, submission, when)
  );
}

/** One person, one stage; nobody their own (F-07). */
function whyNotIndependent(standing: Signature[], submission: Submission): string | null {
  const stageOf = new Map<string, string>();
  for (const { signer, stage } of standing) {
    if (signer.id === submission.submitterId) return 'the submitter signed';
    if ((stageOf.get(signer.id) ?? stage) !== stage) return 'one person signed two stages';
    stageOf.set(signer.id, stage);
  }
  return null;
}

function whyNotOnTime(standing: Signature[], submission: Submission): string | null {
  const signOff = currentReview(submission)?.stages.at(-1)?.name;
  const planned = submission.request.plannedAt;
  if (planned === null) return 'there is no planned time';
  const tooFar = standing.some(
    ({ stage, plannedAt }) => stage === signOff && Math.abs(planned - plannedAt) > SIGNED_TIME_TOLERANCE,
  );
  if (tooFar) return 'moved too far from the time that was signed';
  const [word] = relativeDatesOf(currentVersion(submission)!);
  const misread = standing.some((one) => one.stage === signOff && isOtherDay(one.plannedAt, planned));
  return word && misread ? `moved to another day though the text says ${word}` : null;
}

export const NOT_CONFIRMED = 'signed too long ago, and not confirmed since';
export const EXPIRED = 'signed so long ago that it has to be reviewed anew';

/** 签发 counts for some time, then the office has to have confirmed it, and not for ever (§1.2). */
function whyTooOld(standing: Signature[], submission: Submission, { now, policy }: Pick<Context, 'now' | 'policy'>) {
  const signed = signedOffAt(currentReview(submission)?.stages ?? [], standing);
  if (submission.kind === 'TAKEDOWN' || signed === null) return null;
  const needed = whatIsNeeded(signed, validityOf(submission).confirmed, now, policy);
  if (needed === null) return null;
  return needed === 'REREVIEW' ? EXPIRED : NOT_CONFIRMED;
}
