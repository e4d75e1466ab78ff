import type { ArchiveRow, KeyRow } from '../../application/store';
import { instant, integer, longText, table, varchar } from './table';

/** The sealed records, one global chain. Only ever added to. */
export const archiveRecords = table<ArchiveRow>(
  'archive_records',
  {
    no: integer(),
    submissionId: varchar(32),
    at: instant(),
    body: longText(),
    prevHash: varchar(64),
    hash: varchar(64),
    keyId: varchar(64),
    serverSignature: varchar(128),
  },
  { primary: ['no'], indexes: [{ name: 'archive_submission', columns: ['submissionId'], unique: true }] },
);

/** The server's keys; the private half only encrypted. */
export const signingKeys = table<KeyRow>(
  'signing_keys',
  { keyId: varchar(64), publicKey: longText(), sealedPrivateKey: longText(), createdAt: instant() },
  { primary: ['keyId'] },
);
