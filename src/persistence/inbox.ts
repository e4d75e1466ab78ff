/** The inbox: every input once. */
import type { InboxRow, StoreTx } from '../application/store';
import { StaleState } from '../application/store';
import { isDuplicate } from './faults';
import { atMost, type Reader, type Sql } from './sql';
import { insertNow, select, selectOne } from './statements';
import { inbox, type InboxRecord } from './tables/inbox';

type Writes = Pick<StoreTx, 'claimInbox' | 'inbox' | 'finishInbox' | 'waitingInputs'>;

export function inboxWrites(sql: Sql): Writes {
  /** keys this transaction has made: nobody else can have answered them */
  const own = new Set<string>();
  return {
    async claimInbox({ waiting, ...row }) {
      try {
        await insertNow(sql, inbox, { ...row, lane: waiting?.lane ?? null, payload: waiting?.payload ?? null });
        own.add(row.key);
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    async inbox(key) {
      const record = await selectOne(sql, inbox, 'WHERE inbox_key = ?', [key]);
      return record && rowOf(record);
    },
    async waitingInputs(lane) {
      const [found] = await sql.rows<{ count: number }>('SELECT COUNT(*) AS count FROM inbox WHERE lane = ?', [lane]);
      return Number(found?.count ?? 0);
    },
    async finishInbox(key, answer) {
      if (own.has(key)) return sql.later(FINISH, [answer, key]);
      // two processes may work on the same waiting input: the second one's work must not be kept
      if ((await sql.run(FINISH, [answer, key])) === 0) throw new StaleState('this input is answered already');
    },
  };
}

const FINISH = 'UPDATE inbox SET answer = ?, lane = NULL, payload = NULL WHERE inbox_key = ? AND answer IS NULL';

/** Inputs that wait for the network: of each lane the oldest, oldest first. */
export async function waitingInbox(sql: Reader, limit: number): Promise<InboxRow[]> {
  const rest = `AS input WHERE lane IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM inbox AS older WHERE older.lane = input.lane
        AND (older.at < input.at OR (older.at = input.at AND older.inbox_key < input.inbox_key)))
    ORDER BY at, inbox_key ${atMost(limit)}`;
  return (await select(sql, inbox, rest)).map(rowOf);
}

function rowOf({ key, at, answer, lane, payload }: InboxRecord): InboxRow {
  return { key, at, answer, waiting: lane === null ? null : { lane, payload: payload ?? '' } };
}
