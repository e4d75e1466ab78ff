/** Whoever signed a version that was edited since: may they object, and what did they sign? (`domain.md` §3.3 case 6) */
import { holders, type Organization } from '../people';
import { currentReview, type Submission } from '../submission';

/** May this person object to a small change: did they sign the head's stage, or is it theirs, on an older version that was carried over? */
export function mayObject(submission: Submission, organization: Organization, personId: string): boolean {
  const review = currentReview(submission);
  if (!review) return false;
  const heads = review.stages.filter(({ role }) => role === 'deptHead').map(({ name }) => name);
  const carried = review.signatures.filter((one) => heads.includes(one.stage) && one.version < review.version);
  const people = carried.flatMap(({ signer, onBehalfOf }) => [signer.id, ...(onBehalfOf ? [onBehalfOf.id] : [])]);
  return (
    carried.length > 0 && [...people, ...holders(organization, 'deptHead', submission.departmentId)].includes(personId)
  );
}

/**
 * The older version this person last approved at a stage, when everything since came by edits: they are asked to confirm what changed.
 * Null for whoever sees the newest version's line for the first time.
 */
export function signedBefore(
  submission: Submission,
  stage: string,
  personId: string,
  versionNo: number,
): number | null {
  const own = submission.reviews
    .flatMap(({ signatures }) => signatures)
    .filter(
      (one) => one.stage === stage && one.version < versionNo && one.decision !== 'RETURN' && one.decision !== 'REJECT',
    )
    .findLast(({ signer, onBehalfOf }) => signer.id === personId || onBehalfOf?.id === personId);
  if (!own) return null;
  const since = submission.versions.filter(({ no }) => no > own.version && no <= versionNo);
  return since.every(({ edit }) => edit !== undefined) ? own.version : null;
}
