/** The office's weekly summary (`domain.md` §5.1), made of what is true at one moment. */
import { isWorkingDay, type CalendarData } from '../time/calendar';
import type { HealthDay } from '../time/health-days';
import type { Plan, PlanPeriod } from './planning';
import { plansMissing, type Outlook } from './morning';
import type { Organization } from '../people';
import type { Policy } from '../policy';
import type { SilentAccount } from './silence';
import type { ReadBackTurn } from '../submission';
import { addDays, instantOf, shanghaiDate, type ShanghaiDate } from '../time/shanghai';
import { openItems, type DepartmentPlan, type PlannedPost } from './topics';

/** Something that happened to a submission in the week. */
export interface WeekActivity {
  what: 'SUBMITTED' | 'RETURNED' | 'PUBLISHED';
  submissionId: string;
  departmentId: string;
  /** epoch ms */
  at: number;
}

/** A submission on its way, and on whom it waits. */
export interface OpenSubmission {
  no: string;
  title: string;
  departmentId: string;
  /** the stage, or the status outside review */
  where: string;
  holders: string[];
  /** epoch ms */
  since: number;
}

/** A zero report (零报送) of a department. */
export interface ZeroReport {
  by: string;
  /** epoch ms */
  at: number;
  late: boolean;
}

/** How often an account published in the week, where it has a target (第十三条). */
export interface AccountFrequency {
  accountId: string;
  published: number;
  atLeast: number;
}

/** 读网复核 that is overdue. */
export interface MissingReadBack {
  no: string;
  title: string;
  accountId: string;
  turn: ReadBackTurn;
}

export interface WeeklyFacts {
  week: ShanghaiDate;
  now: number;
  organization: Organization;
  policy: Pick<Policy, 'plan'>;
  calendar: CalendarData;
  outlook: Outlook;
  activity: WeekActivity[];
  zeroReports: Record<string, ZeroReport>;
  open: OpenSubmission[];
  silent: SilentAccount[];
  frequency: AccountFrequency[];
  readBacks: MissingReadBack[];
  /** when answers to the week's reminder began and end to count; null in a week without a reminder */
  answers: { from: number; by: number; until: number } | null;
  /** the reminder could not be sent while it was of use */
  reminderMissed: boolean;
}

export interface DepartmentLine {
  departmentId: string;
  name: string;
  /** nobody is 信息员: shown red */
  withoutOfficer: boolean;
  planned: number;
  submitted: number;
  published: number;
  returned: number;
  /** NONE also before the answer is due; NOT_ASKED in a week without a reminder */
  answer: 'SUBMITTED' | 'ZERO' | 'NONE' | 'NOT_ASKED';
  late: boolean;
  plansMissing: PlanPeriod[];
}

export interface CalendarDay {
  date: ShanghaiDate;
  working: boolean;
  healthDays: string[];
  posts: { no: string | null; title: string }[];
  planned: { departmentId: string; topic: string }[];
}

export interface WeeklyReport {
  week: ShanghaiDate;
  /** epoch ms */
  at: number;
  /** until when answers were due; null in a week without a reminder */
  answerBy: number | null;
  reminderMissed: boolean;
  departments: DepartmentLine[];
  open: OpenSubmission[];
  /** the next fourteen days */
  calendar: CalendarDay[];
  silent: SilentAccount[];
  /** absent from reports of before it was counted */
  frequency?: AccountFrequency[];
  /** likewise */
  readBacks?: MissingReadBack[];
}

const CALENDAR_DAYS = 14;

export function weeklyReport(facts: WeeklyFacts): WeeklyReport {
  const { week, now, answers, reminderMissed, open, silent, frequency, readBacks, organization } = facts;
  return {
    week,
    at: now,
    answerBy: answers?.by ?? null,
    reminderMissed,
    departments: organization.departments.map(({ id }) => departmentLine(facts, id)),
    open,
    calendar: nextDays(facts),
    silent,
    frequency,
    readBacks,
  };
}

