/** The outbox: what was promised, and who is carrying it out. */
import type { OutboxRow, StoreReads, StoreTx } from '../application/store';
import { lockRow } from './counters';
import { atMost, locking, marks, type Reader, type Sql } from './sql';
import { columnsOf, insert, select, selectOne, update } from './statements';
import { LAST_ERROR_LENGTH, outbox, type OutboxRecord } from './tables/outbox';

type Reads = Pick<StoreReads, 'deadLetters' | 'outboxRow'>;
type Writes = Pick<StoreTx, 'addOutbox' | 'updateOutbox'>;

export function outboxReads(sql: Reader): Reads {
  return {
    async deadLetters(limit) {
      const rest = `WHERE status = 'dead' ORDER BY position DESC ${atMost(limit)}`;
      return (await select(sql, outbox, rest)).map(rowOf);
    },
    async outboxRow(id) {
      const record = await selectOne(sql, outbox, 'WHERE id = ?', [id]);
      return record && rowOf(record);
    },
  };
}

export function outboxWrites(sql: Sql): Writes {
  return {
    addOutbox: (rows) =>
      insert(
        sql,
        outbox,
        rows.map((row) => ({ ...row, attempts: 0, status: 'pending' })),
      ),
    async updateOutbox(id, change) {
      const lastError = change.lastError?.slice(0, LAST_ERROR_LENGTH) ?? change.lastError;
      await update(sql, outbox, { ...change, lastError }, { id });
    },
  };
}

/** Of each lane that neither rests nor has a row under way, the row that was promised first among those due. One pass over an index. */
const HEADS = `SELECT MIN(o.position) AS head FROM outbox AS o LEFT JOIN lanes AS l ON l.lane = o.lane AND l.next_at > ?
  WHERE o.status = 'pending' AND o.due_at <= ? AND l.lane IS NULL
  GROUP BY o.lane HAVING MAX(o.lease_until) IS NULL OR MAX(o.lease_until) <= ?
  ORDER BY MIN(o.due_at), head`;

/**
 * Lease up to `limit` rows until `now + leaseMs`, and count the attempt. Claims follow one another (they are short): two at the same
 * moment could each take one row of the same lane.
 */
export async function claimOutbox(sql: Sql, now: number, leaseMs: number, limit: number): Promise<OutboxRow[]> {
  lockRow(sql, 'outbox-claim');
  const text = `SELECT ${columnsOf(outbox)} FROM outbox JOIN (${HEADS} ${atMost(limit)}) AS heads ON heads.head = position
    ORDER BY due_at, position${locking(sql, true)}`;
  const records = await sql.rows<OutboxRecord>(text, [now, now, now]);
  if (records.length === 0) return [];
  const leaseUntil = now + leaseMs;
  sql.later(`UPDATE outbox SET lease_until = ?, attempts = attempts + 1 WHERE position IN (${marks(records.length)})`, [
    leaseUntil,
    ...records.map((record) => record.position),
  ]);
  return records.map((record) => rowOf({ ...record, leaseUntil, attempts: record.attempts + 1 }));
}

/** Give back leases that were not begun: as if they had not been claimed. */
export async function releaseOutbox(sql: Sql, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  sql.later(
    `UPDATE outbox SET lease_until = NULL, attempts = attempts - 1
      WHERE id IN (${marks(ids.length)}) AND status = 'pending' AND lease_until IS NOT NULL`,
    ids,
  );
}

function rowOf({ position: _, ...row }: OutboxRecord): OutboxRow {
  return row;
}
