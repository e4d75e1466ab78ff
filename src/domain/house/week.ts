/** One week of the company's rhythm (第四条3, 第七条): who was reminded, who reported nothing, what the office was told. Key: `week:` and its Monday. */
import { departmentsReportedBy, officePeople, type Organization } from '../people';
import { MINUTE, shanghaiDate, type ShanghaiDate } from '../time/shanghai';
import { morningDigests, weeklyDigests, type Digest, type Outlook } from '../rhythm/morning';
import { minuteOf, morningTime, roundOf } from '../rhythm/weekly';
import { saysOtherwise, type WeeklyReport, type ZeroReport } from '../rhythm/weekly-report';
import type { Book, BookContext, HouseEffect } from './book';

export interface Week {
  /** the morning on which people were last told something */
  lastMorning: ShanghaiDate | null;
  reminder: { at: number; missed: boolean; people: string[] } | null;
  zeroReports: Record<string, ZeroReport>;
  summary: { at: number; report: WeeklyReport } | null;
  /** the answers are in, and the office has the last version */
  closedAt: number | null;
}

export type WeekCommand =
  /** the clock: the morning of `from` is due, or was while nobody was awake */
  | { type: 'WakeMorning'; by: null; from: ShanghaiDate; outlook: Outlook }
  /** the clock: the reminder of this week is past all use */
  | { type: 'MissReminder'; by: null }
  /** 本周无 */
  | { type: 'ReportNothing'; by: string }
  /** the clock: the summary is due, or (once it went out) the answers are */
  | { type: 'SumUp'; by: null; report: WeeklyReport };

export type WeekEvent =
  | { type: 'OfficersReminded'; digests: Digest[]; late: boolean }
  | { type: 'HintsGiven'; digests: Digest[]; late: boolean }
  | { type: 'MorningPassed'; today: ShanghaiDate }
  | { type: 'ReminderMissed' }
  | { type: 'NothingReported'; by: string; departmentId: string; late: boolean }
  | { type: 'SummarySent'; report: WeeklyReport }
  /** `corrected`: something had changed since the summary, so the office got another */
  | { type: 'WeekClosed'; report: WeeklyReport; corrected: boolean };

/** A digest later than this after its time was missed first. */
const PUNCTUAL = 10 * MINUTE;

export const week: Book<Week, WeekCommand, WeekEvent> = {
  empty: { lastMorning: null, reminder: null, zeroReports: {}, summary: null, closedAt: null },

  decide(state, command, context) {
    switch (command.type) {
      case 'WakeMorning':
        return { events: morning(state, command, context) };
      case 'MissReminder':
        return { events: state.reminder ? [] : [{ type: 'ReminderMissed' }] };
      case 'ReportNothing':
        return reportNothing(state, command.by, context);
      case 'SumUp':
        return { events: summary(state, command.report, context) };
    }
  },

  evolve(state, event, { at }) {
    switch (event.type) {
      case 'OfficersReminded':
        return { ...state, reminder: { at, missed: false, people: event.digests.map(({ personId }) => personId) } };
      case 'HintsGiven':
        return state;
      case 'MorningPassed':
        return { ...state, lastMorning: event.today };
      case 'ReminderMissed':
        return { ...state, reminder: { at, missed: true, people: [] } };
      case 'NothingReported': {
        const { by, departmentId, late } = event;
        return { ...state, zeroReports: { ...state.zeroReports, [departmentId]: { by, at, late } } };
      }
      case 'SummarySent':
        return { ...state, summary: { at, report: event.report } };
      case 'WeekClosed':
        return { ...state, summary: { at, report: event.report }, closedAt: at };
    }
  },

  react(event, _state, context): HouseEffect[] {
    switch (event.type) {
      case 'OfficersReminded':
        return event.digests.map((digest) => reminderCard(digest, event.late, context));
      case 'HintsGiven':
        return event.digests.map((digest) => {
          const { personId } = digest;
          return {
            kind: 'tell',
            personId,
            notice: { kind: 'hints', digest },
            at: moment(personId, event.late, context),
          };
        });
      case 'SummarySent':
        return summaryTo(event.report, false, context);
      case 'WeekClosed':
        return event.corrected ? summaryTo(event.report, true, context) : [];
      default:
        return [];
    }
  },
};

