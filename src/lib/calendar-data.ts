/**
 * The working days this version knows (`domain.md` §2.6): the State Council's notices of 2025 and 2026, as `chinese-days` carries them.
 * The library answers "ordinary weekday" for a year it does not know, so the covered years are listed here and nowhere else.
 */
import { isWorkday } from 'chinese-days';
import type { CalendarData } from '../domain/time/calendar';
import { addDays, weekdayOf, type ShanghaiDate } from '../domain/time/shanghai';

const COVERED_YEARS = [2025, 2026];

/** The calendar shipped with this version. */
export function builtInCalendar(): CalendarData {
  const days = COVERED_YEARS.flatMap(daysOf);
  return {
    coveredYears: COVERED_YEARS,
    off: new Set(days.filter((day) => !isWeekend(day) && !isWorkday(day))),
    working: new Set(days.filter((day) => isWeekend(day) && isWorkday(day))),
  };
}

function isWeekend(day: ShanghaiDate): boolean {
  const weekday = weekdayOf(day);
  return weekday === 0 || weekday === 6;
}

function daysOf(year: number): ShanghaiDate[] {
  const days: ShanghaiDate[] = [];
  for (let day = `${year}-01-01`; day < `${year + 1}-01-01`; day = addDays(day, 1)) days.push(day);
  return days;
}
