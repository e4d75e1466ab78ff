import { instant, integer, longText, nullable, table, varchar } from './table';

/** What happened, chained by hash. Only ever added to; the key makes a fork impossible. */
export interface HistoryRecord {
  submissionId: string;
  seq: number;
  at: number;
  actor: string | null;
  type: string;
  /** JSON of the event */
  event: string;
  prevHash: string;
  hash: string;
}

export const history = table<HistoryRecord>(
  'history',
  {
    submissionId: varchar(32),
    seq: integer(),
    at: instant(),
    actor: nullable(varchar(64)),
    type: varchar(32),
    event: longText(),
    prevHash: varchar(64),
    hash: varchar(64),
  },
  { primary: ['submissionId', 'seq'], indexes: [{ name: 'history_kind', columns: ['type', 'at'] }] },
);

/** Signatures, chained by hash per submission. Only ever added to. */
export interface SignatureRecord {
  submissionId: string;
  seq: number;
  /** JSON of the Signature */
  record: string;
  prevHash: string;
  hash: string;
  keyId: string;
  serverSignature: string;
}

export const signatures = table<SignatureRecord>(
  'signatures',
  {
    submissionId: varchar(32),
    seq: integer(),
    record: longText(),
    prevHash: varchar(64),
    hash: varchar(64),
    keyId: varchar(64),
    serverSignature: varchar(128),
  },
  { primary: ['submissionId', 'seq'] },
);
