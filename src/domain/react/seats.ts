/** 会签 (§3.3 case 18): whose cards are over, and the word that it waits for the successor of somebody who has left. */
import type { Context } from '../context';
import type { Effect } from '../effect';
import type { DomainEvent } from '../events';
import { peopleToAsk, seatsWaitedFor } from '../signing/review';
import { openStage, type Submission } from '../submission';

/** 会签 goes on: whoever had the same duty as the one who signed, as his delegate or his principal, has nothing to sign any more. */
export function signedEffects(
  { signature }: Extract<DomainEvent, { type: 'Signed' }>,
  submission: Submission,
  context: Context,
): Effect[] {
  const { organization, now } = context;
  // with its last signature a stage is over, and so are all its cards
  if (openStage(submission)?.name !== signature.stage) return [];
  const asked = new Set(peopleToAsk(submission, organization, now));
  const others = organization.people.map(({ id }) => id).filter((id) => !asked.has(id));
  return [closeFor(others), ...seatsEmpty(submission, context)];
}

/** These people are asked no more. */
export function closeFor(personIds: string[]): Effect {
  return { kind: 'closeCards', purposes: ['review'], personIds };
}

/** Where the open stage waits for nothing but successors: nothing where somebody who is here is still asked. */
export function seatsEmpty(submission: Submission, context: Context): Effect[] {
  const people = seatsWaitedFor(submission, context.organization);
  return people.length > 0 ? seatEmpty(openStage(submission)!.name, people, context) : [];
}

/** Nothing is asked of anybody any more: whoever can name a successor hears of it at once. @param people who left */
function seatEmpty(stage: string, people: string[], { organization }: Context): Effect[] {
  const { contacts, head } = organization.office;
  return [...new Set([...contacts, head])].map((personId) => ({
    kind: 'tell',
    personId,
    notice: { kind: 'seatEmpty', stage, people },
  }));
}
