/** What the weekly rhythm is told, loaded: plans, what is planned, what happened in a week (`domain.md` §5.1). */
import { isPost } from '../domain/codes';
import type { EventType } from '../domain/events';
import { healthDaysBetween } from '../domain/time/health-days';
import { departmentOfPlan } from '../domain/house/plan';
import type { Week } from '../domain/house/week';
import type { Outlook } from '../domain/rhythm/morning';
import type { Plan } from '../domain/rhythm/planning';
import { titleOf, type Submission } from '../domain/submission';
import { accountsNearSilence } from '../domain/rhythm/silence';
import { addDays, instantOf, shanghaiDate, type ShanghaiDate } from '../domain/time/shanghai';
import type { PlannedPost } from '../domain/rhythm/topics';
import { roundAt, roundOf } from '../domain/rhythm/weekly';
import { activityIn, WAITING_STATUSES, waitingSubmissions } from '../domain/rhythm/week-facts';
import {
  weeklyReport,
  type OpenSubmission,
  type WeekActivity,
  type WeeklyReport,
} from '../domain/rhythm/weekly-report';
import { frequencyOf, lastOf, missingReadBacks, publishedBefore } from './published';
import type { StoreReads } from './store';
import { bookStateOf, type World } from './world';

type Reads = Pick<StoreReads, 'books' | 'booksUnder' | 'planned' | 'happened' | 'inStatus' | 'submission'>;

/** How far plans, health days and submissions are looked at around today. */
const DAYS_BEHIND = 35;
const DAYS_AHEAD = 62;
const MOST_PLANNED = 2000;
const MOST_OPEN = 500;

/** @param now epoch ms */
export async function loadOutlook(reads: Reads, world: World, now: number): Promise<Outlook> {
  const today = shanghaiDate(now);
  const [from, until] = [addDays(today, -DAYS_BEHIND), addDays(today, DAYS_AHEAD)];
  const planned = await reads.planned(instantOf(from), instantOf(until), MOST_PLANNED);
  const plans = (await reads.booksUnder('plan:')).map((row) => {
    const { items, handedIn } = bookStateOf<Plan>(row.key, [row]);
    return { departmentId: departmentOfPlan(row.key), items, handedIn };
  });
  const came = await reads.happened(['Submitted'], roundAt(world, now).opensAt, now + 1);
  return {
    plans,
    posts: planned.map(plannedPost),
    came: [...new Set(came.filter(isPost).map(({ departmentId }) => departmentId))],
    healthDays: healthDaysBetween(today, until),
  };
}

/** A department's own plan. */
export async function loadPlan(reads: Pick<StoreReads, 'books'>, departmentId: string): Promise<Plan> {
  const key = `plan:${departmentId}`;
  return bookStateOf<Plan>(key, await reads.books([key]));
}

export async function loadWeek(reads: Pick<StoreReads, 'books'>, week: ShanghaiDate): Promise<Week> {
  const key = `week:${week}`;
  return bookStateOf<Week>(key, await reads.books([key]));
}

function plannedPost(submission: Submission): PlannedPost {
  const { departmentId, no, request } = submission;
  return { departmentId, no, title: titleOf(submission), date: shanghaiDate(request.plannedAt!) };
}

/** The report of a week as it stands. @param week its Monday; @param now epoch ms */
export async function loadWeeklyReport(
  reads: Reads,
  world: World,
  week: ShanghaiDate,
  now: number,
): Promise<WeeklyReport> {
  const round = roundOf(world, week);
  const { zeroReports, reminder } = await loadWeek(reads, week);
  const published = await publishedBefore(reads, now);
  return weeklyReport({
    week,
    now,
    organization: world.organization,
    policy: world.policy,
    calendar: world.calendar,
    outlook: await loadOutlook(reads, world, now),
    activity: await activityOf(
      reads,
      Math.min(instantOf(week), round?.opensAt ?? Infinity),
      Math.max(instantOf(addDays(week, 7)), round?.closesAt ?? 0),
    ),
    zeroReports,
    open: await openSubmissions(reads, world, now),
    silent: accountsNearSilence(world.accounts, lastOf(published), world.policy, now),
    frequency: frequencyOf(world, published, week),
    readBacks: missingReadBacks(published, now),
    answers: round && { from: round.opensAt, by: round.answerBy, until: round.closesAt },
    reminderMissed: reminder?.missed ?? false,
  });
}

const TOLD: EventType[] = ['Submitted', 'Returned', 'PublishingFinished'];

async function activityOf(reads: Reads, from: number, until: number): Promise<WeekActivity[]> {
  const rows = await reads.happened(TOLD, from, until);
  return rows.filter(isPost).flatMap(({ submissionId, departmentId, at, event }): WeekActivity[] => {
    const what = activityIn(event);
    return what ? [{ what, submissionId, departmentId, at }] : [];
  });
}

async function openSubmissions(reads: Reads, { organization }: World, now: number): Promise<OpenSubmission[]> {
  return waitingSubmissions(await reads.inStatus(WAITING_STATUSES, MOST_OPEN), organization, now);
}
