/** The company-wide calendar: what is planned, which days are health days, where there is room (R3.1: every department sees the others' slots). */
import { isProvisional, isWorkingDay } from '../domain/time/calendar';
import { freeOn } from '../domain/time/free-slots';
import { healthDaysOn } from '../domain/time/health-days';
import { findDepartment } from '../domain/people';
import { bookingOf, type Booking } from '../domain/time/slots';
import { titleOf, type Submission } from '../domain/submission';
import { addDays, instantOf, isoShanghai, shanghaiDate, type ShanghaiDate } from '../domain/time/shanghai';
import type { StoreReads } from './store';
import type { World } from './world';

/** More than a company plans in two months. */
const MOST = 2000;

export interface CalendarDay {
  date: ShanghaiDate;
  working: boolean;
  /** 暂定: its year's holiday notice is not there yet */
  provisional: boolean;
  healthDays: string[];
  posts: CalendarPost[];
  /** per account the half hours that are free, ISO 8601 */
  free: { account: string; at: string[] }[];
}

export interface CalendarPost {
  no: string;
  /** null for who may not read the post */
  title: string | null;
  department: { id: string; name: string };
  accounts: string[];
  plannedPublishAt: string;
  status: Submission['status'];
  dateBound: boolean;
}

/** @param from first date; @param to last date, inclusive; @param maySee may the asker read this post's title? */
export async function loadCalendar(
  reads: StoreReads,
  world: World,
  { from, to, now }: { from: ShanghaiDate; to: ShanghaiDate; now: number },
  maySee: (submission: Submission) => boolean,
): Promise<CalendarDay[]> {
  // a post of the evening before or the morning after may be too near
  const planned = await reads.planned(instantOf(addDays(from, -1)), instantOf(addDays(to, 2)), MOST);
  const entries = planned.flatMap((submission) => {
    const booking = bookingOf(submission);
    return booking ? [{ submission, booking }] : [];
  });
  const booked = entries.map(({ booking }) => booking);
  const days: CalendarDay[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const posts = entries.filter(({ booking }) => shanghaiDate(booking.plannedAt) === date);
    days.push({
      date,
      working: isWorkingDay(world.calendar, date),
      provisional: isProvisional(world.calendar, date),
      healthDays: healthDaysOn(date),
      posts: posts.map(({ submission, booking }) => postOf(submission, booking, world, maySee(submission))),
      free: world.accounts.map(({ id }) => {
        const wanting = { submissionId: '', accountIds: [id], dateBound: false, emergency: false };
        return { account: id, at: freeOn(date, wanting, { now, ...world, booked }).map(isoShanghai) };
      }),
    });
  }
  return days;
}

function postOf(submission: Submission, booking: Booking, { organization }: World, isReadable: boolean): CalendarPost {
  const { no, departmentId, accountIds, plannedAt, dateBound } = booking;
  return {
    no,
    title: isReadable ? titleOf(submission) : null,
    department: { id: departmentId, name: findDepartment(organization, departmentId)?.name ?? '' },
    accounts: accountIds,
    plannedPublishAt: isoShanghai(plannedAt),
    status: submission.status,
    dateBound,
  };
}
