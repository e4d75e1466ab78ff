/** Cards people hold about a submission: which are open, and closing those that are no longer true. */
import type { Desk, CardPurpose } from '../../application/door';
import { laneTo } from '../../application/effects';
import type { CardRow } from '../../application/store';

export async function hasOpenCard(desk: Desk, submissionId: string, purpose: CardPurpose): Promise<boolean> {
  return (await desk.tx.openCards(submissionId)).some((card) => card.purpose === purpose);
}

/** Close the open cards of a submission that fit; where they were sent already, their holders see how they look when closed. */
export async function closeOpenCards(
  desk: Desk,
  submissionId: string,
  fits: (card: CardRow) => boolean,
): Promise<void> {
  for (const card of (await desk.tx.openCards(submissionId)).filter(fits)) {
    await desk.tx.updateCard(card.taskId, { status: 'closed' });
    await showClosed(desk, card);
  }
}

/** Promise that a closed card will be shown as it is now. */
export async function showClosed(
  desk: Desk,
  card: Pick<CardRow, 'taskId' | 'personId' | 'submissionId'>,
): Promise<void> {
  await desk.tx.addOutbox([
    {
      id: desk.newId(),
      kind: 'closeCard',
      lane: laneTo(card.personId),
      payload: JSON.stringify({ taskId: card.taskId }),
      submissionId: card.submissionId,
      dueAt: desk.now,
      createdAt: desk.now,
    },
  ]);
}
