/** The weekly report over HTTP (`domain.md` §5.1): what it looks like, and how it is made of ours. */
import { z } from 'zod';
import type { World } from '../../application/world';
import { isProvisional } from '../../domain/time/calendar';
import { nameOf } from '../../domain/people';
import { addDays, instantOf, isoShanghai, shanghaiDate, weekdayOf } from '../../domain/time/shanghai';
import { mondayOf } from '../../domain/rhythm/weekly';
import { isEmpty, type WeeklyReport } from '../../domain/rhythm/weekly-report';

const instant = z.iso.datetime({ offset: true }).describe('ISO 8601 with offset');
const date = z.iso.date();
const named = z.strictObject({ id: z.string(), name: z.string() });

function isMonday(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) &&
    !Number.isNaN(instantOf(text)) &&
    weekdayOf(text) === 1 &&
    addDays(text, 0) === text
  );
}

export const weekQuerySchema = z.strictObject({
  week: z
    .string()
    .refine(isMonday, 'a Monday as YYYY-MM-DD')
    .describe('Monday of the week; without it, this week')
    .optional(),
});

export const weeklyReportSchema = z.strictObject({
  week: date.describe('its Monday'),
  at: instant.describe('when it was made'),
  answerBy: instant.nullable().describe('until when departments were to answer; null in a week without a reminder'),
  provisional: z.boolean().describe('暂定: the week or its answer lies in a year without a holiday notice'),
  reminderMissed: z.boolean().describe('the reminder could not be sent in time'),
  departments: z.array(
    z.strictObject({
      department: named,
      withoutOfficer: z.boolean().describe('no 信息员: shown red'),
      planned: z.int(),
      submitted: z.int(),
      published: z.int(),
      returned: z.int(),
      zeroReport: z.boolean().describe('本周无'),
      answer: z.enum(['SUBMITTED', 'ZERO', 'NONE', 'NOT_ASKED']),
      late: z.boolean(),
      plansMissing: z.array(z.string()).describe('months and years whose plan was not handed in'),
    }),
  ),
  missed: z.array(named).describe('departments that have not answered'),
  withoutOfficer: z.array(named),
  open: z.array(
    z.strictObject({
      no: z.string(),
      title: z.string(),
      department: z.string(),
      where: z.string().describe('the open stage, or the status'),
      holders: z.array(named),
      since: instant,
    }),
  ),
  calendar: z.array(
    z.strictObject({
      date,
      working: z.boolean(),
      provisional: z.boolean().describe('暂定: Monday to Friday, its year has no holiday notice yet'),
      healthDays: z.array(z.string()),
      posts: z.array(z.strictObject({ no: z.string().nullable(), title: z.string() })),
      planned: z.array(z.strictObject({ department: z.string(), topic: z.string() })),
      empty: z.boolean(),
    }),
  ),
  silent: z.array(
    z.strictObject({
      account: z.string(),
      days: z.int().nullable().describe('since the last post; null: none in two months'),
      over: z.boolean().describe('past the limit, not only near it'),
    }),
  ),
  frequency: z
    .array(z.strictObject({ account: z.string(), published: z.int(), atLeast: z.int() }))
    .describe('posts of the week on each account that has a target'),
  readBacks: z
    .array(
      z.strictObject({ no: z.string(), title: z.string(), account: z.string(), turn: z.enum(['FIRST', 'SECOND']) }),
    )
    .describe('读网复核 that is overdue'),
});

/** The Monday that is asked for, or the one before now (epoch ms). */
export function weekAsked({ week }: z.infer<typeof weekQuerySchema>, now: number): string {
  return week ?? mondayOf(shanghaiDate(now));
}

export function weeklyReportView(
  report: WeeklyReport,
  { organization, calendar }: World,
): z.infer<typeof weeklyReportSchema> {
  const person = (id: string) => ({ id, name: nameOf(organization, id) });
  const departments = report.departments.map(({ departmentId, name, ...line }) => ({
    department: { id: departmentId, name },
    zeroReport: line.answer === 'ZERO',
    ...line,
  }));
  const isUncertain = (day: string) => isProvisional(calendar, day);
  return {
    week: report.week,
    at: isoShanghai(report.at),
    answerBy: report.answerBy === null ? null : isoShanghai(report.answerBy),
    provisional: [report.week, shanghaiDate(report.answerBy ?? instantOf(report.week))].some(isUncertain),
    reminderMissed: report.reminderMissed,
    departments,
    missed: departments.filter(({ answer }) => answer === 'NONE').map(({ department }) => department),
    withoutOfficer: departments.filter((line) => line.withoutOfficer).map(({ department }) => department),
    open: report.open.map(({ departmentId, holders, since, ...one }) => ({
      ...one,
      department: departmentId,
      holders: holders.map(person),
      since: isoShanghai(since),
    })),
    calendar: report.calendar.map((day) => ({
      ...day,
      provisional: isUncertain(day.date),
      planned: day.planned.map(({ departmentId, topic }) => ({ department: departmentId, topic })),
      empty: isEmpty(day),
    })),
    silent: report.silent.map(({ accountId, ...rest }) => ({ account: accountId, ...rest })),
    frequency: (report.frequency ?? []).map(({ accountId, ...rest }) => ({ account: accountId, ...rest })),
    readBacks: (report.readBacks ?? []).map(({ accountId, ...rest }) => ({ ...rest, account: accountId })),
  };
}
