/** What a messenger's platform lets a company do in a month (`dingtalk.md` §12.1), as far as we used it. */
import { shanghaiDate } from '../domain/time/shanghai';
import type { Messenger, MessengerName } from './ports';
import type { Store, StoreReads } from './store';

/** Count a call that costs quota, for all processes together. */
export async function countCall(store: Store, messenger: MessengerName, now: number): Promise<void> {
  await store.transaction((tx) => tx.nextCount(callsInMonth(messenger, now)));
}

/** How many of this month's calls we made. What other apps of the company made is in the platform's console alone. */
export function callsMade(read: StoreReads, messenger: MessengerName, now: number): Promise<number> {
  return read.count(callsInMonth(messenger, now));
}

/** From here on calls are saved: four fifths. */
const LOW = 0.8;

/** Has a messenger so few of its month's calls left that some should be saved? Never where they are not counted. */
export async function isRunningLow(
  read: StoreReads,
  { name, freeCallsPerMonth }: Pick<Messenger, 'name' | 'freeCallsPerMonth'>,
  now: number,
): Promise<boolean> {
  if (freeCallsPerMonth === undefined) return false;
  return (await callsMade(read, name, now)) >= freeCallsPerMonth * LOW;
}

/** The counter's name: `calls:dingtalk:2026-03`. */
function callsInMonth(messenger: MessengerName, now: number): string {
  return `calls:${messenger}:${shanghaiDate(now).slice(0, 7)}`;
}
