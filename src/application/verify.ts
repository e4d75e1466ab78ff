/**
 * Re-checks everything from the stored rows alone: each submission's history (chain, and that replaying it gives the stored state), each
 * signature (chain and server key), every edit (that it leads from the version before it to its own), that every published post carried
 * the signatures it needed, walking over edits, and the archive chain.
 */
import { archiveHash, bookHistoryHash, historyHash, type ArchiveBody } from '../domain/archive/archive';
import { canonicalJson } from '../domain/digest';
import { evolve } from '../domain/evolve';
import { bookOf } from '../domain/house';
import type { Submission } from '../domain/submission';
import { validSignatures } from '../domain/signing/validity';
import { brokenEdit } from '../domain/signing/walk';
import { keyChecker, fingerprint, type Signer } from './keys';
import { checkSignatureChain } from './proof';
import type { ArchiveRow, BookRow, HistoryRow, Store, StoreReads } from './store';

/** How many archive records hold, or the first thing that does not. */
export type VerifyResult = { ok: true; records: number } | { ok: false; broken: string; why: string };

const PAGE = 200;

/** @param pinned only signatures by the key with this fingerprint count */
export async function verifyAll(store: Store, pinned: string | null = null): Promise<VerifyResult> {
  const keys = await store.read.keys();
  const forged = keys.find((key) => fingerprint(key.publicKey) !== key.keyId);
  if (forged) return { ok: false, broken: `key ${forged.keyId}`, why: 'its id is not its fingerprint' };
  if (pinned && !keys.some((key) => key.keyId === pinned)) {
    const known = keys.map(({ keyId }) => keyId).join(', ') || 'none';
    return { ok: false, broken: `key ${pinned}`, why: `no key of this database has this fingerprint; it has ${known}` };
  }
  const check = keyChecker(pinned ? keys.filter((key) => key.keyId === pinned) : keys);
  return (
    (await brokenSubmission(store.read, check)) ?? (await brokenBook(store.read)) ?? archiveChain(store.read, check)
  );
}

async function brokenSubmission(reads: StoreReads, check: Signer['check']): Promise<VerifyResult | null> {
  for (let after = ''; ;) {
    const ids = await reads.submissionIds(after, PAGE);
    for (const id of ids) {
      const why = await whySubmissionBroken(reads, id, check);
      if (why) return { ok: false, broken: (await reads.submission(id))?.no ?? id, why };
    }
    if (ids.length < PAGE) return null;
    after = ids.at(-1)!;
  }
}

/** Why one submission's stored rows do not hold together, or null; also asked before it is sealed. */
export async function whySubmissionBroken(
  reads: StoreReads,
  id: string,
  check: Signer['check'],
): Promise<string | null> {
  const [stored, history, sealed] = await Promise.all([reads.submission(id), reads.history(id), reads.signatures(id)]);
  if (!stored) return 'the submission is gone';
  return (
    whyHistoryBroken(history) ??
    whyStateDiffers(stored, history) ??
    checkSignatureChain(sealed, check) ??
    whySignaturesDiffer(
      history,
      sealed.map((link) => link.record),
    ) ??
    brokenEdit(stored) ??
    whyPublishedUnsigned(stored, sealed) ??
    whyUnsealed(stored, history, await reads.archiveOf(id))
  );
}

function whyHistoryBroken(history: HistoryRow[]): string | null {
  let prevHash = '';
  for (const [index, row] of history.entries()) {
    if (row.seq !== index + 1) return `history ${row.seq} is out of place`;
    if (row.prevHash !== prevHash) return `history ${row.seq} does not follow the one before it`;
    if (historyHash(row) !== row.hash) return `history ${row.seq} was changed`;
    prevHash = row.hash;
  }
  return null;
}

function whyStateDiffers(stored: Submission, history: HistoryRow[]): string | null {
  const replayed = history.reduce<Submission | null>(
    (state, { event, at, actor }) => evolve(state, event, { at, actor }),
    null,
  );
  return canonicalJson(replayed) === canonicalJson(stored) ? null : 'its state is not what its history says';
}

