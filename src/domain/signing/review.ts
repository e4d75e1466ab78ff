/** Who may sign what: one person, one stage; nobody their own; a delegate on behalf of (`architecture.md` §2; F-06, F-07; A7). */
import type { Refusal } from '../commands';
import { delegationsInForce, findPerson, holders, nameOf, type Delegation, type Organization } from '../people';
import type { Stage } from '../policy';
import { standIns } from './seating';
import type { Signature } from './signature';
import { currentReview, openStage, type Reassignment, type Review, type Submission } from '../submission';

export interface Right {
  /** whose duty it is */
  principal: string;
  /** null when the person signs in their own right */
  delegation: Delegation | null;
  /** the submitter whose stage this would be, when a superior signs in his place */
  insteadOf: string | null;
}

/** The people whose duty a stage is and who have not signed it (nor had it signed for them) in this review. */
export function principalsLeft(submission: Submission, organization: Organization, stage: Stage): string[] {
  const done = dutiesDone(submission, stage);
  return holders(organization, stage.role, submission.departmentId).filter((id) => !done.has(id));
}

/** Who has left a seat of a stage that all have to sign, without having signed it, and nobody was named for: his successor signs it. */
export function seatsLeft(submission: Submission, { vacated }: Organization, stage: Stage): string[] {
  if (stage.quorum === 'any') return [];
  const done = dutiesDone(submission, stage);
  return (vacated?.[stage.role] ?? []).filter((id) => !done.has(id));
}

/** The same of the open stage, once everybody who is here has signed it: it waits for nobody else. */
export function seatsWaitedFor(submission: Submission, organization: Organization): string[] {
  const stage = openStage(submission);
  if (!stage || principalsLeft(submission, organization, stage).length > 0) return [];
  return seatsLeft(submission, organization, stage);
}

function dutiesDone(submission: Submission, stage: Stage): Set<string> {
  const review = submission.reviews.at(-1);
  return new Set((review ? signaturesOf(review, stage.name) : []).map(dutyOf));
}

/** Whose duty a signature fulfilled. */
function dutyOf({ insteadOf, onBehalfOf, signer }: Signature): string {
  return (insteadOf ?? onBehalfOf ?? signer).id;
}

export function signaturesOf(review: Review, stage: string): Signature[] {
  return review.signatures.filter((signature) => signature.stage === stage);
}

/** A stage this person has already signed on this submission, in any review, other than `stage`. */
function otherStageSigned(submission: Submission, personId: string, stage: string): string | null {
  for (const review of submission.reviews) {
    const signed = review.signatures.find((s) => s.signer.id === personId && s.stage !== stage);
    if (signed) return signed.stageTitle;
  }
  return null;
}

/** Those of the given that this person may sign now, in the order given. */
export function toSign(open: Submission[], organization: Organization, personId: string, now: number): Submission[] {
  return open.filter((one) => !('refusal' in rightToSign(one, organization, personId, now)));
}

/** May this person sign the open stage now, and in whose right? */
export function rightToSign(
  submission: Submission,
  organization: Organization,
  personId: string,
  at: number,
): Right | { refusal: Refusal } {
  const right = rightByDuty(submission, organization, personId, at);
  if ('refusal' in right) return right;
  const given = givenAway(submission, organization, at).get(personId);
  if (!given) return right;
  const stage = openStage(submission)!.title;
  return { refusal: { code: 'REASSIGNED', stage, to: nameOf(organization, given.to), at: given.at } };
}

/** The right a person has by office, by delegation or as a superior, whatever was reassigned. */
export function rightByDuty(
  submission: Submission,
  organization: Organization,
  personId: string,
  at: number,
): Right | { refusal: Refusal } {
  const stage = openStage(submission);
  if (!stage) return { refusal: { code: 'NOT_IN_REVIEW' } };
  if (!findPerson(organization, personId)) return { refusal: { code: 'NOT_A_SIGNER', stage: stage.title } };
  const left = principalsLeft(submission, organization, stage);
  const right = ownOrLent(left, organization, personId, at) ?? standingIn(submission, organization, left, personId, at);
  if (!right) return { refusal: whyNoRight(stage, left, organization, personId) };
  if (personId === submission.submitterId) return { refusal: { code: 'SELF_APPROVAL' } };
  const other = otherStageSigned(submission, personId, stage.name);
  if (other) return { refusal: { code: 'OTHER_STAGE_SIGNED', stage: other } };
  return right;
}

/** Whoever acted under a delegation is told that it is over, not that he is a stranger here. */
function whyNoRight(stage: Stage, left: string[], organization: Organization, personId: string): Refusal {
  const lent = organization.delegations.filter(({ from, to }) => to === personId && left.includes(from)).at(-1);
  if (!lent) return { code: 'NOT_A_SIGNER', stage: stage.title };
  const { start, end } = lent;
  return { code: 'DELEGATION_NOT_IN_FORCE', stage: stage.title, from: nameOf(organization, lent.from), start, end };
}

function ownOrLent(left: string[], organization: Organization, personId: string, at: number): Right | null {
  if (left.includes(personId)) return { principal: personId, delegation: null, insteadOf: null };
  const delegation = delegationsInForce(organization, at).find((d) => d.to === personId && left.includes(d.from));
  return delegation ? { principal: delegation.from, delegation, insteadOf: null } : null;
}

