/** What `doctor` says of the word lists: which versions count, and which wait for the office (`domain.md` §2.3). */
import type { Store } from '../application/store';
import { listsAt } from '../application/word-lists';
import { bookStateOf } from '../application/world';
import { waitingLists, type KeptLists } from '../domain/house/lists';
import { machineClock } from '../lib/clock';
import { shippedLists } from '../lib/shipped-lists';

/** @throws Error when words that count are damaged */
export async function checkLists(store: Store): Promise<string> {
  const isReady = (await store.pendingMigrations()).length === 0;
  const kept = bookStateOf<KeptLists>('lists', isReady ? await store.read.books(['lists']) : []);
  const { version, entries } = await listsAt(shippedLists(), kept, store.read, machineClock.now());
  const waiting = waitingLists(kept).map((one) => `${one.name} ${one.version} waits for the office`);
  return [`${version}, ${entries.length} entries`, ...waiting].join('; ');
}
