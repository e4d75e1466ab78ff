import type { OutboxRow } from '../../application/store';
import { instant, integer, longText, nullable, position, table, varchar } from './table';

/** `position` is the order of promising. */
export type OutboxRecord = OutboxRow & { position: number };

export const LAST_ERROR_LENGTH = 1000;

/** What has been promised: cards, texts, posts. Indexes end with the primary key, that is: in order. */
export const outbox = table<OutboxRecord>(
  'outbox',
  {
    position: position(),
    id: varchar(64),
    kind: varchar(32),
    lane: varchar(128),
    payload: longText(),
    submissionId: nullable(varchar(32)),
    dueAt: instant(),
    attempts: integer(),
    status: varchar(8),
    lastError: nullable(varchar(LAST_ERROR_LENGTH)),
    leaseUntil: nullable(instant()),
    createdAt: instant(),
  },
  {
    primary: ['position'],
    indexes: [
      { name: 'outbox_id', columns: ['id'], unique: true },
      { name: 'outbox_due', columns: ['status', 'dueAt'] },
      { name: 'outbox_heads', columns: ['status', 'lane', 'dueAt', 'leaseUntil'] },
    ],
  },
);
