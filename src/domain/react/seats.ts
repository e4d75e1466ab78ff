/** 会签: all who are here have signed, and a seat is empty (§3.3 case 18). */
import type { Context } from '../context';
import type { Effect } from '../effect';
import type { DomainEvent } from '../events';
import { peopleToAsk } from '../signing/review';
import { openStage, type Submission } from '../submission';

/** @param asked the cards of those who may sign now, or word that nobody may */
export function signersEffects(
  { stage, left, waitingFor }: Extract<DomainEvent, { type: 'SignersChanged' }>,
  asked: Effect[],
  context: Context,
): Effect[] {
  const close: Effect = { kind: 'closeCards', purposes: ['review'], personIds: left };
  return [close, ...(waitingFor ? seatEmpty(stage, waitingFor, context) : asked)];
}

/** 会签 goes on: whoever had the same duty as the one who signed, as his delegate or his principal, has nothing to sign any more. */
export function signedEffects(
  { signature }: Extract<DomainEvent, { type: 'Signed' }>,
  submission: Submission,
  { organization, now }: Context,
): Effect[] {
  // with its last signature a stage is over, and so are all its cards
  if (openStage(submission)?.name !== signature.stage) return [];
  const asked = new Set(peopleToAsk(submission, organization, now));
  const others = organization.people.map(({ id }) => id).filter((id) => !asked.has(id));
  return [{ kind: 'closeCards', purposes: ['review'], personIds: others }];
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
