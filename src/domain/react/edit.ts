/** Who is told of an edit under review, and of an objection to one (`domain.md` §3.3 cases 6, 8, 10). */
import type { Context } from '../context';
import type { DomainEvent } from '../events';
import { peopleToAsk } from '../signing/review';
import { keeperOf, type Submission } from '../submission';

/** Somebody who is told of an edit: since which version, and what became of their signature (null: they gave none). */
export interface Told {
  personId: string;
  since: number;
  stands: boolean | null;
  mayObject: boolean;
}

/** Whoever signed is told what became of it, and the submitter whose text it was; who is asked anew sees it on the card. */
export function toldOfEdit(
  { by, version, review }: Extract<DomainEvent, { type: 'VersionEdited' }>,
  submission: Submission,
  context: Context,
): Told[] {
  const edit = version.edit!;
  const before = submission.reviews.find((one) => one.no === review.no - 1);
  const asked = peopleToAsk(submission, context.organization, context.now);
  const signers = (before?.signatures ?? []).map(({ signer, stage, version: since }): Told => {
    const stands = edit.carried.includes(stage);
    return { personId: signer.id, since, stands, mayObject: stands && edit.by === 'OFFICE' };
  });
  const submitter: Told = {
    personId: keeperOf(submission),
    since: version.no - 1,
    stands: null,
    mayObject: false,
  };
  const seesItOnTheCard = ({ personId, mayObject }: Told) => !mayObject && asked.includes(personId);
  const all = [...signers, submitter].filter((told) => told.personId !== by && !seesItOnTheCard(told));
  return all.filter((told, index) => all.findIndex(({ personId }) => personId === told.personId) === index);
}

/** An objection reaches the office and whoever made the change. */
export function toldOfObjection(
  { by }: Extract<DomainEvent, { type: 'EditObjected' }>,
  { versions }: Submission,
  { organization }: Context,
): string[] {
  const last = versions.at(-1);
  const people = [...organization.office.contacts, ...(last?.edit ? [last.authorId] : [])];
  return [...new Set(people)].filter((personId) => personId !== by);
}
