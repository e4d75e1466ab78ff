/** Which signatures an edit leaves standing, by the judge's own rule. */
import type { Version } from '../../domain/post/version';

/** A small change of the office leaves the head's signature, the executive's what was signed before him, less 保密 unless it is small. */
export function isCarried({ edit }: Version, stage: string): boolean {
  if (edit?.by === 'OFFICE') return edit.impact === 'MINOR' && stage === 'DEPT_REVIEW';
  if (stage === 'SECRECY_REVIEW') return edit?.impact === 'MINOR';
  return stage === 'DEPT_REVIEW' || stage === 'OFFICE_REVIEW';
}
