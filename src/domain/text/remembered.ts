/** The same texts are read again and again: by each rule, at each step of a submission. What was made of the last ones is kept. */

/**
 * A reading that remembers its last results. The reading must be pure, and nobody may change what it gives.
 * @param most how many texts are remembered; when there are more, all are forgotten
 */
export function remembered<T>(read: (text: string) => T, most: number): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = read(text);
    if (known.size >= most) known.clear();
    known.set(text, result);
    return result;
  };
}
