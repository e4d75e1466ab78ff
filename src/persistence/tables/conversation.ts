import type { DialogueRow, SessionRow } from '../../application/store';
import { instant, longText, table, varchar } from './table';

/** Where a person is in a conversation. */
export const dialogues = table<DialogueRow>(
  'dialogues',
  { personId: varchar(64), state: longText() },
  { primary: ['personId'] },
);

/** Who is signed in to the pages, by the hash of the cookie's token. */
export const sessions = table<SessionRow>(
  'sessions',
  { id: varchar(64), personId: varchar(64), messenger: varchar(16), csrf: varchar(128), expiresAt: instant() },
  { primary: ['id'] },
);
