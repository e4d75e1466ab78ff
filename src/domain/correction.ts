/** A correction that is out is shown where the error was; what was sealed with the error stays as it is (§3.3 case 19). */
import type { Command } from './commands';
import type { DomainEvent } from './events';
import { currentPublications, type Submission } from './submission';

/** The command to the corrected post, once the correction is public on any account; null before. */
export function correctionNote(
  event: DomainEvent,
  submission: Submission,
): { submissionId: string; command: Command } | null {
  const { corrects } = submission.content;
  if (!corrects || event.type !== 'PublishingFinished') return null;
  const out = currentPublications(submission).filter(({ status }) => status === 'PUBLISHED');
  if (out.length === 0) return null;
  const url = out.find((one) => one.url !== null)?.url ?? null;
  return {
    submissionId: corrects.submissionId,
    command: { type: 'NoteCorrection', correctionId: submission.id, no: submission.no!, url },
  };
}
