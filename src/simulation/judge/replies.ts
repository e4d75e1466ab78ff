/** The demands on replies, wordings and changes of an account's data, told from the ledger (A9; 第十四、十七条; F-16, F-17). */
import type { DomainEvent } from '../../domain/events';
import type { Review } from '../../domain/submission';
import type { Version } from '../../domain/post/version';
import type { Circumstances } from '../circumstances';
import type { Company } from '../company';
import { isComplete, natureIn, type Ledger } from '../ledger';
import { demand } from '../violation';

const WHOLE = ['DEPT_REVIEW', 'OFFICE_REVIEW', 'SECRECY_REVIEW', 'EXEC_SIGNOFF'];

export function isOfficeOrPublisher(
  personId: string,
  { organization: { office } }: Pick<Company, 'organization'>,
): boolean {
  return [office.head, ...office.contacts, ...office.editors, ...office.publishers].includes(personId);
}

/** Only an ordinary reply goes the short way; the posts say what is replied, to what. */
export function judgeRoute(ledger: Ledger, { posts, content }: Version, { stages }: Review): void {
  const expected = natureIn(ledger) === 'ORDINARY' ? ['REPLY_APPROVAL'] : WHOLE;
  demand(stages.map(({ name }) => name).join() === expected.join(), `a ${natureIn(ledger)} reply took a wrong route`);
  for (const { text, links } of posts) {
    if (ledger.kind === 'PROFILE_CHANGE')
      demand(text.includes(content.newValue!), 'a change that does not say to what');
    else demand(text.includes(content.body!.trim()), 'a reply without its text');
    const { comment } = content;
    demand(
      !comment || ledger.kind !== 'REPLY' || links.includes(comment.url),
      'a reply that is not bound to its comment',
    );
  }
}

/** Upwards only, by the office, onto the whole route from its beginning. */
export function judgeRaise(
  ledger: Ledger,
  { nature, review, reason, departmentId }: Extract<DomainEvent, { type: 'NatureRaised' }>,
  { company }: Circumstances,
): void {
  demand(natureIn(ledger) === 'ORDINARY' && nature !== 'ORDINARY' && nature !== 'WORDING', `raised to ${nature}`);
  demand(reason.trim() !== '', 'raised without a reason');
  demand(
    company.organization.departments.some(({ id }) => id === departmentId),
    'raised for no department',
  );
  demand(review.no === ledger.reviewNo + 1 && review.signatures.length === 0, 'raised into an old review');
  demand(review.stages.map(({ name }) => name).join() === WHOLE.join(), 'raised to a short route');
}

/** Every stage of the whole route stands on exactly this text. */
export function judgeAdoption(
  ledger: Ledger,
  { by, text }: Extract<DomainEvent, { type: 'WordingAdopted' }>,
  { company }: Circumstances,
): void {
  const signed = (stage: string) =>
    ledger.standing.some((one) => one.stage === stage && ledger.standsFor.get(one) === ledger.digest);
  demand(ledger.kind === 'REPLY' && WHOLE.every(signed), 'a wording that did not take the whole route');
  demand(by === null ? natureIn(ledger) === 'WORDING' : isOfficeOrPublisher(by, company), `${by} kept a wording`);
  demand(ledger.version!.posts[0]!.text === text, 'a wording that is not what was signed');
}

/** Done by the publisher's hand, once it is signed; a wording is done by its last signature. */
export function judgeDone(
  ledger: Ledger,
  event: Extract<DomainEvent, { type: 'PublicationSettled' }>,
  byPublisher: boolean,
  { organization }: Company,
): void {
  const open = ledger.stages.find((stage) => !isComplete(ledger, stage, organization));
  demand(!open, `done without ${open?.name}`);
  const isWording = natureIn(ledger) === 'WORDING';
  demand(isWording || byPublisher, 'done by nobody');
  demand(isWording || ledger.publications.get(event.accountId) === 'MANUAL', 'done before it was handed over');
  if (event.status !== 'PUBLISHED') return;
  const signed = Math.max(...ledger.standing.map(({ at }) => at));
  demand(event.publishedAt! >= signed, 'done before it was signed');
}
