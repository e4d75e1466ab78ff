/** Inputs that waited for the network (pictures): finished in order per person, tried again with growing waits. */
import type { InboxRow, Store } from '../application/store';
import type { Clock } from '../lib/clock';
import type { Log } from '../lib/log';
import { backoff, messageOf } from './done';

export interface InputWorkParts {
  store: Store;
  clock: Clock;
  log: Log;
  /** finish an accepted input; throws while it cannot be finished yet */
  finishInput: (row: InboxRow) => Promise<void>;
}

export interface InputWork {
  /** Waiting inputs whose time has come, at most one per person. */
  ready(limit: number): Promise<InboxRow[]>;
  finish(row: InboxRow): Promise<void>;
}

export function inputWork({ store, clock, log, finishInput }: InputWorkParts): InputWork {
  /** inputs that failed: not again before (epoch ms), after so many tries */
  const resting = new Map<string, { until: number; tries: number }>();
  return {
    async ready(limit) {
      const waiting = await store.waitingInbox(limit);
      return waiting.filter(({ key }) => (resting.get(key)?.until ?? 0) <= clock.now());
    },
    async finish(row) {
      try {
        await finishInput(row);
        resting.delete(row.key);
      } catch (error) {
        const tries = (resting.get(row.key)?.tries ?? 0) + 1;
        resting.set(row.key, { until: clock.now() + backoff(tries), tries });
        log.warn({ inbox: row.key, tries, err: messageOf(error) }, 'input not finished yet');
      }
    },
  };
}
