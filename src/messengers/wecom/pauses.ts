/**
 * Rate limits (45009) come without saying which window was exceeded (`wecom.md` §14): a minute is assumed first, then an hour, then a day, as
 * long as the limit is met again right after the wait. While a pause lasts the platform is not called at all.
 */
import type { Clock } from '../../lib/clock';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SHANGHAI_OFFSET = 8 * HOUR;
const DAY = 24 * HOUR;

export interface Pauses {
  /** ms until this call may be made again, 0 for now */
  remaining(path: string): number;
  /** The limit was met: gives the ms to wait. Calls that were under way together count once. */
  limitMet(path: string): number;
  succeeded(path: string): void;
}

export function createPauses(clock: Clock): Pauses {
  const pauses = new Map<string, { until: number; steps: number }>();
  const remaining = (path: string) => Math.max(0, (pauses.get(path)?.until ?? 0) - clock.now());
  return {
    remaining,
    limitMet(path) {
      if (remaining(path) === 0) {
        const steps = (pauses.get(path)?.steps ?? 0) + 1;
        pauses.set(path, { steps, until: clock.now() + waitOf(steps, clock.now()) });
      }
      return remaining(path);
    },
    succeeded(path) {
      // An answer to a call made before the limit was met says nothing about it.
      if (remaining(path) === 0) pauses.delete(path);
    },
  };
}

function waitOf(steps: number, now: number): number {
  if (steps === 1) return MINUTE;
  return steps === 2 ? HOUR : DAY - ((now + SHANGHAI_OFFSET) % DAY);
}
