/** Cards people hold. A card about no submission has an empty one in its row. */
import type { CardRow, StoreReads, StoreTx } from '../application/store';
import type { Reader, Sql } from './sql';
import { insert, select, selectOne, update } from './statements';
import { cards, type CardRecord } from './tables/cards';

const NONE = '';

export function cardReads(sql: Reader): Pick<StoreReads, 'card' | 'openCards'> {
  return {
    async card(taskId) {
      const found = await selectOne(sql, cards, 'WHERE task_id = ?', [taskId]);
      return found && rowOf(found);
    },
    async openCards(submissionId) {
      const open = "WHERE submission_id = ? AND status = 'open' ORDER BY created_at, task_id";
      return (await select(sql, cards, open, [submissionId ?? NONE])).map(rowOf);
    },
  };
}

export function cardWrites(sql: Sql): Pick<StoreTx, 'addCards' | 'updateCard'> {
  return {
    addCards: (rows) =>
      insert(
        sql,
        cards,
        rows.map((row) => ({ ...row, submissionId: row.submissionId ?? NONE })),
      ),
    updateCard: (taskId, change) => update(sql, cards, change, { taskId }),
  };
}

function rowOf(record: CardRecord): CardRow {
  return { ...record, submissionId: record.submissionId === NONE ? null : record.submissionId };
}
