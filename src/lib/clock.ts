/** The one source of time. Everything that needs "now" is given a Clock, so that a test or the sandbox can move it. */
export interface Clock {
  /** epoch ms */
  now(): number;
}

export const machineClock: Clock = { now: () => Date.now() };
