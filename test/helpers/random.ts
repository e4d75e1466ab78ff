import { createHash } from 'node:crypto';

/** A repeatable source of numbers in [0, 1): the same seed gives the same numbers. */
export function randomFrom(seed: string): () => number {
  let count = 0;
  return () => {
    count += 1;
    return createHash('sha256').update(`${seed}:${count}`).digest().readUInt32BE(0) / 2 ** 32;
  };
}
