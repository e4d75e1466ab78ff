import type { CardRow } from '../../application/store';
import { instant, integer, longText, nullable, table, varchar } from './table';

/** Cards people hold. */
export type CardRecord = CardRow & { submissionId: string };

export const cards = table<CardRecord>(
  'cards',
  {
    taskId: varchar(128),
    messenger: varchar(16),
    personId: varchar(64),
    submissionId: varchar(32),
    purpose: varchar(32),
    reviewNo: nullable(integer()),
    stage: nullable(varchar(64)),
    digest: nullable(varchar(64)),
    payload: longText(),
    status: varchar(8),
    messageId: nullable(varchar(255)),
    updateCode: nullable(varchar(512)),
    updateCodeAt: nullable(instant()),
    createdAt: instant(),
  },
  { primary: ['taskId'], indexes: [{ name: 'cards_open', columns: ['submissionId', 'status'] }] },
);