/** Every signature event has its sealed record, and no record comes from nowhere. */
function whySignaturesDiffer(history: HistoryRow[], records: unknown[]): string | null {
  const signed = history.flatMap(({ event }) => (event.type === 'Signed' ? [event.signature] : []));
  return canonicalJson(signed) === canonicalJson(records) ? null : 'its signatures are not those of its history';
}

function whyPublishedUnsigned(stored: Submission, sealed: Parameters<typeof validSignatures>[1]): string | null {
  if (!stored.publications.some((publication) => publication.status === 'PUBLISHED')) return null;
  const valid = validSignatures(stored, sealed);
  const signed = new Set(sealed.filter(({ seq }) => valid.get(seq)).map(({ record }) => record.stage));
  const review = stored.reviews.at(-1);
  const missing = review?.stages.find((stage) => !signed.has(stage.name));
  return missing ? `it was published without a valid signature of ${missing.name}` : null;
}

/** The chain alone cannot tell that its last records are gone: what says it was sealed has its record. */
function whyUnsealed(stored: Submission, history: HistoryRow[], record: ArchiveRow | null): string | null {
  if (stored.sealedAt === null) return null;
  const sealed = history.some(({ event }) => event.type === 'Sealed' && event.recordNo === record?.no);
  return sealed ? null : 'its archive record is missing';
}

/** The company's books: each one's chain, and that replaying it gives what is stored. */
async function brokenBook(reads: StoreReads): Promise<VerifyResult | null> {
  for (const row of await reads.booksUnder('')) {
    const why = await whyBookBroken(reads, row);
    if (why) return { ok: false, broken: `book ${row.key}`, why };
  }
  return null;
}

async function whyBookBroken(reads: StoreReads, { key, revision, state, hash }: BookRow): Promise<string | null> {
  const history = await reads.bookHistory(key);
  const book = bookOf(key);
  let prevHash = '';
  let replayed = book.empty;
  for (const [index, row] of history.entries()) {
    if (row.seq !== index + 1) return `entry ${row.seq} is out of place`;
    if (row.prevHash !== prevHash) return `entry ${row.seq} does not follow the one before it`;
    if (bookHistoryHash(row) !== row.hash) return `entry ${row.seq} was changed`;
    replayed = book.evolve(replayed, row.event, { at: row.at, actor: row.actor });
    prevHash = row.hash;
  }
  if (history.length !== revision || prevHash !== hash) return 'its end is not the end of its history';
  return canonicalJson(replayed) === canonicalJson(JSON.parse(state)) ? null : 'its state is not what its history says';
}

async function archiveChain(reads: StoreReads, check: Signer['check']): Promise<VerifyResult> {
  let prevHash = '';
  let count = 0;
  for (let after = 0; ;) {
    const rows = await reads.archiveAfter(after, PAGE);
    for (const row of rows) {
      const why = await whyRecordBroken(reads, row, count + 1, prevHash, check);
      if (why) return { ok: false, broken: `archive record ${row.no}`, why };
      prevHash = row.hash;
      count += 1;
    }
    if (rows.length < PAGE) return { ok: true, records: count };
    after = rows.at(-1)!.no;
  }
}

async function whyRecordBroken(
  reads: StoreReads,
  row: ArchiveRow,
  expectedNo: number,
  prevHash: string,
  check: Signer['check'],
): Promise<string | null> {
  if (row.no !== expectedNo) return `record ${expectedNo} is missing`;
  if (row.prevHash !== prevHash) return 'it does not follow the record before it';
  if (archiveHash(row.no, row.body, row.prevHash) !== row.hash) return 'it was changed';
  if (!check(row.keyId, row.hash, row.serverSignature)) return "it does not bear the server's signature";
  const body = JSON.parse(row.body) as ArchiveBody;
  const [history, signatures] = await Promise.all([
    reads.history(row.submissionId),
    reads.signatures(row.submissionId),
  ]);
  // what was sealed is the beginning of what is stored: later events (the seal itself) may only follow
  const sealedHashes = body.history.map((link) => link.hash);
  const storedHashes = history.slice(0, sealedHashes.length).map((link) => link.hash);
  if (canonicalJson(sealedHashes) !== canonicalJson(storedHashes))
    return 'the stored history is not the one that was sealed';
  return canonicalJson(body.signatures) === canonicalJson(signatures)
    ? null
    : 'the stored signatures are not those sealed';
}
