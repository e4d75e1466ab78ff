/**
 * Replies by our accounts (A9; F-16; §3.3 case 23): an approved wording is approved already, a free reply takes the office head's signature,
 * what touches complaints, media, medical advice or an epidemic the whole chain, and so does a text that is to be an approved wording.
 */
import type { ReplyNature } from '../codes';
import { sha256 } from '../digest';
import { departmentOfSubmitter, officePeople, type Organization } from '../people';
import { routeOf, type Policy, type Stage } from '../policy';
import type { Submission } from '../submission';

type Nature = Pick<Submission, 'kind' | 'content' | 'raised'>;

/** What a reply is about: what its writer said, or what the office raised it to; null for what is none, or was not said yet. */
export function natureOf({ kind, content, raised }: Nature): ReplyNature | null {
  if (kind !== 'REPLY') return null;
  return raised?.nature ?? content.nature ?? null;
}

/** The stages of a submission; a reply that is not an ordinary one takes the whole route. */
export function stagesFor(policy: Policy, submission: Nature): Stage[] {
  const isWeighty = submission.kind === 'REPLY' && natureOf(submission) !== 'ORDINARY';
  return isWeighty ? policy.route : routeOf(policy, submission.kind);
}

/** Has every stage of the whole route signed what is current? Then it may become an approved wording. */
export function tookWholeRoute({ reviews }: Pick<Submission, 'reviews'>, policy: Policy): boolean {
  const review = reviews.at(-1);
  if (review?.outcome !== 'APPROVED') return false;
  return policy.route.every(({ name }) => review.signatures.some(({ stage }) => stage === name));
}

/** The book of one comment, by its link: the same link written a little otherwise is the same comment. */
export function commentKey(url: string): `comment:${string}` {
  return `comment:${sha256(plainUrl(url)).slice(0, 40)}`;
}

function plainUrl(url: string): string {
  if (!URL.canParse(url)) return url.trim();
  const { host, pathname, search, hash } = new URL(url.trim());
  return `${host}${pathname.replace(/\/+$/, '')}${search}${hash}`;
}

/** Who may bring a comment, or write a reply to one: publishers, the office, and whoever submits for a department. @param at epoch ms */
export function mayBringComment(organization: Organization, personId: string, at: number): boolean {
  const { publishers } = organization.office;
  const office = [...publishers, ...officePeople(organization)];
  return office.includes(personId) || departmentOfSubmitter(organization, personId, at) !== null;
}
