/** The words of the company's lists, by the hash of what was imported. */
import type { StoreReads, StoreTx } from '../application/store';
import type { Reader, Sql } from './sql';
import { selectOne, upsert } from './statements';
import { wordLists } from './tables/word-lists';

export function wordListReads(sql: Reader): Pick<StoreReads, 'wordList'> {
  return {
    wordList: async (sha256) => (await selectOne(sql, wordLists, 'WHERE sha256 = ?', [sha256]))?.csv ?? null,
  };
}

export function wordListWrites(sql: Sql): Pick<StoreTx, 'putWordList'> {
  return { putWordList: (sha256, csv) => upsert(sql, wordLists, { sha256, csv }, ['csv']) };
}