/** The right of a superior, or of a superior's delegate, while the submitter himself would have to sign. */
function standingIn(
  submission: Submission,
  organization: Organization,
  left: string[],
  personId: string,
  at: number,
): Right | null {
  const { submitterId } = submission;
  if (!left.includes(submitterId)) return null;
  const right = ownOrLent(superiorsOf(submission, organization), organization, personId, at);
  return right && { ...right, insteadOf: submitterId };
}

function superiorsOf(submission: Submission, organization: Organization): string[] {
  const review = currentReview(submission);
  const stage = openStage(submission);
  return review && stage ? standIns(stage, review.stages, submission, organization) : [];
}

/** Who gave the open stage away, and by which 转审. One whose receiver may not sign any more has lapsed: the duty is where it was. */
function givenAway(submission: Submission, organization: Organization, at: number): Map<string, Reassignment> {
  const away = new Map<string, Reassignment>();
  for (const one of reassignmentsOf(submission)) {
    if ('refusal' in rightByDuty(submission, organization, one.to, at)) continue;
    for (const id of one.from) away.set(id, one);
    away.delete(one.to);
  }
  return away;
}

/** The 转审 of the stage that is open, the oldest first. */
export function reassignmentsOf(submission: Submission): Reassignment[] {
  const stage = openStage(submission)?.name;
  return (currentReview(submission)?.reassignments ?? []).filter((one) => one.stage === stage);
}

/**
 * Since when the open stage waits for one of these people, epoch ms: for whoever it came to by 转审 since then, for everybody else since
 * it opened. Null when none is open.
 */
export function waitingSince(submission: Submission, people: string[]): number | null {
  const stage = openStage(submission);
  const review = currentReview(submission);
  if (!stage || !review) return null;
  const each = people.map((id) => askedSince(review, stage.name, id));
  return each.length > 0 ? Math.min(...each) : review.openedAt;
}

/** When a stage of this review came to a person: by the last 转审 to them, else with its opening. */
export function askedSince({ reassignments = [], openedAt }: Review, stage: string, personId: string): number {
  return reassignments.findLast((one) => one.stage === stage && one.to === personId)?.at ?? openedAt;
}

/**
 * Everybody who gets a card for the open stage: the delegate in force where there is one, else the holder, else who stands in for a holder
 * that is the submitter; whoever it was reassigned to; nobody who may not sign.
 */
export function peopleToAsk(submission: Submission, organization: Organization, at: number): string[] {
  const stage = openStage(submission);
  if (!stage) return [];
  const may = (id: string) => !('refusal' in rightToSign(submission, organization, id, at));
  const forOne = (principal: string) => {
    const delegates = delegationsInForce(organization, at)
      .filter((delegation) => delegation.from === principal)
      .map((delegation) => delegation.to)
      .filter(may);
    return delegates.length > 0 ? delegates : [principal].filter(may);
  };
  const asked = principalsLeft(submission, organization, stage).flatMap((principal) => {
    const people = forOne(principal);
    const isSubmitter = principal === submission.submitterId;
    return people.length === 0 && isSubmitter ? superiorsOf(submission, organization).flatMap(forOne) : people;
  });
  const receivers = reassignmentsOf(submission).map(({ to }) => to);
  return [...new Set([...asked, ...receivers.filter(may)])];
}

/** Is the open stage complete with the signatures it has? */
export function isStageComplete(submission: Submission, organization: Organization, stage: Stage): boolean {
  const review = submission.reviews.at(-1);
  if (!review || signaturesOf(review, stage.name).length === 0) return false;
  if (stage.quorum === 'any') return true;
  return [principalsLeft, seatsLeft].every((left) => left(submission, organization, stage).length === 0);
}

/** The first stage from `from` on that still lacks signatures; null when none does. An edit can leave later stages signed. */
export function nextStage(submission: Submission, organization: Organization, from: number): number | null {
  const stages = currentReview(submission)?.stages ?? [];
  const index = stages.findIndex((stage, place) => place >= from && !isStageComplete(submission, organization, stage));
  return index < 0 ? null : index;
}

export function isOfficeStage(stage: Stage): boolean {
  return stage.role === 'officeEditor' || stage.role === 'officeHead';
}

/** The signature that sent the open review back to 核稿, while it is there (§3.3 case 27); null for any other review. */
export function sentBackBy(submission: Submission): Signature | null {
  const [before, review] = submission.reviews.slice(-2);
  const stage = openStage(submission);
  if (!before || !review || !stage || !isOfficeStage(stage) || before.version !== review.version) return null;
  const last = before.signatures.at(-1);
  return before.outcome === 'RETURNED' && last?.decision === 'RETURN' ? last : null;
}

/** A new review of the same version from stage `index` on; the signatures of the stages before it stand. */
export function reopened(submission: Submission, index: number, at: number): Review {
  const { reassignments: _ofThatReview, ...review } = currentReview(submission)!;
  const kept = new Set(review.stages.slice(0, index).map((stage) => stage.name));
  return {
    ...review,
    no: review.no + 1,
    current: index,
    openedAt: at,
    signatures: review.signatures.filter((signature) => kept.has(signature.stage)),
    outcome: 'OPEN',
  };
}