/** A morning is over once, whoever wakes: the reminder when it is its day and still of use, else what cannot wait. */
function morning(
  state: Week,
  { from, outlook }: Extract<WeekCommand, { type: 'WakeMorning' }>,
  context: BookContext,
): WeekEvent[] {
  const today = shanghaiDate(context.now);
  if (state.lastMorning !== null && state.lastMorning >= today) return [];
  const round = roundOf(context, weekOfKey(context.key));
  const late = context.now > morningTime(context, today) + PUNCTUAL;
  const passed: WeekEvent = { type: 'MorningPassed', today };
  const remindOn = round && shanghaiDate(round.remindAt);
  const isDue = round !== null && state.reminder === null && from <= remindOn! && remindOn! <= today;
  if (isDue && context.now < round.answerBy) {
    return [{ type: 'OfficersReminded', digests: weeklyDigests(context, outlook, today), late }, passed];
  }
  const digests = morningDigests(context, outlook, { from, today });
  return [
    ...(isDue ? [{ type: 'ReminderMissed' as const }] : []),
    ...(digests.length > 0 ? [{ type: 'HintsGiven' as const, digests, late }] : []),
    passed,
  ];
}

function reportNothing(state: Week, by: string, context: BookContext): ReturnType<typeof week.decide> {
  const departments = departmentsReportedBy(context.organization, by);
  if (departments.length === 0) return { refusal: { code: 'NOT_REPORTER' } };
  const round = roundOf(context, weekOfKey(context.key));
  const late = round !== null && context.now > round.answerBy;
  const events = departments
    .filter(({ id }) => !state.zeroReports[id])
    .map(({ id }): WeekEvent => ({ type: 'NothingReported', by, departmentId: id, late }));
  return { events };
}

/** One summary, and one corrected version once the answers are due, if it says something else. */
function summary(state: Week, report: WeeklyReport, context: BookContext): WeekEvent[] {
  if (state.closedAt !== null) return [];
  const round = roundOf(context, weekOfKey(context.key));
  const isFinal = round === null || context.now >= round.answerBy;
  if (state.summary === null) {
    const sent: WeekEvent = { type: 'SummarySent', report };
    return isFinal ? [sent, { type: 'WeekClosed', report, corrected: false }] : [sent];
  }
  return isFinal ? [{ type: 'WeekClosed', report, corrected: saysOtherwise(state.summary.report, report) }] : [];
}

function reminderCard(digest: Digest, late: boolean, context: BookContext): HouseEffect {
  const { personId } = digest;
  return {
    kind: 'card',
    personId,
    purpose: 'weekly',
    payload: { week: weekOfKey(context.key), digest: JSON.stringify(digest) },
    at: moment(personId, late, context),
  };
}

/** To the office and the heads of departments (§5.1), each in a minute of their own. */
function summaryTo(report: WeeklyReport, corrected: boolean, context: BookContext): HouseEffect[] {
  return summaryReaders(context.organization).map((personId) => ({
    kind: 'tell',
    personId,
    notice: { kind: 'weeklySummary', report, corrected },
    at: minuteOf(personId, context.now),
  }));
}

function summaryReaders(organization: Organization): string[] {
  return [...new Set([...officePeople(organization), ...organization.departments.map(({ head }) => head)])];
}

/** In the ten minutes after the time of reminders, or after now when that has passed. */
function moment(personId: string, late: boolean, context: BookContext): number {
  return minuteOf(personId, late ? context.now : morningTime(context, shanghaiDate(context.now)));
}

function weekOfKey(key: string): ShanghaiDate {
  return key.slice(key.indexOf(':') + 1);
}
