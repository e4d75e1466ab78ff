/** The number on a person's workbench tile (`wecom.md` §10.2): counted when it is sent, and sent only when it is another one. */
import type { Door } from '../application/door';
import type { Messenger, MessengerName } from '../application/ports';
import { tileCountMemo } from '../application/tiles';
import type { Store } from '../application/store';
import { countTodo } from '../conversation';
import { findPerson } from '../domain/people';
import type { Clock } from '../lib/clock';
import type { Log } from '../lib/log';
import { messageOf, type Done } from './done';
import type { Handler } from './outbox-work';

export interface TileParts {
  door: Door;
  store: Store;
  clock: Clock;
  log: Log;
  messengers: Map<MessengerName, Messenger>;
}

/** Ten a minute for one person. */
const GAP_MS = 6_500;
const DONE: Done = { kind: 'done' };

/** Never a dead letter: a number that could not be shown is put right by the next one. */
export function tileHandler(parts: TileParts): Handler {
  return async (row): Promise<Done> => {
    const { personId } = JSON.parse(row.payload) as { personId: string };
    const wait = await parts.store.takeSlot(`slot:${row.lane}`, parts.clock.now(), GAP_MS);
    if (wait > 0) return { kind: 'rest', inMs: wait };
    try {
      return await show(parts, personId);
    } catch (error) {
      parts.log.warn({ person: personId, err: messageOf(error) }, 'workbench tile not updated');
      return DONE;
    }
  };
}

async function show({ door, store, messengers }: TileParts, personId: string): Promise<Done> {
  const counted = await door.within(async (desk) => {
    const person = findPerson(desk.world.organization, personId);
    return person && { person, count: await countTodo(desk, person) };
  });
  if (!counted) return DONE;
  const { person, count } = counted;
  const shown = tileCountMemo(personId);
  if ((await store.read.memo(shown)) === `${count}`) return DONE;
  for (const { name, workbench } of messengers.values()) {
    const userId = person[name];
    if (workbench && userId) await workbench.showCount(userId, count);
  }
  return { kind: 'done', also: (tx) => tx.setMemo(shown, `${count}`) };
}