function departmentLine(facts: WeeklyFacts, departmentId: string): DepartmentLine {
  const { organization, outlook, week, now, policy } = facts;
  const { name, informationOfficer } = organization.departments.find(({ id }) => id === departmentId)!;
  const plan = planOf(outlook, departmentId);
  const end = addDays(week, 7);
  return {
    departmentId,
    name,
    withoutOfficer: informationOfficer === null,
    planned: plan.items.filter(({ date }) => week <= date && date < end).length,
    ...counts(facts, departmentId),
    ...answerOf(facts, departmentId),
    plansMissing: plansMissing(policy, plan, shanghaiDate(now)),
  };
}

/** How many different submissions, Monday to Sunday; one that was returned twice is one. */
function counts(
  { activity, week }: WeeklyFacts,
  departmentId: string,
): Pick<DepartmentLine, 'submitted' | 'published' | 'returned'> {
  const [from, until] = [instantOf(week), instantOf(addDays(week, 7))];
  const own = activity.filter((one) => one.departmentId === departmentId && from <= one.at && one.at < until);
  const count = (what: WeekActivity['what']) =>
    new Set(own.filter((one) => one.what === what).map((one) => one.submissionId)).size;
  return { submitted: count('SUBMITTED'), published: count('PUBLISHED'), returned: count('RETURNED') };
}

/** A submission of the week is an answer, and so is a zero report (R7.3). */
function answerOf(
  { activity, zeroReports, answers }: WeeklyFacts,
  departmentId: string,
): Pick<DepartmentLine, 'answer' | 'late'> {
  if (!answers) return { answer: 'NOT_ASKED', late: false };
  const submitted = activity
    .filter((one) => one.departmentId === departmentId && one.what === 'SUBMITTED')
    .map(({ at }) => at)
    .filter((at) => answers.from <= at && at < answers.until);
  if (submitted.length > 0) return { answer: 'SUBMITTED', late: Math.min(...submitted) > answers.by };
  const zero = zeroReports[departmentId];
  return zero ? { answer: 'ZERO', late: zero.late } : { answer: 'NONE', late: false };
}

function nextDays({ now, calendar, outlook }: WeeklyFacts): CalendarDay[] {
  const today = shanghaiDate(now);
  const dates = Array.from({ length: CALENDAR_DAYS }, (_, index) => addDays(today, index + 1));
  return dates.map((date) => ({
    date,
    working: isWorkingDay(calendar, date),
    healthDays: outlook.healthDays.filter((day: HealthDay) => day.date === date).map((day) => day.name),
    posts: outlook.posts.filter((post) => post.date === date).map(({ no, title }) => ({ no, title })),
    planned: plannedOn(date, outlook.plans, outlook.posts),
  }));
}

function plannedOn(date: ShanghaiDate, plans: DepartmentPlan[], posts: PlannedPost[]): CalendarDay['planned'] {
  return plans.flatMap((plan) =>
    openItems(plan, posts, date, addDays(date, 1)).map(({ topic }) => ({ departmentId: plan.departmentId, topic })),
  );
}

function planOf({ plans }: Outlook, departmentId: string): Pick<Plan, 'items' | 'handedIn'> {
  return plans.find((plan) => plan.departmentId === departmentId) ?? { items: [], handedIn: {} };
}

/** Nothing is planned on it: a slot somebody may take. */
export function isEmpty({ posts, planned }: CalendarDay): boolean {
  return posts.length === 0 && planned.length === 0;
}

/** Did anybody answer, submit or publish between two versions of a week's report? Waiting times alone make no new version. */
export function saysOtherwise(before: WeeklyReport, after: WeeklyReport): boolean {
  const told = ({ departments, reminderMissed }: WeeklyReport) =>
    JSON.stringify([
      reminderMissed,
      departments.map(({ departmentId, submitted, published, returned, answer }) => [
        departmentId,
        submitted,
        published,
        returned,
        answer,
      ]),
    ]);
  return told(before) !== told(after);
}
