/** Who may sign what: one person, one stage; nobody their own; a delegate on behalf of (`architecture.md` §2; F-06, F-07; A7). */
import type { Refusal } from './commands';
import { delegationsInForce, findPerson, holders, type Delegation, type Organization } from './people';
import type { Stage } from './policy';
import type { Signature } from './signature';
import { currentReview, openStage, type Review, type Submission } from './submission';

export interface Right {
  /** whose duty it is */
  principal: string;
  /** null when the person signs in their own right */
  delegation: Delegation | null;
}

/** The people whose duty a stage is and who have not signed it (nor had it signed for them) in this review. */
export function principalsLeft(submission: Submission, organization: Organization, stage: Stage): string[] {
  const review = submission.reviews.at(-1);
  const done = new Set((review ? signaturesOf(review, stage.name) : []).map((s) => s.onBehalfOf?.id ?? s.signer.id));
  return holders(organization, stage.role, submission.departmentId).filter((id) => !done.has(id));
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

/** May this person sign the open stage now, and in whose right? */
export function rightToSign(
  submission: Submission,
  organization: Organization,
  personId: string,
  at: number,
): Right | { refusal: Refusal } {
  const stage = openStage(submission);
  if (!stage) return { refusal: { code: 'NOT_IN_REVIEW' } };
  if (!findPerson(organization, personId)) return { refusal: { code: 'NOT_A_SIGNER', stage: stage.title } };
  const left = principalsLeft(submission, organization, stage);
  const own = left.includes(personId);
  const delegation =
    delegationsInForce(organization, at).find((d) => d.to === personId && left.includes(d.from)) ?? null;
  if (!own && !delegation) return { refusal: { code: 'NOT_A_SIGNER', stage: stage.title } };
  if (personId === submission.submitterId) return { refusal: { code: 'SELF_APPROVAL' } };
  const other = otherStageSigned(submission, personId, stage.name);
  if (other) return { refusal: { code: 'OTHER_STAGE_SIGNED', stage: other } };
  return own ? { principal: personId, delegation: null } : { principal: delegation!.from, delegation };
}

/** Everybody who gets a card for the open stage: the delegate in force where there is one, else the holder; nobody who may not sign. */
export function peopleToAsk(submission: Submission, organization: Organization, at: number): string[] {
  const stage = openStage(submission);
  if (!stage) return [];
  const may = (id: string) => !('refusal' in rightToSign(submission, organization, id, at));
  const asked = principalsLeft(submission, organization, stage).flatMap((principal) => {
    const delegates = delegationsInForce(organization, at)
      .filter((delegation) => delegation.from === principal)
      .map((delegation) => delegation.to)
      .filter(may);
    return delegates.length > 0 ? delegates : [principal].filter(may);
  });
  return [...new Set(asked)];
}

/** Is the open stage complete with the signatures it has? */
export function isStageComplete(submission: Submission, organization: Organization, stage: Stage): boolean {
  const review = submission.reviews.at(-1);
  if (!review || signaturesOf(review, stage.name).length === 0) return false;
  return stage.quorum === 'any' || principalsLeft(submission, organization, stage).length === 0;
}

/**
 * The first stage for which nobody is left when every seat needs a person of its own and the submitter has none; null when the route
 * can be walked. A seat is a stage's any-of, or each principal of an all-of stage.
 */
export function unsignableStage(
  stages: Stage[],
  submission: Pick<Submission, 'departmentId' | 'submitterId'>,
  organization: Organization,
  at: number,
): Stage | null {
  const candidates = (principal: string) => [
    principal,
    ...delegationsInForce(organization, at)
      .filter((delegation) => delegation.from === principal)
      .map((delegation) => delegation.to),
  ];
  const seats = stages.flatMap((stage) => {
    const principals = holders(organization, stage.role, submission.departmentId);
    const groups = stage.quorum === 'any' ? [principals] : principals.map((principal) => [principal]);
    return groups.map((group) => ({
      stage,
      people: [...new Set(group.flatMap(candidates))].filter((id) => id !== submission.submitterId),
    }));
  });
  for (let count = 1; count <= seats.length; count += 1) {
    if (
      !canSeat(
        seats.slice(0, count).map((seat) => seat.people),
        new Set(),
      )
    )
      return seats[count - 1]!.stage;
  }
  return null;
}

function canSeat(seats: string[][], taken: Set<string>): boolean {
  const [first, ...rest] = seats;
  if (!first) return true;
  return first.some((person) => !taken.has(person) && canSeat(rest, new Set([...taken, person])));
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
  const review = currentReview(submission)!;
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
