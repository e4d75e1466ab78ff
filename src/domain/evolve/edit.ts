/** A version made by an editor, in a review of its own (`domain.md` §3.3 cases 6, 8, 10). */
import type { DomainEvent } from '../events';
import type { Review, Submission } from '../submission';

/** What was scheduled and not begun is not to be published any more: the new version gets publications of its own. */
export function edited(
  s: Submission,
  { version, review, findings }: Extract<DomainEvent, { type: 'VersionEdited' }>,
  closedReviews: Review[],
): Submission {
  const before = s.versions.at(-1);
  return {
    ...s,
    status: 'IN_REVIEW',
    content: version.content,
    versions: [...s.versions, version],
    reviews: [...closedReviews, review],
    findings: [...s.findings, ...findings],
    determination: before?.content.category === version.content.category ? s.determination : null,
    publications: s.publications.filter((publication) => publication.version !== before?.no),
  };
}
