/** What is true of an approval's age once it was asked about, confirmed, or its post moved. */
import { validityOf } from '../signing/approval-age';
import type { DomainEvent } from '../events';
import type { Submission } from '../submission';

type ValidityEvent = Extract<DomainEvent, { type: 'ValidityAsked' | 'ApprovalReconfirmed' }>;

export function validityApplied(s: Submission, event: ValidityEvent, at: number): Submission {
  const validity = validityOf(s);
  if (event.type === 'ValidityAsked') return { ...s, validity: { ...validity, asked: event.what } };
  const { by, signedOffAt, plannedAt } = event;
  return { ...s, validity: { ...validity, asked: null, confirmed: { by, at, signedOffAt, plannedAt } } };
}

/** For another time the question is another one. */
export function withoutQuestion(s: Submission): Submission {
  return s.validity ? { ...s, validity: { ...s.validity, asked: null } } : s;
}
