/**
 * What an information officer is told on a working morning (第四条3; R4.4, R12.3): on reminder days the weekly reminder, else only what
 * cannot wait: health days 21, 14 and 8 days ahead without a topic, plan items whose time for a submission runs out, a plan that is due.
 * One digest per person, whatever they have to be told and for however many departments.
 */
import type { HealthDay } from '../time/health-days';
import { itemsOf, monthAfter, type Plan, type PlanItem, type PlanPeriod } from './planning';
import { workingDayAfter, workingDayBefore, type CalendarData } from '../time/calendar';
import { reporterOf, type Organization } from '../people';
import type { Policy } from '../policy';
import { addDays, type ShanghaiDate } from '../time/shanghai';
import { hasTopic, lastSubmissionDay, openItems, type DepartmentPlan, type PlannedPost } from './topics';

/** What the company has before it, as values. */
export interface Outlook {
  plans: (DepartmentPlan & Pick<Plan, 'handedIn'>)[];
  posts: PlannedPost[];
  /** departments from which something was submitted since the last answers were due */
  came: string[];
  /** those of the weeks to come, in order */
  healthDays: HealthDay[];
}

/** The mornings one digest stands for: from the one that was due to the day it is sent. */
export interface Span {
  /** the first morning nobody was told on yet */
  from: ShanghaiDate;
  today: ShanghaiDate;
}

export interface DepartmentDigest {
  departmentId: string;
  /** it has submitted something already: that is its answer; weekly only */
  came: boolean;
  /** plan items of the coming two weeks without a submission; weekly only */
  ahead: number;
  /** plan items whose last day for a submission is near */
  pressing: Pick<PlanItem, 'no' | 'date' | 'topic'>[];
  /** a plan that is due within days and not handed in */
  planDue: { period: PlanPeriod; by: ShanghaiDate }[];
}

export interface Digest {
  personId: string;
  departments: DepartmentDigest[];
  /** health days without a topic */
  healthDays: HealthDay[];
}

export interface MorningContext {
  organization: Organization;
  policy: Policy;
  calendar: CalendarData;
}

const HINT_DAYS = [21, 14, 8];
/** How far the weekly digest looks ahead. */
const AHEAD_DAYS = 14;

/** The weekly reminder: everybody who reports for a department gets one. */
export function weeklyDigests(context: MorningContext, outlook: Outlook, today: ShanghaiDate): Digest[] {
  const healthDays = outlook.healthDays.filter(
    (day) => today < day.date && day.date <= addDays(today, HINT_DAYS[0]!) && isOpen(day, outlook),
  );
  return digests(context, outlook, { from: today, today }, true).map((digest) => ({ ...digest, healthDays }));
}

/** What cannot wait for the weekly reminder; people with nothing to be told are left out. */
export function morningDigests(context: MorningContext, outlook: Outlook, span: Span): Digest[] {
  const healthDays = outlook.healthDays.filter(
    (day) => isOpen(day, outlook) && HINT_DAYS.some((ahead) => isTurnOf(context, span, addDays(day.date, -ahead))),
  );
  return digests(context, outlook, span, false)
    .map((digest) => ({ ...digest, healthDays }))
    .filter(
      (digest) =>
        healthDays.length > 0 ||
        digest.departments.some(({ pressing, planDue }) => pressing.length > 0 || planDue.length > 0),
    );
}

function digests(context: MorningContext, outlook: Outlook, span: Span, weekly: boolean): Digest[] {
  const byPerson = new Map<string, DepartmentDigest[]>();
  for (const department of context.organization.departments) {
    const reporter = reporterOf(department);
    const digest = departmentDigest(context, outlook, span, department.id, weekly);
    byPerson.set(reporter, [...(byPerson.get(reporter) ?? []), digest]);
  }
  return [...byPerson].map(([personId, departments]) => ({ personId, departments, healthDays: [] }));
}

function departmentDigest(
  context: MorningContext,
  outlook: Outlook,
  span: Span,
  departmentId: string,
  weekly: boolean,
): DepartmentDigest {
  const none = { departmentId, items: [], handedIn: {} };
  const plan = outlook.plans.find((one) => one.departmentId === departmentId) ?? none;
  const open = openItems(plan, outlook.posts, span.today, addDays(span.today, 60));
  const pressing = open.filter(({ date }) => {
    // told the day before the last day, so that there is a day to write it
    const turn = addDays(lastSubmissionDay(context.policy, date), -1);
    return isTurnOf(context, span, turn);
  });
  return {
    departmentId,
    came: weekly && outlook.came.includes(departmentId),
    ahead: weekly ? open.filter(({ date }) => date <= addDays(span.today, AHEAD_DAYS)).length : 0,
    pressing: pressing.map(({ no, date, topic }) => ({ no, date, topic })),
    planDue: plansDue(context, span, plan),
  };
}

/** Next month's plan, or next year's outline, on the working day before it is due. */
function plansDue(
  { policy, calendar }: MorningContext,
  span: Span,
  plan: DepartmentPlan & Pick<Plan, 'handedIn'>,
): DepartmentDigest['planDue'] {
  const month = span.today.slice(0, 7);
  const year = span.today.slice(0, 4);
  const dues = [
    { period: monthAfter(month), by: `${month}-${String(policy.plan.monthlyBy).padStart(2, '0')}` },
    { period: String(Number(year) + 1), by: `${year}-${policy.plan.yearlyBy}` },
  ];
  return dues.filter(({ period, by }) => {
    const told = workingDayBefore(calendar, by);
    return plan.handedIn[period] === undefined && span.from <= told && told <= span.today;
  });
}

/** Periods that should have been handed in by now and were not: lines of the office's report. */
export function plansMissing(
  policy: Pick<Policy, 'plan'>,
  plan: Pick<Plan, 'handedIn' | 'items'>,
  today: ShanghaiDate,
): PlanPeriod[] {
  const [year, month, day] = [today.slice(0, 4), today.slice(0, 7), Number(today.slice(8))];
  const expected = [
    month,
    ...(day > policy.plan.monthlyBy ? [monthAfter(month)] : []),
    ...(today.slice(5) > policy.plan.yearlyBy ? [String(Number(year) + 1)] : []),
  ];
  // the month that runs is only asked for while nothing at all stands in it
  return expected.filter(
    (period) => plan.handedIn[period] === undefined && !(period === month && itemsOf(plan, period).length > 0),
  );
}

/**
 * Does a day that asks for a word fall to this morning? Days off are told about on the working day before them, so that nothing is told
 * too late.
 */
function isTurnOf({ calendar }: MorningContext, { from, today }: Span, day: ShanghaiDate): boolean {
  return from <= day && day < workingDayAfter(calendar, today);
}

function isOpen(day: HealthDay, { plans, posts }: Outlook): boolean {
  return !hasTopic(day, plans, posts);
}
