/**
 * What a submission means for another one: a request to take down for the post it is about, a correction for what it corrects. It is told in
 * a transaction of its own, from the state as it is then, so that no two submissions are locked together and nothing is told out of order.
 */
import type { Status } from './codes';
import type { Command } from './commands';
import { correctionNote } from './post/correction';
import { currentPublications, type Submission } from './submission';

export interface FollowUp {
  /** the other submission */
  submissionId: string;
  command: Command;
}

/** Something of it has come about: what follows is to be told. */
export type FollowUpEffect = { kind: 'followUp' };

const OVER: Status[] = ['PUBLISHED', 'PUBLISH_FAILED', 'ARCHIVED', 'REJECTED', 'WITHDRAWN'];

/** All that there is to tell by now, in its order; what the other one knows already changes nothing there. */
export function followUps(submission: Submission): FollowUp[] {
  const correction = correctionNote(submission);
  if (correction) return [correction];
  const { id: requestId, no, status, content } = submission;
  if (!content.takedown) return [];
  const { submissionId } = content.takedown;
  const removed = currentPublications(submission).filter((one) => one.status === 'PUBLISHED');
  const told = removed.map(({ accountId }): FollowUp => {
    return { submissionId, command: { type: 'NoteRemoval', requestId, requestNo: no!, accountId } };
  });
  // what is ended removes nothing any more, so it comes last
  return OVER.includes(status) ? [...told, { submissionId, command: { type: 'EndTakedown', requestId } }] : told;
}
