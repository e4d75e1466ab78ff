import type { BookRow } from '../../application/store';
import { instant, integer, longText, nullable, table, varchar } from './table';

/** The company's books: one row each, with the end of its history chain. */
export const books = table<BookRow>(
  'books',
  { key: varchar(191, 'book_key'), revision: integer(), state: longText(), hash: varchar(64) },
  { primary: ['key'] },
);

/** What happened to a book, chained by hash. Only ever added to; the key makes a fork impossible. */
export interface BookHistoryRecord {
  key: string;
  seq: number;
  at: number;
  actor: string | null;
  type: string;
  /** JSON of the event */
  event: string;
  prevHash: string;
  hash: string;
}

export const bookHistory = table<BookHistoryRecord>(
  'book_history',
  {
    key: varchar(191, 'book_key'),
    seq: integer(),
    at: instant(),
    actor: nullable(varchar(64)),
    type: varchar(32),
    event: longText(),
    prevHash: varchar(64),
    hash: varchar(64),
  },
  { primary: ['key', 'seq'] },
);
