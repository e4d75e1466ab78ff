/** Working days and the deadlines that hang on them (`domain.md` §2.6; 第十二条2). The calendar's data comes in as a value. */
import type { LeadVerdict, Urgency } from '../codes';
import type { Policy } from '../policy';
import { addDays, instantOf, shanghaiDate, weekdayOf, type ShanghaiDate } from './shanghai';

/** A year is covered when its State Council notice is loaded; other years are Monday–Friday and provisional (暂定). */
export interface CalendarData {
  coveredYears: number[];
  /** days off; weekends are off without being named */
  off: ReadonlySet<ShanghaiDate>;
  /** days that are worked (调休); other weekdays are without being named */
  working: ReadonlySet<ShanghaiDate>;
}

export interface LeadTime {
  /** epoch ms: a routine deadline is the last second of its day */
  deadline: number;
  verdict: LeadVerdict;
  /** it lies in a year without a notice, or was counted through one: 暂定 */
  provisional: boolean;
}

/** Is anything about this day only computed (暂定), because its year's notice is not there? */
export function isProvisional({ coveredYears }: Pick<CalendarData, 'coveredYears'>, date: ShanghaiDate): boolean {
  return !coveredYears.includes(Number(date.slice(0, 4)));
}

/** Both calendars in one; where they differ about a day, `extra` is right. */
export function mergeCalendar(base: CalendarData, extra: CalendarData): CalendarData {
  const years = new Set([...base.coveredYears, ...extra.coveredYears]);
  return {
    coveredYears: [...years].sort((one, other) => one - other),
    off: new Set([...without(base.off, extra.working), ...extra.off]),
    working: new Set([...without(base.working, extra.off), ...extra.working]),
  };
}

function without(days: ReadonlySet<ShanghaiDate>, others: ReadonlySet<ShanghaiDate>): ShanghaiDate[] {
  return [...days].filter((day) => !others.has(day));
}

export function isWorkingDay(calendar: CalendarData, date: ShanghaiDate): boolean {
  if (calendar.off.has(date)) return false;
  if (calendar.working.has(date)) return true;
  const weekday = weekdayOf(date);
  return weekday !== 0 && weekday !== 6;
}

/** The last working day strictly before a date, `count` working days back. */
export function workingDayBefore(calendar: CalendarData, date: ShanghaiDate, count = 1): ShanghaiDate {
  let day = date;
  for (let left = count; left > 0;) {
    day = addDays(day, -1);
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return day;
}

/** The first working day strictly after a date. */
export function workingDayAfter(calendar: CalendarData, date: ShanghaiDate): ShanghaiDate {
  let day = addDays(date, 1);
  while (!isWorkingDay(calendar, day)) day = addDays(day, 1);
  return day;
}

/**
 * When a post planned for `plannedAt` had to be submitted, and whether `submittedAt` kept it (all epoch ms).
 * Routine: end of the day seven calendar days before, unshifted by holidays (A1, A2). Urgent and emergency: the cut-off
 * (17:30) on the last working day strictly before the publishing date (A3).
 */
export function leadTime(
  policy: Pick<Policy, 'lead'>,
  calendar: CalendarData,
  facts: { urgency: Urgency; plannedAt: number; submittedAt: number },
): LeadTime {
  const planned = shanghaiDate(facts.plannedAt);
  const { routine, urgent, urgentCutoff } = policy.lead;
  const lead = facts.urgency === 'ROUTINE' ? routine : urgent;
  const day =
    lead.unit === 'wd' ? workingDayBefore(calendar, planned, lead.amount) : addDays(planned, -Math.round(lead.amount));
  const deadline = instantOf(day, facts.urgency === 'ROUTINE' ? '23:59:59' : urgentCutoff);
  // working days are counted back from the planned day: both years have a say
  const days = lead.unit === 'wd' ? [day, planned] : [day];
  return {
    deadline,
    // the whole last second still counts
    verdict: facts.submittedAt < deadline + 1000 ? 'ON_TIME' : 'LATE',
    provisional: days.some((one) => isProvisional(calendar, one)),
  };
}

export interface EarliestDay {
  date: ShanghaiDate;
  /** 暂定 */
  provisional: boolean;
}

/** Longer than any lead time with the longest break in it. */
const FARTHEST_DAYS = 400;

/** The first days a post of each class could go out on if it were submitted at `now` (epoch ms): the deadline preview while somebody writes. */
export function earliestDays(
  policy: Pick<Policy, 'lead'>,
  calendar: CalendarData,
  now: number,
): Record<'routine' | 'urgent', EarliestDay> {
  return {
    routine: earliestDay(policy, calendar, 'ROUTINE', now),
    urgent: earliestDay(policy, calendar, 'IMPORTANT_URGENT', now),
  };
}

function earliestDay(policy: Pick<Policy, 'lead'>, calendar: CalendarData, urgency: Urgency, now: number): EarliestDay {
  const today = shanghaiDate(now);
  for (let ahead = 0; ahead < FARTHEST_DAYS; ahead += 1) {
    const date = addDays(today, ahead);
    // a class without any lead time still cannot go out before now
    const plannedAt = Math.max(instantOf(date), now);
    const lead = leadTime(policy, calendar, { urgency, plannedAt, submittedAt: now });
    if (lead.verdict === 'ON_TIME') return { date, provisional: lead.provisional || isProvisional(calendar, date) };
  }
  throw new Error(`no day within ${FARTHEST_DAYS} days keeps the lead time`);
}
