/** Cards people hold. */
import type { StoreReads, StoreTx } from '../application/store';
import type { Reader, Sql } from './sql';
import { insert, select, selectOne, update } from './statements';
import { cards } from './tables/cards';

export function cardReads(sql: Reader): Pick<StoreReads, 'card' | 'openCards'> {
  return {
    card: (taskId) => selectOne(sql, cards, 'WHERE task_id = ?', [taskId]),
    openCards: (submissionId) =>
      select(sql, cards, "WHERE submission_id = ? AND status = 'open' ORDER BY created_at, task_id", [submissionId]),
  };
}

export function cardWrites(sql: Sql): Pick<StoreTx, 'addCards' | 'updateCard'> {
  return {
    addCards: (rows) => insert(sql, cards, rows),
    updateCard: (taskId, change) => update(sql, cards, change, { taskId }),
  };
}
