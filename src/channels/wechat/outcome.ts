/** From the client's errors to outcomes. What no reader can see may simply be tried again; the visible step may not. */
import { PlatformRefused, PlatformUnreachable } from '../../lib/outgoing';
import { refusalOf } from './errors';
import { UnfitPicture } from './material';

const BUSY_WAIT_MS = 60_000;

export type NotDone =
  { kind: 'putOff'; reason: string; retryAfterMs: number } | { kind: 'refused'; reason: string; code: string };

/** A step no reader can see failed. Anything that is no platform trouble is thrown on. */
export function invisibleFailure(error: unknown): NotDone {
  if (error instanceof UnfitPicture) return { kind: 'refused', reason: error.reason, code: 'picture' };
  if (error instanceof PlatformUnreachable) {
    return { kind: 'putOff', reason: '连不上微信，或微信没有给出可用的回答', retryAfterMs: BUSY_WAIT_MS };
  }
  if (!(error instanceof PlatformRefused)) throw error;
  const { code, kind, retryAfterMs } = error;
  const { reason } = refusalOf(code);
  if (kind === 'content' || kind === 'configuration') return { kind: 'refused', reason, code };
  return { kind: 'putOff', reason, retryAfterMs: retryAfterMs ?? BUSY_WAIT_MS };
}

/** The draft went away or is in use: somebody else, or a lost attempt of ours, may have published it (§6.4). */
const MAY_BE_OUT = new Set(['40007', '48005']);

/** The visible step failed: unless the platform clearly said no, nobody knows what happened. */
export function visibleFailure(error: unknown): NotDone | { kind: 'unknown'; reason: string } {
  if (error instanceof PlatformUnreachable && error.outcomeUnknown) {
    return { kind: 'unknown', reason: '微信没有给出可用的回答，不能确定是否已提交' };
  }
  if (error instanceof PlatformRefused && (error.kind === 'retry' || MAY_BE_OUT.has(error.code))) {
    return { kind: 'unknown', reason: `${refusalOf(error.code).reason}，不能确定是否已提交` };
  }
  return invisibleFailure(error);
}
