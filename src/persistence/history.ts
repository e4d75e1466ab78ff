/** History and signatures: chains that are only ever added to. A second row for the same place is refused by the key. */
import type { Happening, HistoryRow, StoreReads, StoreTx } from '../application/store';
import type { DomainEvent } from '../domain/events';
import type { SealedSignature, Signature } from '../domain/signing/signature';
import { marks, type Reader, type Sql } from './sql';
import { insert, select } from './statements';
import { history, signatures, type HistoryRecord, type SignatureRecord } from './tables/history';

type Reads = Pick<StoreReads, 'history' | 'happened' | 'signatures'>;
type Writes = Pick<StoreTx, 'lastHistory' | 'appendHistory' | 'lastSignature' | 'appendSignature'>;

export function historyReads(sql: Reader): Reads {
  return {
    async history(submissionId) {
      const rows = await select(sql, history, 'WHERE submission_id = ? ORDER BY seq', [submissionId]);
      return rows.map(({ type: _, event, ...row }) => ({ ...row, event: JSON.parse(event) as DomainEvent }));
    },
    async happened(types, from, until) {
      const rows = await sql.rows<Omit<Happening, 'event'> & { event: string }>(HAPPENED(types.length), [
        ...types,
        from,
        until,
      ]);
      return rows.map((row) => ({ ...row, event: JSON.parse(row.event) as DomainEvent }));
    },
    async signatures(submissionId) {
      const rows = await select(sql, signatures, 'WHERE submission_id = ? ORDER BY seq', [submissionId]);
      return rows.map(sealedOf);
    },
  };
}

/** Of several submissions, with the department each is of. */
const HAPPENED = (
  types: number,
): string => `SELECT h.submission_id AS submissionId, s.department_id AS departmentId, s.kind AS kind, h.at AS at, h.event AS event
  FROM history h JOIN submissions s ON s.id = h.submission_id
  WHERE h.type IN (${marks(types)}) AND h.at >= ? AND h.at < ? ORDER BY h.at, h.submission_id, h.seq`;

type End = { seq: number; hash: string } | null;

export function historyWrites(sql: Sql): Writes {
  /** the ends of both chains of a submission, read together; what this transaction adds moves them */
  const ends = new Map<string, { history: End; signatures: End }>();
  const endsOf = async (submissionId: string): Promise<{ history: End; signatures: End }> => {
    const known = ends.get(submissionId) ?? (await chainEnds(sql, submissionId));
    ends.set(submissionId, known);
    return known;
  };
  return {
    lastHistory: async (submissionId) => (await endsOf(submissionId)).history,
    async appendHistory(rows) {
      await insert(sql, history, rows.map(historyRecord));
      for (const { submissionId, seq, hash } of rows) {
        const known = ends.get(submissionId);
        if (known) known.history = { seq, hash };
      }
    },
    lastSignature: async (submissionId) => (await endsOf(submissionId)).signatures,
    async appendSignature(submissionId, { record, ...seal }) {
      await insert(sql, signatures, [{ ...seal, submissionId, record: JSON.stringify(record) }]);
      const known = ends.get(submissionId);
      if (known) known.signatures = { seq: seal.seq, hash: seal.hash };
    },
  };
}

const lastOf = (chain: string): string =>
  `SELECT * FROM (SELECT '${chain}' AS chain, seq, hash FROM ${chain} WHERE submission_id = ? ORDER BY seq DESC LIMIT 1) AS last_${chain}`;
const ENDS = `${lastOf('history')} UNION ALL ${lastOf('signatures')}`;

async function chainEnds(sql: Reader, submissionId: string): Promise<{ history: End; signatures: End }> {
  type Row = { chain: string; seq: number; hash: string };
  const rows = await sql.rows<Row>(ENDS, [submissionId, submissionId]);
  const end = (chain: string): End => {
    const last = rows.find((row) => row.chain === chain);
    return last ? { seq: last.seq, hash: last.hash } : null;
  };
  return { history: end('history'), signatures: end('signatures') };
}

function historyRecord({ event, ...row }: HistoryRow): HistoryRecord {
  return { ...row, type: event.type, event: JSON.stringify(event) };
}

function sealedOf({ submissionId: _, record, ...seal }: SignatureRecord): SealedSignature {
  return { ...seal, record: JSON.parse(record) as Signature };
}
