/** After a change of who may sign: every open review card is brought in line with it (§3.3 cases 1, 18, 30). */
import type { Desk } from './door';
import { currentReview, openStage } from '../domain/submission';
import { forEach, MOST } from './each';
import type { DueRow } from './store';

export async function realignAll(desk: Desk): Promise<void> {
  await forEach(desk, 'realignOne', await desk.tx.inStatus(['IN_REVIEW'], MOST));
}

/** Safe to repeat: cards that are in line stay as they are. */
export async function realignOne(desk: Desk, row: DueRow): Promise<void> {
  const submission = await desk.tx.lockSubmission(row.submissionId!);
  const stage = submission && openStage(submission);
  if (!stage) return;
  const { id } = submission;
  const reviewNo = currentReview(submission)!.no;
  const holding = (await desk.tx.openCards(id))
    .filter((card) => card.purpose === 'review' && card.reviewNo === reviewNo && card.stage === stage.name)
    .map(({ personId }) => personId);
  await desk.dispatch(id, { type: 'Realign', by: null, holding: [...new Set(holding)] });
}
