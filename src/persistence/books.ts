/** The company's books and their chained history. */
import type { BookHistoryRow, BookRow, StoreReads, StoreTx } from '../application/store';
import type { HouseEvent } from '../domain/house';
import { locking, marks, type Reader, type Sql } from './sql';
import { insert, onDuplicate, select, selectOne, update } from './statements';
import { bookHistory, books, type BookHistoryRecord } from './tables/books';

/** A book nothing has been entered in; it is there only to be locked. */
const BLANK = (key: string): BookRow => ({ key, revision: 0, state: '', hash: '' });

export function bookReads(sql: Reader): Pick<StoreReads, 'books' | 'booksUnder' | 'bookHistory'> {
  return {
    books: (keys) => select(sql, books, `WHERE book_key IN (${marks(keys.length)}) AND revision > 0`, keys),
    booksUnder: (prefix) =>
      select(sql, books, 'WHERE book_key >= ? AND book_key < ? AND revision > 0 ORDER BY book_key', [
        prefix,
        `${prefix}\u{10FFFF}`,
      ]),
    async bookHistory(key) {
      const rows = await select(sql, bookHistory, 'WHERE book_key = ? ORDER BY seq', [key]);
      return rows.map(({ type: _, event, ...row }) => ({ ...row, event: JSON.parse(event) as HouseEvent }));
    },
  };
}

export function bookWrites(sql: Sql): Pick<StoreTx, 'lockBook' | 'saveBook' | 'appendBookHistory'> {
  const find = (key: string) => selectOne(sql, books, `WHERE book_key = ?${locking(sql)}`, [key]);
  return {
    async lockBook(key) {
      const found = await find(key);
      if (found) return found;
      // of two first entries at once the second waits here, and then reads what the first one left
      const keep = onDuplicate(sql, books, 'revision = books.revision');
      sql.later(`INSERT INTO books (book_key, revision, state, hash) VALUES (?, 0, '', '')${keep}`, [key]);
      return (await find(key)) ?? BLANK(key);
    },
    saveBook: ({ key, ...change }) => update(sql, books, change, { key }),
    appendBookHistory: (rows) => insert(sql, bookHistory, rows.map(recordOf)),
  };
}

function recordOf({ event, ...row }: BookHistoryRow): BookHistoryRecord {
  return { ...row, type: event.type, event: JSON.stringify(event) };
}
