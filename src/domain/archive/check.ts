/** What is looked at before a record is sealed (the automatic part of 四性检测, `domain.md` §2.4): one failing item keeps the package open. */
import type { ArchiveFile, ArchiveProblem } from './problem';
import type { SealedSignature } from '../signing/signature';
import { currentPublications, currentReview, currentVersion, type Submission } from '../submission';
import { validSignatures } from '../signing/validity';

/** Every picture of every version, once: a version that was not published is kept as well (第十二条2). */
export function filesOf(submission: Submission): ArchiveFile[] {
  const files = submission.versions.flatMap(({ no, posts }) =>
    posts.flatMap(({ pictures, cover }) => [
      ...pictures.map((sha256, index) => ({ sha256, version: no, place: index + 1 })),
      ...(cover === null ? [] : [{ sha256: cover, version: no, place: 0 }]),
    ]),
  );
  return files.filter(({ sha256 }, index) => files.findIndex((one) => one.sha256 === sha256) === index);
}

/**
 * What keeps a published submission from being sealed; empty when nothing does.
 * @param found what only storage can tell: does its history and its signatures' chain hold, and which files cannot be read
 */
export function archiveProblems(
  submission: Submission,
  found: { chainHolds: boolean; signatures: SealedSignature[]; lostFiles: ArchiveFile[] },
): ArchiveProblem[] {
  const chain: ArchiveProblem[] = found.chainHolds
    ? []
    : [{ property: 'AUTHENTICITY', item: 'CHAIN', repair: 'sysAdmin' }];
  const proofs = currentPublications(submission)
    .filter(({ status, proof }) => status === 'PUBLISHED' && proof === null)
    .map(({ accountId }): ArchiveProblem => ({
      property: 'COMPLETENESS',
      item: 'PROOF',
      accountId,
      repair: 'publisher',
    }));
  const files = found.lostFiles.map((file): ArchiveProblem => ({
    property: 'USABILITY',
    item: 'FILE',
    ...file,
    repair: 'sysAdmin',
  }));
  return [...chain, ...unsigned(submission, found.signatures), ...proofs, ...files];
}

/** Stages of the published version's review without a valid signature on its digest. */
function unsigned(submission: Submission, signatures: SealedSignature[]): ArchiveProblem[] {
  const valid = validSignatures(submission, signatures);
  const signed = new Set(signatures.filter(({ seq }) => valid.get(seq)).map(({ record }) => record.stage));
  const stages = currentVersion(submission) ? (currentReview(submission)?.stages ?? []) : [];
  return stages
    .filter(({ name }) => !signed.has(name))
    .map(({ name }) => ({ property: 'COMPLETENESS', item: 'SIGNATURE', stage: name, repair: 'sysAdmin' }));
}
