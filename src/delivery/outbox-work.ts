/** One outbox row: act outside any transaction, then write down what came of it. */
import type { OutboxRow, Store, StoreTx } from '../application/store';
import type { Clock } from '../lib/clock';
import type { Log } from '../lib/log';
import { afterFailure, type Done } from './done';

export type Handler = (row: OutboxRow) => Promise<Done>;

export interface OutboxWorkParts {
  store: Store;
  clock: Clock;
  log: Log;
  /** by outbox kind */
  handlers: Record<string, Handler>;
  /** told once when a row is given up */
  onDead: (row: OutboxRow, note: string) => Promise<void>;
}

export function outboxWork(parts: OutboxWorkParts): (row: OutboxRow) => Promise<void> {
  return async (row) => {
    const handler = parts.handlers[row.kind];
    const result: Done = handler
      ? await handler(row).catch((error: unknown) => afterFailure(error, row.attempts))
      : { kind: 'dead', note: `no handler for ${row.kind}` };
    await writeDown(parts, row, result);
  };
}

async function writeDown({ store, clock, log, onDead }: OutboxWorkParts, row: OutboxRow, result: Done): Promise<void> {
  const change = (
    fields: Partial<Pick<OutboxRow, 'status' | 'dueAt' | 'lastError'>>,
    also?: (tx: StoreTx) => Promise<void>,
  ) =>
    store.transaction(async (tx) => {
      await also?.(tx);
      await tx.updateOutbox(row.id, { leaseUntil: null, ...fields });
    });
  switch (result.kind) {
    case 'done':
      return change({ status: 'done', lastError: null }, result.also);
    case 'rest':
      await store.restLane(row.lane, clock.now() + result.inMs);
      return store.releaseOutbox([row.id]);
    case 'later':
      log.info({ outbox: row.id, kind: row.kind, attempts: row.attempts, note: result.note }, 'outbox later');
      return change({ dueAt: clock.now() + result.inMs, lastError: result.note });
    case 'dead':
      log.error({ outbox: row.id, kind: row.kind, attempts: row.attempts, note: result.note }, 'outbox dead');
      await change({ status: 'dead', lastError: result.note });
      return onDead(row, result.note);
  }
}
