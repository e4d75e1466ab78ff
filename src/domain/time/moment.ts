/** When a person is reminded: in the ten minutes after something is due, at a minute of their own (`contract.md` §8 Time). */
import { MINUTE } from './shanghai';
import { nextBusinessInstant, type WorkingHours } from './working-time';

const WINDOW = 10;

/** 1 … 9, fixed per person: never a full or half hour, when everybody's programs send at once. */
export function minuteOf(personId: string): number {
  let hash = 0;
  for (const sign of personId) hash = (hash * 31 + sign.codePointAt(0)!) % 1_000_003;
  return 1 + (hash % (WINDOW - 1));
}

/**
 * The person's next moment at or after `at` (epoch ms), inside business hours but for the minutes after their end. What is due within
 * the same ten minutes has the same moment and is said in one message.
 */
export function momentOf(personId: string, at: number, hours: WorkingHours): number {
  const from = Math.ceil(nextBusinessInstant(at, hours) / MINUTE);
  const wait = (minuteOf(personId) - (from % WINDOW) + WINDOW) % WINDOW;
  return (from + wait) * MINUTE;
}
