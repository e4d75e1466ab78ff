/** What each errcode of WeCom asks of us (`wecom.md` §14). */
import type { RefusalKind } from '../../lib/outgoing';

/** The token is no longer good: refresh it and try once more. */
export const TOKEN_CODES = new Set([40014, 42001]);

/** Secret or corp are wrong. Asking again and again gets the machine's address banned for an hour (§4). */
export const FATAL_TOKEN_CODES = new Set([40001, 40013, 40091]);

export const BUSY = -1;
export const TOO_OFTEN = 45009;
export const TOO_MANY_AT_ONCE = 45033;

// prettier-ignore
const CODES: Record<RefusalKind, (number | [from: number, to: number])[]> = {
  retry: [BUSY, 6000, 40014, 42001],
  limit: [TOO_OFTEN, TOO_MANY_AT_ONCE],
  configuration: [
    40001, 40013, 40056, 40057, 40091, 43009, 43012, 48002, 48009, 50001, 50003, 60020, 80001, 85004, 85005,
    93000, 93004, 93006, 93008, 94000, 94001, 301002, [301055, 301057],
  ],
  content: [
    40003, [40004, 40009], 40011, 40029, [40031, 40033], 40035, 40050, 40054, 40055, 40058, 40063, 40068, 40070, 40093,
    41001, 41006, 41016, 41033, 42003, [42014, 42020], 42022, 42030, 43004, 44004, 45002, 50002, 60003, 60011,
    [60103, 60129], [81011, 81014], [82001, 82003], 84014, 84015, 86001, 86003, 86008, 301025, 846605, 846608,
  ],
};

/** The kind of a refusal. A code nobody documented is tried again: growing waits end in a dead letter that a person sees. */
export function kindOf(errcode: number): RefusalKind {
  const kinds: RefusalKind[] = ['retry', 'limit', 'configuration', 'content'];
  return kinds.find((kind) => CODES[kind].some((entry) => matches(entry, errcode))) ?? 'retry';
}

function matches(entry: number | [from: number, to: number], errcode: number): boolean {
  return typeof entry === 'number' ? entry === errcode : entry[0] <= errcode && errcode <= entry[1];
}
