/** 会签: all who are here have signed, and a seat is empty (§3.3 case 18). */
import type { Context } from './context';
import type { Effect } from './effect';
import type { DomainEvent } from './events';

/** @param asked the cards of those who may sign now, or word that nobody may */
export function signersEffects(
  { stage, left, waitingFor }: Extract<DomainEvent, { type: 'SignersChanged' }>,
  asked: Effect[],
  context: Context,
): Effect[] {
  const close: Effect = { kind: 'closeCards', purposes: ['review'], personIds: left };
  return [close, ...(waitingFor ? seatEmpty(stage, waitingFor, context) : asked)];
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
