import { longText, table, varchar } from './table';

/** A word list as it was imported, under the SHA-256 of its text. A row is added once and never changed. */
export interface WordListRecord {
  sha256: string;
  csv: string;
}

export const wordLists = table<WordListRecord>(
  'word_lists',
  { sha256: varchar(64), csv: longText() },
  { primary: ['sha256'] },
);
