/** Working time (工作日、工作小时; `domain.md` §1.2, §2.6): what a duration comes to on the calendar. All instants are epoch ms. */
import { isProvisional, isWorkingDay, type CalendarData } from './calendar';
import type { Duration, Policy } from '../policy';
import { addDays, DAY, HOUR, instantOf, MINUTE, shanghaiDate, type ShanghaiDate } from './shanghai';

/** When the house works. */
export interface WorkingHours {
  policy: Pick<Policy, 'businessHours'>;
  calendar: CalendarData;
}

export interface Counted {
  at: number;
  /** counted through a year without a holiday notice: 暂定 */
  provisional: boolean;
}

const BY_THE_CLOCK = { d: DAY, h: HOUR, m: MINUTE };

/**
 * The instant a duration after `from`, or a part of it (`share` 0.5: half-way). `wd` and `wh` count business hours of working days and
 * land inside them, their end included; one `wd` is the business hours of one day. `d`, `h` and `m` run by the clock, day and night.
 */
export function afterDuration(from: number, duration: Duration, hours: WorkingHours, share = 1): Counted {
  const { amount, unit } = duration;
  if (unit !== 'wd' && unit !== 'wh') return { at: from + amount * share * BY_THE_CLOCK[unit], provisional: false };
  const whole = unit === 'wh' ? HOUR : businessDay(hours);
  const at = afterWorking(from, amount * share * whole, hours);
  const days = [shanghaiDate(from), shanghaiDate(at)];
  return { at, provisional: days.some((day) => isProvisional(hours.calendar, day)) };
}

/** `at` itself in business hours (their end included), else when they next begin. */
export function nextBusinessInstant(at: number, hours: WorkingHours): number {
  return afterWorking(at, 0, hours);
}

/** How much of the span is business hours, ms. */
export function workingBetween(from: number, to: number, hours: WorkingHours): number {
  let sum = 0;
  for (let day = shanghaiDate(from); day <= shanghaiDate(to); day = addDays(day, 1)) {
    if (!isWorkingDay(hours.calendar, day)) continue;
    const { open, close } = openingOf(day, hours);
    sum += Math.max(0, Math.min(to, close) - Math.max(from, open));
  }
  return sum;
}

/** The business hours of one day, ms. */
export function businessDay(hours: WorkingHours): number {
  const { open, close } = openingOf('2026-01-05', hours);
  return close - open;
}

function afterWorking(from: number, ms: number, hours: WorkingHours): number {
  let left = ms;
  for (let day = shanghaiDate(from); ; day = addDays(day, 1)) {
    if (!isWorkingDay(hours.calendar, day)) continue;
    const { open, close } = openingOf(day, hours);
    const start = Math.max(from, open);
    if (start > close) continue;
    if (left <= close - start) return start + left;
    left -= close - start;
  }
}

function openingOf(day: ShanghaiDate, { policy }: WorkingHours) {
  const [open, close] = policy.businessHours;
  return { open: instantOf(day, open), close: instantOf(day, close) };
}
