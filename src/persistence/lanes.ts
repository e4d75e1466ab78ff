/** Pacing across processes: when a lane may send again. */
import type { Sql } from './sql';
import { onDuplicate } from './statements';
import { lanes } from './tables/house';

/**
 * Take the lane's next slot: one every `gapMs`, and after a quiet time up to `burst` more at once. Gives 0 when it was free, else how long
 * it is still taken, ms.
 */
export async function takeSlot(sql: Sql, lane: string, now: number, gapMs: number, burst: number): Promise<number> {
  const ahead = burst * gapMs;
  if (await take(sql, lane, now, gapMs, ahead)) return 0;
  const wait = await waitOf(sql, lane, now + ahead);
  if (wait !== null) return wait;
  const keep = onDuplicate(sql, lanes, 'next_at = lanes.next_at');
  sql.later(`INSERT INTO lanes (lane, next_at) VALUES (?, 0)${keep}`, [lane]);
  if (await take(sql, lane, now, gapMs, ahead)) return 0;
  return (await waitOf(sql, lane, now + ahead)) ?? gapMs;
}

/** Nothing of the lane is claimed before `until`. */
export async function restLane(sql: Sql, lane: string, until: number): Promise<void> {
  sql.later(`INSERT INTO lanes (lane, next_at) VALUES (?, ?)${onDuplicate(sql, lanes, 'next_at = ?')}`, [
    lane,
    until,
    until,
  ]);
}

async function take(sql: Sql, lane: string, now: number, gapMs: number, ahead: number): Promise<boolean> {
  const text =
    'UPDATE lanes SET next_at = CASE WHEN next_at > ? THEN next_at ELSE ? END + ? WHERE lane = ? AND next_at <= ?';
  return (await sql.run(text, [now, now, gapMs, lane, now + ahead])) > 0;
}

async function waitOf(sql: Sql, lane: string, from: number): Promise<number | null> {
  const [taken] = await sql.rows<{ nextAt: number }>('SELECT next_at AS nextAt FROM lanes WHERE lane = ?', [lane]);
  return taken ? Math.max(1, taken.nextAt - from) : null;
}
