/** What is kept per person: where a conversation stands, who is signed in; and the small facts processes share. */
import type { StoreReads, StoreTx } from '../application/store';
import { locking, type Reader, type Sql } from './sql';
import { onDuplicate, selectOne, update, upsert } from './statements';
import { dialogues, sessions } from './tables/conversation';
import { memos } from './tables/house';

/** A dialogue that has not begun. */
const NO_STATE = '{}';

export function peopleReads(sql: Reader): Pick<StoreReads, 'session' | 'memo'> {
  return {
    session: (id) => selectOne(sql, sessions, 'WHERE id = ?', [id]),
    memo: async (key) => (await selectOne(sql, memos, 'WHERE memo_key = ?', [key]))?.value ?? null,
  };
}

type Writes = Pick<
  StoreTx,
  'lockDialogue' | 'saveDialogue' | 'putSession' | 'dropSession' | 'dropSessionsBefore' | 'setMemo'
>;

export function peopleWrites(sql: Sql): Writes {
  const find = (personId: string) => selectOne(sql, dialogues, `WHERE person_id = ?${locking(sql)}`, [personId]);
  return {
    async lockDialogue(personId) {
      const found = await find(personId);
      if (found) return found;
      // of two first messages at once the second waits here, and then reads what the first one left
      const keep = onDuplicate(sql, dialogues, 'state = dialogues.state');
      sql.later(`INSERT INTO dialogues (person_id, state) VALUES (?, ?)${keep}`, [personId, NO_STATE]);
      return (await find(personId)) ?? { personId, state: NO_STATE };
    },
    saveDialogue: ({ personId, state }) => update(sql, dialogues, { state }, { personId }),
    putSession: (row) => upsert(sql, sessions, row, ['personId', 'messenger', 'csrf', 'expiresAt']),
    dropSession: async (id) => sql.later('DELETE FROM sessions WHERE id = ?', [id]),
    dropSessionsBefore: async (at) => sql.later('DELETE FROM sessions WHERE expires_at <= ?', [at]),
    setMemo: (key, value) => upsert(sql, memos, { key, value }, ['value']),
  };
}
