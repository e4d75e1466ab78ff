/**
 * How many things wait for a person, on the tile of the messenger's workbench. A hint and never the truth: what happened is committed
 * first, then whoever it touched is noted here and promised an update, once for all that came together.
 */
import type { Clock } from '../lib/clock';
import { freshId } from './handle';
import type { Messenger, MessengerName } from './ports';
import type { Store } from './store';

/** Written down when the tile was made (`setup-wecom`): before that nobody would see a number. */
export const tileMemo = (messenger: MessengerName) => `tile:${messenger}`;
/** The number a person's tile shows. */
export const tileCountMemo = (personId: string) => `tile:of:${personId}`;

export interface Tiles {
  /** Something that may wait for these people has changed. */
  touched(people: Iterable<string>): void;
  /** Promise the updates that were noted; gives how many. */
  promise(): Promise<number>;
}

export function createTiles(parts: { store: Store; clock: Clock; messengers: Map<MessengerName, Messenger> }): Tiles {
  const { store, clock } = parts;
  const names = [...parts.messengers.values()].filter(({ workbench }) => workbench).map(({ name }) => name);
  let noted = new Set<string>();
  return {
    touched(people) {
      if (names.length > 0) for (const id of people) noted.add(id);
    },
    async promise() {
      if (noted.size === 0) return 0;
      const people = [...noted];
      noted = new Set();
      const made = await Promise.all(names.map((name) => store.read.memo(tileMemo(name))));
      if (!made.some((memo) => memo !== null)) return 0;
      const now = clock.now();
      const rows = people.map((personId) => ({
        id: freshId(now),
        kind: 'tile',
        lane: `tile:${personId}`,
        payload: JSON.stringify({ personId }),
        submissionId: null,
        dueAt: now,
        createdAt: now,
      }));
      await store.transaction((tx) => tx.addOutbox(rows));
      return rows.length;
    },
  };
}
