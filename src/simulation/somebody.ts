/** Who does something in a life. */
import { PEOPLE } from './company';
import type { Random } from './random';

/** Mostly the right person. */
export function somebody(random: Random, right: string): string {
  return random.chance(0.75) ? right : random.pick(PEOPLE);
}
