import { instant, longText, nullable, table, varchar } from './table';

/** Every accepted input, once. `lane` and `payload` are set while it waits for the network. */
export interface InboxRecord {
  key: string;
  at: number;
  answer: string | null;
  lane: string | null;
  payload: string | null;
}

export const inbox = table<InboxRecord>(
  'inbox',
  {
    key: varchar(191, 'inbox_key'),
    at: instant(),
    answer: nullable(longText()),
    lane: nullable(varchar(128)),
    payload: nullable(longText()),
  },
  { primary: ['key'], indexes: [{ name: 'inbox_waiting', columns: ['lane', 'at'] }] },
);
