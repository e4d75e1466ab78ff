/**
 * Write the archive record of a published submission into the archive chain, once (第十二条2; `contract.md` §8 Chains and keys). What does
 * not pass its checks stays open and is tried again; the archive room learns what fails and who can mend it (§3.3 case 35).
 */
import type { Desk, Door } from '../application/door';
import type { Signer } from '../application/keys';
import type { FileStore } from '../application/ports';
import type { Store } from '../application/store';
import { whySubmissionBroken } from '../application/verify';
import { archiveBody, archiveHash } from '../domain/archive/archive';
import { archiveProblems, filesOf } from '../domain/archive/check';
import type { ArchiveFile } from '../domain/archive/problem';
import { isSealable } from '../domain/decide/publishing';
import { canonicalJson } from '../domain/digest';
import { findDepartment, type Organization } from '../domain/people';
import type { Submission } from '../domain/submission';
import { HOUR } from '../domain/time/shanghai';
import type { Done } from './done';
import type { Handler } from './outbox-work';

/** How often a record that did not pass is looked at again. */
const AGAIN_MS = HOUR;

export interface SealParts {
  store: Store;
  door: Door;
  signer: Signer;
  files: FileStore;
}

export function sealHandler({ store, door, signer, files }: SealParts): Handler {
  return async (row): Promise<Done> => {
    const submission = await store.read.submission(row.submissionId!);
    if (!submission || !isSealable(submission)) return { kind: 'done' };
    // files lie outside the transaction, so they are read before it
    const lostFiles = await unreadable(files, filesOf(submission));
    const sealed = await door.within((desk) => sealOrNote(desk, signer, submission.id, lostFiles));
    return sealed ? { kind: 'done' } : { kind: 'later', inMs: AGAIN_MS, note: 'archive check failed' };
  };
}

async function unreadable(files: FileStore, wanted: ArchiveFile[]): Promise<ArchiveFile[]> {
  const readable = await Promise.all(
    wanted.map(({ sha256 }) =>
      files.get(sha256).then(
        () => true,
        () => false,
      ),
    ),
  );
  return wanted.filter((_, index) => !readable[index]);
}

/** True when nothing is left to do. */
async function sealOrNote(
  desk: Desk,
  signer: Signer,
  submissionId: string,
  lostFiles: ArchiveFile[],
): Promise<boolean> {
  const { tx } = desk;
  const submission = await tx.lockSubmission(submissionId);
  if (!submission || !isSealable(submission)) return true;
  const chainHolds = (await whySubmissionBroken(tx, submissionId, signer.check)) === null;
  const problems = archiveProblems(submission, {
    chainHolds,
    signatures: await tx.signatures(submissionId),
    lostFiles,
  });
  if (problems.length > 0) {
    await desk.dispatch(submissionId, { type: 'NoteArchiveCheck', problems });
    return false;
  }
  await seal(desk, signer, submission);
  return true;
}

async function seal({ tx, now, world, dispatch }: Desk, signer: Signer, submission: Submission): Promise<void> {
  const { id: submissionId } = submission;
  const head = await tx.lockArchiveHead();
  const no = head.no + 1;
  const history = (await tx.history(submissionId)).map(({ submissionId: _of, ...link }) => link);
  const signatures = await tx.signatures(submissionId);
  const organization = peopleOf(submission, world.organization);
  const body = canonicalJson(archiveBody({ no, at: now, history, signatures, organization }, submission));
  const hash = archiveHash(no, body, head.hash);
  const { keyId } = signer;
  await tx.appendArchive({
    no,
    submissionId,
    at: now,
    body,
    prevHash: head.hash,
    hash,
    keyId,
    serverSignature: signer.sign(hash),
  });
  await dispatch(submissionId, { type: 'NoteSeal', recordNo: no });
}

/** Names and titles as they were signed and submitted: a rename since changes nothing of it (§3.3 case 34). */
function peopleOf(submission: Submission, organization: Organization) {
  const { submitterId, departmentId, submittedAs } = submission;
  const people = new Map<string, { id: string; name: string; title: string }>();
  const submitter = submittedAs ?? organization.people.find(({ id }) => id === submitterId);
  if (submitter) people.set(submitterId, { id: submitterId, name: submitter.name, title: submitter.title });
  for (const { authorId } of submission.versions) {
    const editor = organization.people.find(({ id }) => id === authorId);
    if (editor && authorId !== submitterId)
      people.set(authorId, { id: authorId, name: editor.name, title: editor.title });
  }
  for (const { signer } of submission.reviews.flatMap(({ signatures }) => signatures)) {
    people.set(signer.id, { id: signer.id, name: signer.name, title: signer.title });
  }
  return {
    company: organization.company,
    department: submittedAs?.department ?? findDepartment(organization, departmentId)?.name ?? departmentId,
    people: [...people.values()],
  };
}
