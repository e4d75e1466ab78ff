/** Working days and the deadlines that hang on them (`domain.md` §2.6; 第十二条2). The calendar's data comes in as a value. */
import type { LeadVerdict, Urgency } from './codes';
import type { Policy } from './policy';
import { addDays, instantOf, shanghaiDate, shanghaiYear, weekdayOf, type ShanghaiDate } from './time';

/** A year is covered when its State Council notice is loaded; other years are Monday–Friday and provisional (暂定). */
export interface CalendarData {
  coveredYears: number[];
  /** weekdays that are off */
  off: ReadonlySet<ShanghaiDate>;
  /** weekend days that are worked (调休) */
  working: ReadonlySet<ShanghaiDate>;
}

export interface LeadTime {
  /** epoch ms: a routine deadline is the last second of its day */
  deadline: number;
  verdict: LeadVerdict;
  /** computed in a year without a notice: 暂定 */
  provisional: boolean;
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
  const countsWorkingDays = lead.unit === 'wd';
  const years = [shanghaiYear(facts.plannedAt), shanghaiYear(deadline)];
  return {
    deadline,
    // the whole last second still counts
    verdict: facts.submittedAt < deadline + 1000 ? 'ON_TIME' : 'LATE',
    provisional: countsWorkingDays && years.some((year) => !calendar.coveredYears.includes(year)),
  };
}
