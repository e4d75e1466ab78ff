/** The archive chain and the keys that sign it. Records are only ever added; a second record with the same number is refused. */
import type { StoreReads, StoreTx } from '../application/store';
import { lockRow } from './counters';
import { atMost, type Reader, type Sql } from './sql';
import { insert, select, selectOne } from './statements';
import { archiveRecords, signingKeys } from './tables/archive';

export function archiveReads(sql: Reader): Pick<StoreReads, 'archiveOf' | 'archiveAfter' | 'keys'> {
  return {
    archiveOf: (submissionId) => selectOne(sql, archiveRecords, 'WHERE submission_id = ?', [submissionId]),
    archiveAfter: (after, limit) => select(sql, archiveRecords, `WHERE no > ? ORDER BY no ${atMost(limit)}`, [after]),
    keys: () => select(sql, signingKeys, 'ORDER BY created_at, key_id'),
  };
}

export function archiveWrites(sql: Sql): Pick<StoreTx, 'lockArchiveHead' | 'appendArchive' | 'addKey'> {
  return {
    async lockArchiveHead() {
      // a lock on the last record itself would be a lock on yesterday's head for whoever waited
      lockRow(sql, 'archive-head');
      const head = await selectOne(sql, archiveRecords, 'ORDER BY no DESC LIMIT 1');
      return head ? { no: head.no, hash: head.hash } : { no: 0, hash: '' };
    },
    appendArchive: (row) => insert(sql, archiveRecords, [row]),
    addKey: (row) => insert(sql, signingKeys, [row]),
  };
}
