/** What a check that fails, and the seal at last, leave in a submission. */
import type { ArchiveProblem, Mender } from '../archive/problem';
import type { Submission } from '../submission';

/** The problems as they are now; who was told of one stays known, whatever fails later. */
export function checkFailed(submission: Submission, problems: ArchiveProblem[]): Submission {
  return { ...submission, archiveProblems: problems, archiveMenders: mendersOf(submission, problems) };
}

export function sealed(submission: Submission, at: number): Submission {
  const { archiveProblems: _mended, archiveMenders: _told, ...rest } = submission;
  return { ...rest, sealedAt: at };
}

/** Whose trade it is to mend what fails now or failed before. */
export function mendersOf({ archiveMenders = [] }: Submission, problems: ArchiveProblem[]): Mender[] {
  return [...new Set([...archiveMenders, ...problems.map(({ repair }) => repair)])];
}
