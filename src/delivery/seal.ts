/** Write the archive record of a published submission into the archive chain, once (第十二条2; `contract.md` §8 Chains and keys). */
import type { Desk, Door } from '../application/door';
import type { Signer } from '../application/keys';
import { archiveBody, archiveHash } from '../domain/archive';
import { isSealable } from '../domain/decide/publishing';
import { canonicalJson } from '../domain/digest';
import { findDepartment, type Organization } from '../domain/people';
import type { Submission } from '../domain/submission';
import type { Handler } from './outbox-work';

export function sealHandler(parts: { door: Door; signer: Signer }): Handler {
  return async (row) => {
    await parts.door.within((desk) => seal(desk, parts.signer, row.submissionId!));
    return { kind: 'done' };
  };
}

async function seal(desk: Desk, signer: Signer, submissionId: string): Promise<void> {
  const { tx, now, world } = desk;
  const submission = await tx.lockSubmission(submissionId);
  if (!submission || !isSealable(submission)) return;
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
  await desk.dispatch(submissionId, { type: 'NoteSeal', recordNo: no });
}

/** Names and titles as they are now: a later rename must not change the record (§3.3 case 34). */
function peopleOf(submission: Submission, organization: Organization) {
  const signers = submission.reviews.flatMap((review) => review.signatures.map((signature) => signature.signer.id));
  const ids = new Set([submission.submitterId, ...signers]);
  return {
    company: organization.company,
    department: findDepartment(organization, submission.departmentId)?.name ?? submission.departmentId,
    people: organization.people
      .filter((person) => ids.has(person.id))
      .map(({ id, name, title }) => ({ id, name, title })),
  };
}
