/** What came of an attempt, and what a failure asks for. */
import type { StoreTx } from '../application/store';
import { MINUTE } from '../domain/time/shanghai';
import { PlatformRefused } from '../lib/outgoing';

export type Done =
  /** `also`: what is written down in the same transaction */
  | { kind: 'done'; also?: (tx: StoreTx) => Promise<void> }
  | { kind: 'later'; inMs: number; note: string }
  /** not tried: the whole lane rests, the order of its rows stays */
  | { kind: 'rest'; inMs: number }
  | { kind: 'dead'; note: string };

const MAX_ATTEMPTS = 14;

/** Growing waits with jitter: 2 s, 4 s, 8 s … at most ten minutes. */
export function backoff(attempt: number, random = Math.random()): number {
  const wait = Math.min(2000 * 2 ** Math.max(0, attempt - 1), 10 * MINUTE);
  return Math.round(wait * (0.75 + random / 2));
}

/** What a failure asks for: again with growing waits, after the platform's own wait, or not again. @param attempts so far, from 1 */
export function afterFailure(error: unknown, attempts: number): Done {
  const note = messageOf(error);
  if (error instanceof PlatformRefused) {
    if (error.kind === 'content') return { kind: 'dead', note };
    if (error.kind === 'limit') return { kind: 'later', inMs: error.retryAfterMs ?? MINUTE, note };
    // an operator has to act: keep asking, quietly
    const wait = Math.max(error.retryAfterMs ?? 0, 10 * MINUTE);
    if (error.kind === 'configuration') return laterOrDead(attempts, wait, note);
  }
  return laterOrDead(attempts, backoff(attempts), note);
}

function laterOrDead(attempts: number, inMs: number, note: string): Done {
  return attempts >= MAX_ATTEMPTS ? { kind: 'dead', note } : { kind: 'later', inMs, note };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
