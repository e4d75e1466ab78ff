/** Who is asked and told when an approval grows old (`domain.md` §1.2). */
import type { ValidityQuestion } from '../codes';
import type { Effect } from '../effect';
import type { DomainEvent } from '../events';
import { keeperOf, type Submission } from '../submission';

type ValidityEvent = Extract<DomainEvent, { type: 'ValidityAsked' | 'ApprovalReconfirmed' | 'ReviewRepeated' }>;

/** What a repeated review asks of its first stage comes on top. */
export function validityEffects(event: ValidityEvent, submission: Submission, contacts: string[]): Effect[] {
  const personId = keeperOf(submission);
  switch (event.type) {
    case 'ValidityAsked': {
      const { reviewNo, what } = event;
      return [
        { kind: 'closeCards', purposes: ['validity'] },
        ...contacts.map((id): Effect => ({ kind: 'askValidity', personId: id, reviewNo, what })),
      ];
    }
    case 'ApprovalReconfirmed': {
      const told: Effect = { kind: 'tell', personId, notice: { kind: 'reconfirmed', by: event.by } };
      if (submission.status !== 'RESCHEDULE_NEEDED') return [{ kind: 'closeCards', purposes: ['validity'] }, told];
      // it holds, and its time has gone by
      return [
        { kind: 'closeCards', purposes: ['validity', 'overdue'] },
        told,
        ...contacts.map((id): Effect => ({ kind: 'askOverdue', personId: id })),
      ];
    }
    case 'ReviewRepeated':
      return [
        { kind: 'closeCards', purposes: ['validity', 'overdue', 'slot', 'held'] },
        { kind: 'tell', personId, notice: { kind: 'reviewRepeated', by: event.by } },
      ];
  }
}

/** It stays where it is: the office holds its question already, or gets it now; both sides learn that nothing was sent. */
export function keptBack(submission: Submission, contacts: string[], what: ValidityQuestion): Effect[] {
  return [...new Set([keeperOf(submission), ...contacts])].map((personId) => ({
    kind: 'tell',
    personId,
    notice: { kind: 'notSentOld', what },
  }));
}

/** The question is over: another time, another text, another review, or none any more. */
const ENDING: DomainEvent['type'][] = [
  ...(['Rescheduled', 'SignOffReopened', 'VersionEdited', 'Returned'] as const),
  ...(['Withdrawn', 'Cancelled', 'PublishingStarted'] as const),
];

/** Whoever holds its card sees that. */
export function questionOver(event: DomainEvent, { validity }: Submission): Effect[] {
  return validity && ENDING.includes(event.type)
    ? [
        {
          kind: 'closeCards',
          purposes: ['validity', ...(event.type === 'Returned' ? (['slot', 'held'] as const) : [])],
        },
      ]
    : [];
}
