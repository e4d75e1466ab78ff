/** The sealed record of a published submission (第十二条2; A12): everything an auditor needs, in one canonical value. */
import { digestOf, sha256 } from '../digest';
import type { SealedSignature } from '../signing/signature';
import type { Submission } from '../submission';

export const ARCHIVE_FORMAT = 'qianfa-archive-record/1';

/** One link of a history, as it goes into the record. */
export interface HistoryLink {
  seq: number;
  at: number;
  actor: string | null;
  event: unknown;
  prevHash: string;
  hash: string;
}

export interface ArchiveBody {
  format: string;
  no: number;
  at: number;
  submission: Omit<Submission, 'content'>;
  history: HistoryLink[];
  signatures: SealedSignature[];
  organization: { company: string; department: string; people: { id: string; name: string; title: string }[] };
}

/** Put a record together; pure, so that `verify` can take it apart again. */
export function archiveBody(
  facts: Pick<ArchiveBody, 'no' | 'at' | 'history' | 'signatures' | 'organization'>,
  submission: Submission,
): ArchiveBody {
  // the working content is what the last version already fixed
  const { content: _working, ...rest } = submission;
  return { format: ARCHIVE_FORMAT, ...facts, submission: rest };
}

/** The hash of a history link: its place, its event and the link before it. */
export function historyHash(link: Omit<HistoryLink, 'hash'> & { submissionId: string }): string {
  const { submissionId, seq, at, actor, event, prevHash } = link;
  return digestOf({ submissionId, seq, at, actor, event, prevHash });
}

/** The same for a link of one of the company's books. */
export function bookHistoryHash(link: Omit<HistoryLink, 'hash'> & { key: string }): string {
  const { key, seq, at, actor, event, prevHash } = link;
  return digestOf({ book: key, seq, at, actor, event, prevHash });
}

/** The hash of a signature in its chain. */
export function signatureHash(record: unknown, seq: number, prevHash: string): string {
  return digestOf({ seq, record, prevHash });
}

/** The hash of an archive record in the global chain. @param body its canonical JSON */
export function archiveHash(no: number, body: string, prevHash: string): string {
  return sha256(`${no}\n${prevHash}\n${body}`);
}
