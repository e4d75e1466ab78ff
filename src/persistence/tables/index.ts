/** Every table there is. */
import type { EntitySchema } from 'typeorm';
import type { Dialect } from '../sql';
import { archiveRecords, signingKeys } from './archive';
import { bookHistory, books } from './books';
import { cards } from './cards';
import { dialogues, sessions } from './conversation';
import { due } from './due';
import { entityOf } from './entity';
import { history, signatures } from './history';
import { counters, lanes, memos } from './house';
import { inbox } from './inbox';
import { incidents } from './incidents';
import { outbox } from './outbox';
import { submissionCodes, submissions } from './submissions';
import { wordLists } from './word-lists';

/** TypeORM's entities for one kind of database. */
export function entitiesFor(dialect: Dialect): EntitySchema[] {
  return [
    entityOf(submissions, dialect),
    entityOf(submissionCodes, dialect),
    entityOf(history, dialect),
    entityOf(signatures, dialect),
    entityOf(inbox, dialect),
    entityOf(outbox, dialect),
    entityOf(due, dialect),
    entityOf(books, dialect),
    entityOf(bookHistory, dialect),
    entityOf(cards, dialect),
    entityOf(dialogues, dialect),
    entityOf(sessions, dialect),
    entityOf(archiveRecords, dialect),
    entityOf(signingKeys, dialect),
    entityOf(counters, dialect),
    entityOf(memos, dialect),
    entityOf(lanes, dialect),
    entityOf(incidents, dialect),
    entityOf(wordLists, dialect),
  ];
}
