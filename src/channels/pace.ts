/** How long to wait before looking again: soon at first, since most answers come at once, then ever more rarely. */
const TOO_CLOSE_MS = 5_000;

/**
 * ms from now until the next look, or null when the last one is behind us.
 * @param looks ms after the start, ascending
 * @param elapsedMs ms since the start
 */
export function untilNextLook(looks: readonly number[], elapsedMs: number): number | null {
  const next = looks.find((look) => look > elapsedMs + TOO_CLOSE_MS) ?? looks.findLast((look) => look > elapsedMs);
  return next === undefined ? null : next - elapsedMs;
}
