import type { DueRow } from '../../application/store';
import { instant, longText, nullable, table, varchar } from './table';

/** What becomes due by the clock. */
export const due = table<DueRow>(
  'due',
  {
    key: varchar(191, 'due_key'),
    kind: varchar(32),
    submissionId: nullable(varchar(32)),
    dueAt: instant(),
    payload: longText(),
  },
  { primary: ['key'], indexes: [{ name: 'due_at', columns: ['dueAt'] }] },
);
