/** What a messenger's platform lets a company do in a month (`dingtalk.md` §12.1), as far as we used it. */
import { shanghaiDate } from '../domain/time/shanghai';
import type { MessengerName } from './ports';
import type { Store, StoreReads } from './store';

/** Count a call that costs quota, for all processes together. */
export async function countCall(store: Store, messenger: MessengerName, now: number): Promise<void> {
  await store.transaction((tx) => tx.nextCount(callsInMonth(messenger, now)));
}

/** How many of this month's calls we made. What other apps of the company made is in the platform's console alone. */
export function callsMade(read: StoreReads, messenger: MessengerName, now: number): Promise<number> {
  return read.count(callsInMonth(messenger, now));
}

/** The counter's name: `calls:dingtalk:2026-03`. */
function callsInMonth(messenger: MessengerName, now: number): string {
  return `calls:${messenger}:${shanghaiDate(now).slice(0, 7)}`;
}
