/**
 * The weekly rhythm (第四条, 第七条 定期报送; `contract.md` §8 Time): when officers are reminded, until when they answer, when the office
 * gets its summary. A week is known by its Monday. All of it follows from the calendar: nothing is counted or remembered.
 */
import { isWorkingDay, type CalendarData } from '../time/calendar';
import type { Policy } from '../policy';
import { addDays, instantOf, MINUTE, shanghaiDate, weekdayOf, type ShanghaiDate } from '../time/shanghai';

/** What the rhythm depends on. */
export interface Rhythm {
  policy: Pick<Policy, 'weeklyReminder'>;
  calendar: CalendarData;
}

/** One reminder with everything that hangs on it. Instants are epoch ms. */
export interface Round {
  /** the Monday of the week it goes out in */
  week: ShanghaiDate;
  /** from here on an answer belongs to this round, up to `closesAt` */
  opensAt: number;
  remindAt: number;
  summaryAt: number;
  /** an answer after this is late */
  answerBy: number;
  closesAt: number;
}

/** No break is longer than this; a calendar without working days is a mistake and not waited for. */
const LONGEST_BREAK_WEEKS = 26;

/** The Monday on or before a date. */
export function mondayOf(date: ShanghaiDate): ShanghaiDate {
  return addDays(date, -daysAfterMonday(weekdayOf(date)));
}

/**
 * The day officers are reminded in this week, or null in a week without a working day for it. On a day off it moves to the next working
 * day; one that moves into this week is this week's, so that nobody is reminded twice.
 */
export function reminderDay({ policy, calendar }: Rhythm, week: ShanghaiDate): ShanghaiDate | null {
  const own = addDays(week, daysAfterMonday(policy.weeklyReminder.weekday));
  const staysInWeekBefore = firstWorkingDay(calendar, addDays(own, -7), week) !== null;
  return firstWorkingDay(calendar, staysInWeekBefore ? own : week, addDays(week, 7));
}

/** The round of a week, or null when nobody is reminded in it. */
export function roundOf(rhythm: Rhythm, week: ShanghaiDate): Round | null {
  const remindOn = reminderDay(rhythm, week);
  if (remindOn === null) return null;
  const { at, answerBy, summaryAt } = rhythm.policy.weeklyReminder;
  const answerOn = answerDay(rhythm, week, remindOn);
  const before = neighbour(rhythm, week, -7);
  return {
    week,
    opensAt: closing(rhythm, before.week, before.remindOn),
    remindAt: instantOf(remindOn, at),
    summaryAt: instantOf(summaryDay(rhythm, remindOn, answerOn), summaryAt),
    answerBy: instantOf(answerOn, answerBy.at),
    closesAt: closing(rhythm, week, remindOn),
  };
}

/** The next round after a week's. */
export function roundAfter(rhythm: Rhythm, week: ShanghaiDate): Round {
  return roundOf(rhythm, neighbour(rhythm, week, 7).week)!;
}

/** The round an answer given at this instant belongs to. @param now epoch ms */
export function roundAt(rhythm: Rhythm, now: number): Round {
  const monday = mondayOf(shanghaiDate(now));
  let round = roundOf(rhythm, neighbour(rhythm, monday, -7).week)!;
  while (round.closesAt <= now) round = roundAfter(rhythm, round.week);
  return round;
}

/** When people are told what a morning brings, on any day. */
export function morningTime({ policy }: Pick<Rhythm, 'policy'>, date: ShanghaiDate): number {
  return instantOf(date, policy.weeklyReminder.at);
}

/** The next working morning that begins after an instant. @param now epoch ms */
export function morningAfter(rhythm: Rhythm, now: number): ShanghaiDate {
  const today = shanghaiDate(now);
  const from = morningTime(rhythm, today) > now ? today : addDays(today, 1);
  const morning = firstWorkingDay(rhythm.calendar, from, addDays(from, 7 * LONGEST_BREAK_WEEKS));
  if (morning === null) throw new Error(`the calendar has no working day after ${today}`);
  return morning;
}

/** Weeks whose reminder fell into a span of days, both ends included. */
export function weeksRemindedIn(rhythm: Rhythm, from: ShanghaiDate, to: ShanghaiDate): ShanghaiDate[] {
  const weeks: ShanghaiDate[] = [];
  for (let week = mondayOf(from); week <= to; week = addDays(week, 7)) {
    const day = reminderDay(rhythm, week);
    if (day !== null && from <= day && day <= to) weeks.push(week);
  }
  return weeks;
}

/**
 * When one person's digest goes out: in the ten minutes after its time, the minute fixed per person, never on the full or half hour that
 * everybody's programs choose (the platforms' rate limits).
 */
export function minuteOf(personId: string, at: number): number {
  let hash = 7;
  for (const character of personId) hash = (hash * 31 + character.codePointAt(0)!) % 1_000_003;
  return at + (1 + (hash % 9)) * MINUTE;
}

/** 17:00 on the first working Friday at or after the reminder, else the last working day before the next one. */
function answerDay(rhythm: Rhythm, week: ShanghaiDate, remindOn: ShanghaiDate): ShanghaiDate {
  const next = neighbour(rhythm, week, 7).remindOn;
  for (let day = firstFriday(rhythm, remindOn); day < next; day = addDays(day, 7)) {
    if (isWorkingDay(rhythm.calendar, day)) return day;
  }
  let day = addDays(next, -1);
  while (!isWorkingDay(rhythm.calendar, day)) day = addDays(day, -1);
  return day;
}

/** The Friday of the reminder, moved like it when it is a day off, and never after the day the answers are due. */
function summaryDay(rhythm: Rhythm, remindOn: ShanghaiDate, answerOn: ShanghaiDate): ShanghaiDate {
  return firstWorkingDay(rhythm.calendar, firstFriday(rhythm, remindOn), answerOn) ?? answerOn;
}

/** The weekday of answers (Friday) at or after a date. */
function firstFriday({ policy }: Rhythm, date: ShanghaiDate): ShanghaiDate {
  return addDays(date, (policy.weeklyReminder.answerBy.weekday - weekdayOf(date) + 7) % 7);
}

/** Answers belong to a round until its week is over, and until they are due. */
function closing(rhythm: Rhythm, week: ShanghaiDate, remindOn: ShanghaiDate): number {
  const due = instantOf(answerDay(rhythm, week, remindOn), rhythm.policy.weeklyReminder.answerBy.at);
  return Math.max(instantOf(addDays(week, 7)), due);
}

/** The nearest week with a reminder, going by `step` days. */
function neighbour(rhythm: Rhythm, week: ShanghaiDate, step: 7 | -7): { week: ShanghaiDate; remindOn: ShanghaiDate } {
  let other = week;
  for (let left = LONGEST_BREAK_WEEKS; left > 0; left -= 1) {
    other = addDays(other, step);
    const remindOn = reminderDay(rhythm, other);
    if (remindOn !== null) return { week: other, remindOn };
  }
  throw new Error(`the calendar has no working day for a reminder in ${LONGEST_BREAK_WEEKS} weeks around ${week}`);
}

/** The first working day from `from` on and before `until`, or null. */
function firstWorkingDay(calendar: CalendarData, from: ShanghaiDate, until: ShanghaiDate): ShanghaiDate | null {
  for (let day = from; day < until; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) return day;
  return null;
}

function daysAfterMonday(weekday: number): number {
  return (weekday + 6) % 7;
}
