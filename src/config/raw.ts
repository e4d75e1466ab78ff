/** The configuration before it is checked: any YAML value. Readers here take what fits and give nothing for what does not. */

export type RawMapping = Record<string, unknown>;

export function isMapping(value: unknown): value is RawMapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value under nested keys, or undefined. */
export function at(value: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>((inner, key) => (isMapping(inner) ? inner[key] : undefined), value);
}

/** A list's items, or none. */
export function items(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** `given` over `defaults`: mappings are merged key by key, everything else is replaced. A key left empty keeps its default. */
export function overDefaults(defaults: unknown, given: unknown): unknown {
  if (given === undefined || (given === null && isMapping(defaults))) return defaults;
  if (!isMapping(defaults) || !isMapping(given)) return given;
  const keys = new Set([...Object.keys(defaults), ...Object.keys(given)]);
  return Object.fromEntries([...keys].map((key) => [key, overDefaults(own(defaults, key), own(given, key))]));
}

function own(mapping: RawMapping, key: string): unknown {
  return Object.hasOwn(mapping, key) ? mapping[key] : undefined;
}
