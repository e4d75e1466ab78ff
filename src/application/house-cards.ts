/** Cards about no submission (a week's reminder, a wording): closing those that are over. */
import type { CardPurpose } from './door';
import type { CardRow, StoreTx } from './store';

/** @param fits told what is on the card; @returns what was closed: whether anybody is shown so is the caller's */
export async function closeHouseCards(
  tx: StoreTx,
  purpose: CardPurpose,
  fits: (payload: Record<string, string>, card: CardRow) => boolean,
): Promise<CardRow[]> {
  const open = await tx.openCards(null);
  const over = open.filter(
    (card) => card.purpose === purpose && fits(JSON.parse(card.payload) as Record<string, string>, card),
  );
  for (const card of over) await tx.updateCard(card.taskId, { status: 'closed' });
  return over;
}
