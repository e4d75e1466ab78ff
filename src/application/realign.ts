/** After a change of who may sign: every open review card is brought in line with it (§3.3 cases 1, 18, 30). */
import type { Desk } from './door';
import { emptySeats } from '../domain/house/empty-seats';
import type { Roster } from '../domain/house/roster-terms';
import { currentReview, openStage, type Submission } from '../domain/submission';
import { bookStateOf } from './world';

/** More than a company has under review at once. */
const MOST = 10_000;

export async function realignAll(desk: Desk): Promise<void> {
  const roster = bookStateOf<Roster>('roster', await desk.tx.books(['roster']));
  for (const submission of await desk.tx.inStatus(['IN_REVIEW'], MOST)) await realign(desk, submission, roster);
}

async function realign(desk: Desk, { id }: Submission, roster: Roster): Promise<void> {
  const submission = await desk.tx.lockSubmission(id);
  const stage = submission && openStage(submission);
  if (!stage) return;
  const reviewNo = currentReview(submission)!.no;
  const holding = (await desk.tx.openCards(id))
    .filter((card) => card.purpose === 'review' && card.reviewNo === reviewNo && card.stage === stage.name)
    .map(({ personId }) => personId);
  await desk.dispatch(id, {
    type: 'Realign',
    by: null,
    holding: [...new Set(holding)],
    waitingFor: emptySeats(roster, stage.role),
  });
}
