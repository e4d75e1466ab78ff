import { beijingDay } from './day';

export type DailyUse = Record<string, { day: number; used: number }>;

/** Counts one call of `name` on the Beijing day of `at`; false when the day's `limit` is already used up. */
export function spend(uses: DailyUse, name: string, limit: number, at: number): boolean {
  const day = beijingDay(at);
  const use = uses[name]?.day === day ? uses[name] : { day, used: 0 };
  if (use.used >= limit) return false;
  uses[name] = { day, used: use.used + 1 };
  return true;
}
