/** Values that cannot be changed, and whether two of them are the same. Both remember what they have seen, so a step costs what it changed. */

type Fields = Record<string, unknown>;

/** Freeze a value in depth: whoever then tries to change it in place fails at once. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const key in value) frozen(value[key]);
  return value;
}

/**
 * A value as it comes back from storage: what JSON does not keep is gone, what it cannot keep is no value of ours. Copies of frozen
 * objects are remembered.
 */
export function storage(): <T>(value: T) => T {
  const copies = new WeakMap<object, object>();
  const stored = (value: unknown): unknown => {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${value} cannot be stored`);
    if (typeof value !== 'object' || value === null) return value;
    const known = copies.get(value);
    if (known) return known;
    const copy = Array.isArray(value) ? value.map(stored) : storedFields(value);
    if (Object.isFrozen(value)) copies.set(value, Object.freeze(copy));
    return copy;
  };
  const storedFields = (value: object): object => {
    if (Object.getPrototypeOf(value) !== Object.prototype) throw new TypeError('only plain objects can be stored');
    const copy: Fields = {};
    for (const key in value) {
      const inner = (value as Fields)[key];
      if (inner !== undefined) copy[key] = stored(inner);
    }
    return copy;
  };
  return <T>(value: T) => stored(value) as T;
}

/** Equality of JSON values; pairs of frozen objects found equal once are not compared again. */
export function sameness(): (a: unknown, b: unknown) => boolean {
  const known = new WeakMap<object, object>();
  const same = (a: unknown, b: unknown): boolean => {
    if (a === b) return true;
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
    if (known.get(a) === b) return true;
    if (Array.isArray(a) !== Array.isArray(b)) return false;
    const equal = sameFields(a as Fields, b as Fields);
    if (equal) known.set(a, b);
    return equal;
  };
  const sameFields = (a: Fields, b: Fields): boolean => {
    let more = 0;
    for (const key in a) {
      if (!(key in b) || !same(a[key], b[key])) return false;
      more += 1;
    }
    for (const _key in b) more -= 1;
    return more === 0;
  };
  return same;
}
