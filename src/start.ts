/** Run a server until it is told to stop: listen, wake the scheduler and the dispatcher, shut down in order. */
import { setTimeout as wait } from 'node:timers/promises';
import { schedule, type ScheduledTask } from 'node-cron';
import type { Log } from './lib/log';
import type { Listening } from './web';
import type { Server } from './wiring';

/** Takes in and wakes. node-cron only wakes; what is due is a row (`architecture.md` §3). Every second, and at the very millisecond when one is near. */
export function keepAwake(server: Server, log: Log): { stop(): Promise<void> } {
  let near: NodeJS.Timeout | null = null;
  let waking: Promise<void> = Promise.resolve();
  const wake = async () => {
    while ((await server.scheduler.tick()) > 0);
    server.dispatcher.wake();
    const next = await server.store.read.nextDueAt();
    const left = next === null ? Infinity : next - server.clock.now();
    if (left > 0 && left < 1000 && near === null) {
      near = setTimeout(() => {
        near = null;
        run();
      }, left);
    }
  };
  const run = () => {
    waking = waking.then(wake).catch((error: unknown) => log.error({ err: String(error) }, 'scheduler stumbled'));
  };
  const task: ScheduledTask = schedule('* * * * * *', run, { noOverlap: true });
  run();
  server.receive();
  return {
    async stop() {
      await task.destroy();
      if (near) clearTimeout(near);
      await waking;
    },
  };
}

/** Resolves at the first SIGINT or SIGTERM. */
export function interrupted(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    const stop = (signal: NodeJS.Signals) => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      resolve(signal);
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}

/** How long requests under way may take to end. */
const PATIENCE_MS = 3000;

/** Stop taking requests, let those under way end, then the rest. */
export async function shutDown(listening: Listening, awake: { stop(): Promise<void> }, server: Server): Promise<void> {
  const closed = listening.close();
  await awake.stop();
  await Promise.race([closed, wait(PATIENCE_MS, undefined, { ref: false })]);
  await server.stop();
}
