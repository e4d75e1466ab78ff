/** @returns the first thing that goes wrong while something is lived, or null; anything thrown counts, the core never throws */
export function faultIn(live: () => unknown): string | null {
  try {
    live();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
