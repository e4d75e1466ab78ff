/** In order. A released migration is never edited: what comes later is a new file with its line here. */
import { FirstTables1764000000000 } from './1764000000000-first-tables';
import { Books1764000000001 } from './1764000000001-books';
import { Incidents1764000000030 } from './1764000000030-incidents';
import { Rhythm1764000000031 } from './1764000000031-rhythm';
import { WordLists1764000000040 } from './1764000000040-word-lists';

export const migrations = [
  FirstTables1764000000000,
  Books1764000000001,
  Incidents1764000000030,
  Rhythm1764000000031,
  WordLists1764000000040,
];
