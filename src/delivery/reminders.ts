/**
 * What people are reminded of. While a messenger has calls enough it is one message each time; when they run low what waits becomes a to-do
 * instead, which costs two calls however long it waits, and is finished when the card it stands for is closed.
 */
import { isRunningLow } from '../application/quota';
import type { CardRow, OutboxRow, Store } from '../application/store';
import { hasTodo, todoMemo, wishingTodo } from '../application/todos';
import type { World } from '../application/world';
import { remindedOf, remindersText } from '../conversation';
import { openStage, type Submission } from '../domain/submission';
import { PlatformRefused } from '../lib/outgoing';
import type { Done } from './done';
import { reach, type NotifyParts, type Receiver } from './receiver';

const MOST_OPEN = 1000;
const DONE: Done = { kind: 'done' };

/** The message with what a person is to be reminded of at a moment; null when there is nothing, or all of it is among their to-dos. */
export async function openReminders(
  parts: NotifyParts,
  personId: string,
  moment: number,
  to: Receiver | null,
): Promise<string | null> {
  const { store, clock } = parts;
  const world = await parts.world();
  const open = await store.read.inStatus(['IN_REVIEW'], MOST_OPEN);
  const saved = to ? await putTodos(parts, to, { personId, moment, open, world }) : new Set<string>();
  const rest = open.filter(({ id }) => !saved.has(id));
  return remindersText(personId, moment, rest, world, clock.now());
}

interface Occasion {
  personId: string;
  moment: number;
  open: Submission[];
  world: World;
}

/** Ids of the submissions that need no message now. */
async function putTodos(parts: NotifyParts, to: Receiver, { personId, moment, open, world }: Occasion) {
  const { store, clock, log } = parts;
  const saved = new Set<string>();
  const { todos } = to.messenger;
  if (!todos || !(await isRunningLow(store.read, to.messenger, clock.now()))) return saved;
  for (const { submission, words, url, dueAt } of remindedOf(personId, moment, open, world, clock.now())) {
    const card = await wantTodo(store, submission, personId);
    if (!card) continue;
    const memo = todoMemo(card.taskId);
    // it stays until it is done and has its own due time: nothing is said twice
    if (!(await store.read.memo(memo))) {
      try {
        const id = await todos.put(to.userId, { sourceId: card.taskId, subject: words, url, dueAt });
        await store.transaction((tx) => tx.setMemo(memo, id ?? ''));
      } catch (error) {
        if (!(error instanceof PlatformRefused) || error.kind === 'limit' || error.kind === 'retry') throw error;
        log.warn({ person: personId, err: error.message }, 'no to-do: a message instead');
        continue;
      }
    }
    saved.add(submission.id);
  }
  return saved;
}

/**
 * The open card of this person that a to-do would stand for, with the wish for one written down: whoever closes the card from now on
 * promises to finish the to-do. Under the submission's lock, which whoever closes cards holds too.
 */
function wantTodo(store: Store, submission: Submission, personId: string): Promise<CardRow | null> {
  return store.transaction(async (tx) => {
    await tx.lockSubmission(submission.id);
    const stage = openStage(submission)?.name;
    const cards = await tx.openCards(submission.id);
    const mine = cards.filter(
      (card) => card.purpose === 'review' && card.stage === stage && card.personId === personId,
    );
    const card = mine.toSorted((one, other) => one.createdAt - other.createdAt)[0] ?? null;
    if (card && !hasTodo(card)) await tx.updateCard(card.taskId, { payload: wishingTodo(card) });
    return card;
  });
}

/** The card is closed: its to-do is done. */
export async function finishTodo(parts: NotifyParts, row: OutboxRow): Promise<Done> {
  const { taskId } = JSON.parse(row.payload) as { taskId: string };
  const [card, id] = await Promise.all([parts.store.read.card(taskId), parts.store.read.memo(todoMemo(taskId))]);
  const to = card && id ? await reach(parts, card.personId) : null;
  if (!to?.messenger.todos || !id) return DONE;
  try {
    await to.messenger.todos.finish(to.userId, id);
  } catch (error) {
    // whoever has left has no to-dos any more
    if (!(error instanceof PlatformRefused) || error.kind !== 'content') throw error;
  }
  return DONE;
}
