/**
 * A post that goes out on a day off: somebody on duty reads it back; for a health day on which nobody is, the office is offered the last
 * working day before (§3.3 case 32).
 */
import { isWorkingDay, workingDayBefore } from '../time/calendar';
import type { Context } from '../context';
import { wantingOf } from '../time/slots';
import type { Submission } from '../submission';
import { instantOf, shanghaiClock, shanghaiDate } from '../time/shanghai';

/** `instead`: the same hour of the last working day before; null when that has passed */
export interface HolidayNotice {
  kind: 'nobodyOnDuty';
  plannedAt: number;
  instead: number | null;
}

/** Who reads a post back that appeared at `at` (epoch ms), beside its submitter and the publishers. */
export function readersOnDuty(at: number, { calendar, policy }: Context): string[] {
  return isWorkingDay(calendar, shanghaiDate(at)) ? [] : policy.dutyList;
}

/** What the office is asked when a date-bound post is scheduled for a day off with an empty duty list; null otherwise. */
export function dutyQuestion(submission: Submission, { calendar, policy, now }: Context): HolidayNotice | null {
  const { plannedAt } = submission.request;
  if (plannedAt === null || submission.status !== 'SCHEDULED' || policy.dutyList.length > 0) return null;
  const date = shanghaiDate(plannedAt);
  if (isWorkingDay(calendar, date) || !wantingOf(submission, plannedAt).dateBound) return null;
  const instead = instantOf(workingDayBefore(calendar, date), shanghaiClock(plannedAt));
  return { kind: 'nobodyOnDuty', plannedAt, instead: instead > now ? instead : null };
}
