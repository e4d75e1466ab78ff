/** A correction that is out is shown where the error was; what was sealed with the error stays as it is (§3.3 case 19). */
import type { Status } from '../codes';
import type { Command } from '../commands';
import { currentPublications, type Submission } from '../submission';

const FINISHED: Status[] = ['PUBLISHED', 'PUBLISH_FAILED', 'ARCHIVED', 'TAKEN_DOWN'];

/** The command to the corrected post, once the correction is through and public on any account; null before. */
export function correctionNote(submission: Submission): { submissionId: string; command: Command } | null {
  const { corrects } = submission.content;
  if (!corrects || !FINISHED.includes(submission.status)) return null;
  const out = currentPublications(submission).filter(({ status }) => status === 'PUBLISHED');
  if (out.length === 0) return null;
  const url = out.find((one) => one.url !== null)?.url ?? null;
  return {
    submissionId: corrects.submissionId,
    command: { type: 'NoteCorrection', correctionId: submission.id, no: submission.no!, url },
  };
}
