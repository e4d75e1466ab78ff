/**
 * Takes due outbox rows and waiting inputs and has them worked on, so many at a time. A crash only delays: a lease runs out and somebody
 * else takes the row. Nothing is given up silently: a dead letter is a row people see.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from './done';
import { inputWork, type InputWorkParts } from './input-work';
import { outboxWork, type OutboxWorkParts } from './outbox-work';

export interface Dispatcher {
  /** Work until nothing is due; gives how many rows were taken. Safe to call at any time: calls while it works are joined. */
  run(): Promise<number>;
  /** Start a run without waiting for it. */
  wake(): void;
  /** Take no more, wait for what is in hand, give back the rest. */
  stop(): Promise<void>;
}

const LEASE_MS = 30_000;
/** How long calls are gathered before the next look. */
const GATHER_MS = 4;
/** How much is worked on at once. */
const PLACES = 16;

export function createDispatcher(parts: OutboxWorkParts & InputWorkParts): Dispatcher {
  const { store, clock, log } = parts;
  const attempt = outboxWork(parts);
  const inputs = inputWork(parts);
  /** what is being worked on: outbox ids and inbox keys */
  const inHand = new Map<string, Promise<void>>();
  let running: Promise<number> | null = null;
  let ring: () => void = () => undefined;
  /** somebody called while the last look was under way: look once more */
  let rung = false;
  let stopped = false;

  function begin(id: string, work: Promise<void>): void {
    const failed = (error: unknown) =>
      log.error({ id, err: messageOf(error) }, 'not written down, the lease will run out');
    inHand.set(
      id,
      work.catch(failed).finally(() => inHand.delete(id)),
    );
  }

  /** Take what is due into the free places; gives how many were taken, and whether there may be more. */
  async function takeSome(): Promise<{ taken: number; more: boolean }> {
    const free = PLACES - inHand.size;
    if (free <= 0) return { taken: 0, more: false };
    const ready = (await inputs.ready(PLACES)).filter(({ key }) => !inHand.has(key)).slice(0, free);
    for (const row of ready) begin(row.key, inputs.finish(row));
    const rows = await store.claimOutbox(clock.now(), LEASE_MS, PLACES - inHand.size);
    if (stopped) {
      await store.releaseOutbox(rows.map((row) => row.id));
      return { taken: 0, more: false };
    }
    for (const row of rows) begin(row.id, attempt(row));
    return { taken: rows.length + ready.length, more: rows.length > 0 && rows.length + ready.length === free };
  }

  async function work(): Promise<number> {
    let taken = 0;
    while (!stopped) {
      rung = false;
      const bell = new Promise<void>((resolve) => (ring = resolve));
      const look = await takeSome();
      taken += look.taken;
      if (look.more) continue;
      if (inHand.size > 0) await Promise.race([bell, ...inHand.values()]);
      else if (!rung && look.taken === 0) break;
      // under load many call at once: one look answers them all
      if (rung) await wait(GATHER_MS);
    }
    await Promise.all(inHand.values());
    return taken;
  }

  async function renewLeases(): Promise<void> {
    const leaseUntil = clock.now() + LEASE_MS;
    for (const id of [...inHand.keys()]) {
      // what has been written down meanwhile is no longer ours to hold
      await store.transaction(async (tx) => (inHand.has(id) ? tx.updateOutbox(id, { leaseUntil }) : undefined));
    }
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
      await Promise.all(inHand.values());
    },
  };
}
