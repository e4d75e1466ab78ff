/** What becomes due by the clock. */
import type { StoreReads, StoreTx } from '../application/store';
import { atMost, locking, marks, type Reader, type Sql } from './sql';
import { selectOne, upsert } from './statements';
import { due } from './tables/due';

type Writes = Pick<StoreTx, 'putDue' | 'dropDue' | 'lockDue'>;

export function dueWrites(sql: Sql): Writes {
  return {
    putDue: (row) => upsert(sql, due, row, ['kind', 'submissionId', 'dueAt', 'payload']),
    dropDue: async (key) => sql.later('DELETE FROM due WHERE due_key = ?', [key]),
    lockDue: (key) => selectOne(sql, due, `WHERE due_key = ?${locking(sql, true)}`, [key]),
  };
}

export async function dueKeys(sql: Reader, now: number, limit: number): Promise<string[]> {
  const text = `SELECT due_key AS dueKey FROM due WHERE due_at <= ? ORDER BY due_at, due_key ${atMost(limit)}`;
  return (await sql.rows<{ dueKey: string }>(text, [now])).map((row) => row.dueKey);
}

/** What is leased becomes due again when its lease ends. */
const next = (besides: string[]) => `SELECT MIN(at) AS at FROM (
  SELECT MIN(due_at) AS at FROM due${besides.length > 0 ? ` WHERE kind NOT IN (${marks(besides.length)})` : ''}
  UNION ALL
  SELECT MIN(CASE WHEN lease_until > due_at THEN lease_until ELSE due_at END) FROM outbox WHERE status = 'pending'
) AS soonest`;

const COUNTS = `SELECT
  (SELECT COUNT(*) FROM outbox WHERE status = 'pending') AS outboxPending,
  (SELECT COUNT(*) FROM outbox WHERE status = 'dead') AS outboxDead,
  (SELECT COUNT(*) FROM inbox WHERE lane IS NOT NULL) AS inboxWaiting,
  (SELECT COUNT(*) FROM due) AS due`;

type Counts = Awaited<ReturnType<StoreReads['counts']>>;

export function waitingReads(sql: Reader): Pick<StoreReads, 'dueRow' | 'nextDueAt' | 'counts'> {
  return {
    dueRow: (key) => selectOne(sql, due, 'WHERE due_key = ?', [key]),
    async nextDueAt(besides = []) {
      const [soonest] = await sql.rows<{ at: number | null }>(next(besides), besides);
      return soonest?.at ?? null;
    },
    async counts() {
      const [counts] = await sql.rows<Counts>(COUNTS);
      return { ...(counts as Counts) };
    },
  };
}
