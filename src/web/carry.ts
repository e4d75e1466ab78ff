/** How a text comes back to whoever wrote, where the answer to a callback carries none. */
import type { Desk } from '../application/door';
import { laneTo, outboxRow } from '../application/effects';
import type { Answer, Inbound } from '../application/ports';
import { personOf } from '../conversation/person';
import type { WebDeps } from './deps';

/** A text that the answer cannot carry is promised as a message to whoever wrote, known or not, in the same transaction. */
export async function carried(
  { messengers }: Pick<WebDeps, 'messengers'>,
  { messenger, userId }: Pick<Inbound, 'messenger' | 'userId'>,
  desk: Desk,
  answer: Answer,
): Promise<Answer> {
  if (answer.text === null || messengers.get(messenger)?.textsInAnswers !== false) return answer;
  const person = personOf(desk.world.organization, messenger, userId);
  const lane = person ? laneTo(person.id) : `to:${messenger}:${userId}`;
  const payload = { account: { messenger, userId: person?.[messenger] ?? userId }, text: answer.text };
  await desk.tx.addOutbox([outboxRow(desk, 'text', lane, payload, null)]);
  return { ...answer, text: null };
}
