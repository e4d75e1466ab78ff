/**
 * The weekly rhythm as two rows that wait for the clock: the next working morning and the next summary. Each firing says what is to be done
 * and what is waited for next, so that the chain neither breaks nor doubles; what was missed while nobody was awake is still there.
 */
import { isWorkingDay } from '../time/calendar';
import type { Week } from '../house/week';
import type { Policy } from '../policy';
import { inQuietHours } from '../time/quiet-hours';
import { shanghaiDate, type ShanghaiDate } from '../time/shanghai';
import {
  mondayOf,
  morningAfter,
  morningTime,
  roundAfter,
  roundAt,
  roundOf,
  weeksRemindedIn,
  type Rhythm,
} from './weekly';

export interface MorningRow {
  /** the first morning nobody was told on; earlier than the row's own when one was missed */
  from: ShanghaiDate;
  /** epoch ms */
  dueAt: number;
}

export interface SummaryRow {
  /** the Monday of the week it is about */
  week: ShanghaiDate;
  /** epoch ms */
  dueAt: number;
}

export interface Telling extends Rhythm {
  policy: Pick<Policy, 'weeklyReminder' | 'quietHours'>;
}

/** At the start of a process: a row that lies ahead stands where calendar and policy want it now; one that is due was missed and stays. */
export function morningAtStart(rhythm: Rhythm, row: MorningRow | null, now: number): MorningRow {
  if (row && row.dueAt <= now) return row;
  const next = morningRow(rhythm, now);
  return row && row.from < next.from ? { ...next, from: row.from } : next;
}

/** What a morning that is due asks for: weeks whose reminder is past all use, the week it belongs to (null: not now), and the next row. */
export function morningDue(
  rhythm: Telling,
  row: MorningRow,
  now: number,
): { missed: ShanghaiDate[]; week: ShanghaiDate | null; next: MorningRow } {
  const next = morningRow(rhythm, now);
  if (!isTimeToTell(rhythm, now)) return { missed: [], week: null, next: { ...next, from: row.from } };
  const today = shanghaiDate(now);
  const weeks = weeksRemindedIn(rhythm, row.from, today);
  return { missed: weeks.slice(0, -1), week: weeks.at(-1) ?? mondayOf(today), next };
}

/** The same for the summary. @param week the book of the row's week, or of the week that is open now */
export function summaryAtStart(rhythm: Rhythm, row: SummaryRow | null, week: Week, now: number): SummaryRow {
  if (row && row.dueAt <= now) return row;
  return summaryRow(rhythm, row?.week ?? roundAt(rhythm, now).week, week);
}

/** Is a summary that is due to be sent now, or not now, or never, because the next week's reminder is out already? */
export function summaryDue(rhythm: Telling, { week }: SummaryRow, now: number): 'now' | 'later' | 'never' {
  if (now >= roundAfter(rhythm, week).remindAt) return 'never';
  return isTimeToTell(rhythm, now) ? 'now' : 'later';
}

/** When the office is told something next: the week's summary, its correction, or the next week's summary. */
export function summaryRow(rhythm: Rhythm, week: ShanghaiDate, state: Pick<Week, 'summary' | 'closedAt'>): SummaryRow {
  const round = state.closedAt === null ? roundOf(rhythm, week) : null;
  if (!round) return nextSummary(rhythm, week);
  return { week, dueAt: state.summary === null ? round.summaryAt : round.answerBy };
}

export function nextSummary(rhythm: Rhythm, week: ShanghaiDate): SummaryRow {
  const next = roundAfter(rhythm, week);
  return { week: next.week, dueAt: next.summaryAt };
}

/** The same week's, put off to the next working morning. */
export function summaryPutOff(rhythm: Rhythm, { week }: SummaryRow, now: number): SummaryRow {
  return { week, dueAt: morningTime(rhythm, morningAfter(rhythm, now)) };
}

function morningRow(rhythm: Rhythm, now: number): MorningRow {
  const from = morningAfter(rhythm, now);
  return { from, dueAt: morningTime(rhythm, from) };
}

/** People are told on working days, from the time of reminders on, and not at night. */
export function isTimeToTell({ policy, calendar }: Telling, now: number): boolean {
  const date = shanghaiDate(now);
  return isWorkingDay(calendar, date) && now >= morningTime({ policy }, date) && !inQuietHours(policy, now);
}
