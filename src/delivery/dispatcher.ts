/**
 * Takes due outbox rows and waiting inputs, acts outside any transaction, and writes down what came of it. A crash only delays: a lease
 * runs out and somebody else takes the row. Nothing is given up silently: a dead letter is a row people see.
 */
import type { Clock } from '../lib/clock';
import type { Log } from '../lib/log';
import { PlatformRefused } from '../lib/outgoing';
import type { InboxRow, OutboxRow, Store } from '../application/store';
import { MINUTE } from '../domain/time';

/** What came of an attempt. */
export type Done =
  | { kind: 'done' }
  | { kind: 'later'; inMs: number; note: string }
  /** not tried: the whole lane rests, the order of its rows stays */
  | { kind: 'rest'; inMs: number }
  | { kind: 'dead'; note: string };

export type Handler = (row: OutboxRow) => Promise<Done>;

export interface DispatcherParts {
  store: Store;
  clock: Clock;
  log: Log;
  /** by outbox kind */
  handlers: Record<string, Handler>;
  /** finish an accepted input (a picture to be fetched) */
  finishInput: (row: InboxRow) => Promise<void>;
  /** told once when a row is given up */
  onDead: (row: OutboxRow, note: string) => Promise<void>;
}

export interface Dispatcher {
  /** Work until nothing is due; gives how many rows were taken. Safe to call at any time: calls while it works are joined. */
  run(): Promise<number>;
  /** Start a run without waiting for it. */
  wake(): void;
  /** Take no more, wait for what is in hand, give back the rest. */
  stop(): Promise<void>;
}

const LEASE_MS = 30_000;
const PLACES = 16;
const MAX_ATTEMPTS = 14;

/** Growing waits with jitter: 2 s, 4 s, 8 s … at most ten minutes. */
export function backoff(attempt: number, random = Math.random()): number {
  const wait = Math.min(2000 * 2 ** Math.max(0, attempt - 1), 10 * MINUTE);
  return Math.round(wait * (0.75 + random / 2));
}

/** What a failure asks for: again with growing waits, after the platform's own wait, or not again. */
export function afterFailure(error: unknown, attempts: number): Done {
  const note = messageOf(error);
  const later = (inMs: number): Done =>
    attempts >= MAX_ATTEMPTS ? { kind: 'dead', note } : { kind: 'later', inMs, note };
  if (error instanceof PlatformRefused) {
    if (error.kind === 'content') return { kind: 'dead', note };
    if (error.kind === 'limit') return { kind: 'later', inMs: error.retryAfterMs ?? MINUTE, note };
    // an operator has to act: keep asking, quietly
    if (error.kind === 'configuration') return later(Math.max(error.retryAfterMs ?? 0, 10 * MINUTE));
  }
  return later(backoff(attempts));
}

export function createDispatcher(parts: DispatcherParts): Dispatcher {
  const { store, clock, log } = parts;
  /** what is being worked on: outbox ids and inbox keys */
  const inHand = new Map<string, Promise<void>>();
  /** inputs that failed: not again before (epoch ms), after so many tries */
  const resting = new Map<string, { until: number; tries: number }>();
  let running: Promise<number> | null = null;
  let ring: () => void = () => undefined;
  /** somebody called while the last look was under way: look once more */
  let rung = false;
  let stopped = false;

  function begin(id: string, work: Promise<void>): void {
    inHand.set(
      id,
      work
        .catch((error: unknown) => log.error({ id, err: messageOf(error) }, 'not written down, the lease will run out'))
        .finally(() => inHand.delete(id)),
    );
  }

  async function attempt(row: OutboxRow): Promise<void> {
    const handler = parts.handlers[row.kind];
    const result = handler
      ? await handler(row).catch((error: unknown) => afterFailure(error, row.attempts))
      : ({ kind: 'dead', note: `no handler for ${row.kind}` } as const);
    await writeDown(row, result);
  }

  async function writeDown(row: OutboxRow, result: Done): Promise<void> {
    if (result.kind === 'done') {
      await store.transaction((tx) => tx.updateOutbox(row.id, { status: 'done', leaseUntil: null, lastError: null }));
      return;
    }
    if (result.kind === 'rest') {
      await store.restLane(row.lane, clock.now() + result.inMs);
      await store.releaseOutbox([row.id]);
      return;
    }
    const level = result.kind === 'dead' ? 'error' : 'info';
    log[level]({ outbox: row.id, kind: row.kind, attempts: row.attempts, note: result.note }, `outbox ${result.kind}`);
    const lastError = result.note.slice(0, 500);
    const change =
      result.kind === 'dead'
        ? { status: 'dead' as const, leaseUntil: null, lastError }
        : { dueAt: clock.now() + result.inMs, leaseUntil: null, lastError };
    await store.transaction((tx) => tx.updateOutbox(row.id, change));
    if (result.kind === 'dead') await parts.onDead(row, result.note);
  }

  async function finish(row: InboxRow): Promise<void> {
    try {
      await parts.finishInput(row);
      resting.delete(row.key);
    } catch (error) {
      const tries = (resting.get(row.key)?.tries ?? 0) + 1;
      resting.set(row.key, { until: clock.now() + backoff(tries), tries });
      log.warn({ inbox: row.key, tries, err: messageOf(error) }, 'input not finished yet');
    }
  }

  /** Take what is due into the free places; gives how many were taken. */
  async function takeSome(): Promise<number> {
    const free = PLACES - inHand.size;
    if (free <= 0) return 0;
    const inputs = (await store.waitingInbox(PLACES)).filter(
      ({ key }) => !inHand.has(key) && (resting.get(key)?.until ?? 0) <= clock.now(),
    );
    for (const row of inputs) begin(row.key, finish(row));
    const rows = await store.claimOutbox(clock.now(), LEASE_MS, free);
    if (stopped) {
      await store.releaseOutbox(rows.map((row) => row.id));
      return 0;
    }
    for (const row of rows) begin(row.id, attempt(row));
    return rows.length + inputs.length;
  }

  async function work(): Promise<number> {
    let taken = 0;
    while (!stopped) {
      rung = false;
      const bell = new Promise<void>((resolve) => (ring = resolve));
      const count = await takeSome();
      taken += count;
      if (count > 0 || rung) continue;
      if (inHand.size === 0) break;
      await Promise.race([bell, ...inHand.values()]);
    }
    await Promise.all(inHand.values());
    return taken;
  }

  async function renewLeases(): Promise<void> {
    const leaseUntil = clock.now() + LEASE_MS;
    for (const id of inHand.keys()) await store.transaction((tx) => tx.updateOutbox(id, { leaseUntil }));
  }

  function run(): Promise<number> {
    if (stopped) return Promise.resolve(0);
    if (running) {
      rung = true;
      ring();
      return running;
    }
    const renew = setInterval(() => {
      void renewLeases().catch((error: unknown) => log.warn({ err: messageOf(error) }, 'leases not renewed'));
    }, LEASE_MS / 3);
    running = work().finally(() => {
      clearInterval(renew);
      running = null;
      if (rung && !stopped) wake();
    });
    return running;
  }

  function wake(): void {
    void run().catch((error: unknown) => log.error({ err: messageOf(error) }, 'dispatcher stumbled'));
  }

  return {
    run,
    wake,
    async stop() {
      stopped = true;
      ring();
      await running?.catch(() => undefined);
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
