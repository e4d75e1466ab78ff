/** Something happened that must never happen: one of the invariants of the product does not hold. */
export class Violation extends Error {}

export function demand(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Violation(what);
}
