/**
 * Every call passes here before it leaves (`dingtalk.md` §12.2): fifteen a second of one interface and three more after a quiet time, below
 * the twenty an app may make of each, and none at all for five minutes after the platform has put our address aside.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../../lib/clock';
import { PlatformRefused } from '../../lib/outgoing';
import { PLATFORM } from './settings';

const GAP_MS = 1000 / 15;
const BURST_MS = 3 * GAP_MS;
const PENANCE_MS = 5 * 60_000;

export interface Gate {
  /** Waits for the turn of a call of this path. @throws PlatformRefused 'limit' while nothing may leave */
  pass(method: string, path: string): Promise<void>;
  /** The platform answered with its page for too many requests. */
  shut(): PlatformRefused;
}

export function createGate(clock: Clock): Gate {
  let shutUntil = 0;
  const nextOf = new Map<string, number>();
  const refusal = () =>
    new PlatformRefused(PLATFORM, 'punished', 'limit', 'too many requests', Math.max(1, shutUntil - clock.now()));
  return {
    async pass(method, path) {
      if (clock.now() < shutUntil) throw refusal();
      // the machine's own time: what is paced are real calls, whatever the clock of the rules says
      const now = performance.now();
      const name = `${method} ${interfaceOf(path)}`;
      const turn = Math.max(nextOf.get(name) ?? 0, now - BURST_MS);
      nextOf.set(name, turn + GAP_MS);
      if (turn > now) await wait(turn - now);
    },
    shut() {
      shutUntil = clock.now() + PENANCE_MS;
      return refusal();
    },
  };
}

/** The path without whose to-dos or which of them it is about. */
function interfaceOf(path: string): string {
  return path.replace(/\?.*/, '').replace(/\/users\/[^/]+\/tasks(?:\/[^/]+)?$/, '/users/*/tasks');
}
