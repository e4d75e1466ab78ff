/** Counters without gaps, and rows that only exist to be locked. */
import type { StoreReads } from '../application/store';
import type { Reader, Sql } from './sql';
import { onDuplicate, selectOne } from './statements';
import { counters } from './tables/house';

export function counterReads(sql: Reader): Pick<StoreReads, 'count'> {
  return { count: async (name) => (await selectOne(sql, counters, 'WHERE name = ?', [name]))?.value ?? 0 };
}

/** The next value of a counter, starting at 1. Its row stays locked until the transaction ends, so a rollback leaves no gap. */
export async function nextCount(sql: Sql, name: string): Promise<number> {
  sql.later(
    `INSERT INTO counters (name, value) VALUES (?, 1)${onDuplicate(sql, counters, 'value = counters.value + 1')}`,
    [name],
  );
  const [counter] = await sql.rows<{ value: number }>('SELECT value FROM counters WHERE name = ?', [name]);
  if (!counter) throw new Error(`counter ${name} vanished`);
  return counter.value;
}

/** Before the next read, wait for a named row and hold it until the transaction ends. SQLite has one writer at a time anyway. */
export function lockRow(sql: Sql, name: string): void {
  if (sql.dialect === 'sqlite') return;
  const keep = onDuplicate(sql, counters, 'value = counters.value');
  sql.later(`INSERT INTO counters (name, value) VALUES (?, 0)${keep}`, [name]);
}
