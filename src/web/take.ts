/**
 * The way in of every input, whatever brought it: quarantine → the one door → answer. Everything here is memory and one transaction; what
 * waits for the network is only accepted.
 */
import { directoryChanged } from '../application/directory';
import type { Desk } from '../application/door';
import { laneTo, outboxRow } from '../application/effects';
import { NO_ANSWER, type Answer, type Card, type Inbound } from '../application/ports';
import { converse, inputLane } from '../conversation';
import { personOf } from '../conversation/person';
import { carried } from './carry';
import type { WebDeps } from './deps';
import { keptOut } from './quarantine';

/** The answer, once everything about the input is stored; a rejection means that nothing is. */
export async function take(deps: WebDeps, inbound: Inbound): Promise<Answer> {
  const answer = await answerTo(deps, inbound);
  deps.onAccepted();
  return answer;
}

async function answerTo(deps: WebDeps, inbound: Inbound): Promise<Answer> {
  const answer = await keptOut(deps, inbound);
  if (answer) return answer;
  if (inbound.kind === 'picture') return acceptPicture(deps, inbound);
  if (inbound.kind === 'directory') return noteChange(deps, inbound);
  if (inbound.kind === 'event' && inbound.operatorNote) {
    deps.log.warn({ messenger: inbound.messenger, event: inbound.what }, inbound.operatorNote);
  }
  return deps.door.handle(inbound.key, async (desk) => {
    const said = await converse(inbound, desk);
    await makeCertain(deps, inbound, desk, said.card);
    return carried(deps, inbound, desk, said);
  });
}

/** The answer may not be shown before the tap's answer is through. */
const AFTER_ANSWER_MS = 1000;

/**
 * The answer to a tap may be lost, or show only where it was tapped. Where a card can be changed at any time, what it was answered is shown
 * again afterwards; where a change would cost its only code, the answer has to do.
 */
async function makeCertain(
  { messengers }: WebDeps,
  inbound: Inbound,
  desk: Desk,
  answered: Card | null,
): Promise<void> {
  if (inbound.kind !== 'tap' || messengers.get(inbound.messenger)?.updateCodes.once !== false) return;
  const card = await desk.tx.card(inbound.taskId);
  if (card?.status !== 'closed' || card.messageId === null) return;
  // what somebody else was answered, who holds a copy, is not the holder's
  const isHolder = personOf(desk.world.organization, inbound.messenger, inbound.userId)?.id === card.personId;
  const payload = { taskId: card.taskId, ...(isHolder && answered && { shown: answered }) };
  const row = outboxRow(desk, 'closeCard', laneTo(card.personId), payload, card.submissionId);
  await desk.tx.addOutbox([{ ...row, dueAt: desk.now + AFTER_ANSWER_MS }]);
}

async function noteChange({ door }: WebDeps, inbound: Extract<Inbound, { kind: 'directory' }>): Promise<Answer> {
  return door.handle(inbound.key, async (desk) => {
    await directoryChanged(desk, inbound.messenger, inbound.change);
    return NO_ANSWER;
  });
}

/** The picture itself is fetched by the dispatcher, in order per person. */
async function acceptPicture({ door }: WebDeps, inbound: Extract<Inbound, { kind: 'picture' }>): Promise<Answer> {
  const { key, messenger, userId, mediaId, messageId, at } = inbound;
  await door.accept(key, inputLane(messenger, userId), { messenger, userId, mediaId, messageId, at });
  return NO_ANSWER;
}
