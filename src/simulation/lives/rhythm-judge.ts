/** What must hold of the weekly rhythm, judged from the calendar by itself: every Thursday moved day by day, the first in a week counts. */
import type { CalendarData } from '../../domain/time/calendar';
import type { HouseEffect } from '../../domain/house/book';
import type { Week, WeekEvent } from '../../domain/house/week';
import {
  addDays,
  instantOf,
  shanghaiClock,
  shanghaiDate,
  weekdayOf,
  type ShanghaiDate,
} from '../../domain/time/shanghai';
import { REPORTERS } from './rhythm-company';
import { judgeLookedAt, type Quietness } from './silence-judge';
import { demand } from '../violation';

/** Something people were told. */
export interface Told {
  what: 'reminder' | 'summary' | 'correction' | 'digest';
  /** of a digest: its day */
  week: ShanghaiDate;
  submitted: number;
}

/** As much of a life as the judge looks at. */
export interface Judged {
  calendar: CalendarData;
  now: number;
  /** when it began: what was due before is nobody's business */
  since: number;
  weeks: ReadonlyMap<string, Week>;
  told: Told[];
  submitted: number;
  quietness: Quietness;
}

interface Due {
  week: ShanghaiDate;
  remindAt: number;
  summaryAt: number;
  answerBy: number;
  /** when the next week's reminder makes this week's summary old news */
  until: number;
}

const isWorked = ({ off, working }: CalendarData, date: ShanghaiDate) =>
  !off.has(date) && (working.has(date) || ![0, 6].includes(weekdayOf(date)));

function nextWorked(calendar: CalendarData, date: ShanghaiDate): ShanghaiDate {
  return isWorked(calendar, date) ? date : nextWorked(calendar, addDays(date, 1));
}

const mondayBefore = (date: ShanghaiDate) => addDays(date, -((weekdayOf(date) + 6) % 7));

/** The reminders from a date on, so many weeks. */
function remindersFrom(calendar: CalendarData, from: ShanghaiDate, weeks: number): Due[] {
  const days: ShanghaiDate[] = [];
  for (let monday = mondayBefore(from); days.length < weeks; monday = addDays(monday, 7)) {
    const day = nextWorked(calendar, addDays(monday, 3));
    if (days.length === 0 || mondayBefore(day) !== mondayBefore(days.at(-1)!)) days.push(day);
  }
  return days.slice(0, -1).map((day, index) => {
    const next = days[index + 1]!;
    const answerOn = answerDay(calendar, day, next);
    return {
      week: mondayBefore(day),
      remindAt: instantOf(day, '09:30'),
      summaryAt: instantOf(summaryDay(calendar, day, answerOn), '16:00'),
      answerBy: instantOf(answerOn, '17:00'),
      until: instantOf(next, '09:30'),
    };
  });
}

/** The Friday after the reminder, moved on like it, but not past the day of answers. */
function summaryDay(calendar: CalendarData, day: ShanghaiDate, answerOn: ShanghaiDate): ShanghaiDate {
  const friday = addDays(day, (5 - weekdayOf(day) + 7) % 7);
  const worked = nextWorked(calendar, friday);
  return worked < answerOn ? worked : answerOn;
}

function answerDay(calendar: CalendarData, day: ShanghaiDate, next: ShanghaiDate): ShanghaiDate {
  const between: ShanghaiDate[] = [];
  for (let one = day; one < next; one = addDays(one, 1)) if (isWorked(calendar, one)) between.push(one);
  return between.find((one) => weekdayOf(one) === 5) ?? between.at(-1)!;
}

/** Around now: the reminders of some weeks, those before the life left out. */
function around({ calendar, now, since }: Judged): Due[] {
  const from = shanghaiDate(Math.max(since, now - 40 * 86_400_000));
  return remindersFrom(calendar, addDays(from, -14), 14).filter(({ remindAt }) => remindAt > since);
}

/** People may be told something: a working day, not before the time of reminders and not at night. */
function isDaytime({ calendar, now }: Judged): boolean {
  const clock = shanghaiClock(now);
  return isWorked(calendar, shanghaiDate(now)) && clock >= '09:30' && clock < '22:00';
}

export function judgeEvent(life: Judged, week: string, event: WeekEvent, effects: HouseEffect[]): void {
  switch (event.type) {
    case 'OfficersReminded':
      return judgeReminder(life, week, effects);
    case 'HintsGiven':
      return judgeTold(life, shanghaiDate(life.now), 'digest');
    case 'SummarySent':
      return judgeTold(life, week, 'summary');
    case 'WeekClosed': {
      const isOld = summaryOf(life, week)?.submitted !== life.submitted;
      demand(isOld || effects.length === 0, 'a summary was corrected without a change');
      demand(!isOld || effects.length > 0, 'a summary that says something else by now was not corrected');
      return isOld ? judgeTold(life, week, 'correction') : undefined;
    }
    default:
      demand(effects.length === 0, `${event.type} tells people something`);
  }
}

function summaryOf({ told }: Judged, week: string): Told | undefined {
  return told.find((one) => one.what === 'summary' && one.week === week);
}

function judgeReminder(life: Judged, week: string, effects: HouseEffect[]): void {
  const { now } = life;
  const due = around(life).find((one) => one.week === week);
  demand(due !== undefined, `a reminder in the week of ${week}, which has none`);
  demand(due.remindAt <= now, `a reminder before its time (${shanghaiDate(now)})`);
  demand(now < due.answerBy, 'a reminder that is of no use any more');
  const cards = effects.flatMap((effect) => (effect.kind === 'card' ? [effect] : []));
  demand(cards.length === effects.length, 'a reminder is more than a card');
  const people = cards.map(({ personId }) => personId).sort();
  demand(people.join() === REPORTERS.join(), `reminded were ${people.join()}`);
  for (const { at = now } of cards) {
    const begin = now - due.remindAt < 600_000 ? due.remindAt : now;
    demand(begin < at && at < begin + 600_000, `a reminder ${(at - begin) / 60_000} minutes after its time`);
  }
  judgeTold(life, week, 'reminder');
  judgeTold(life, shanghaiDate(now), 'digest');
}

function judgeTold(life: Judged, week: string, what: Told['what']): void {
  demand(isDaytime(life), `a ${what} outside the working day`);
  demand(!life.told.some((one) => one.what === what && one.week === week), `a second ${what} in the week of ${week}`);
  life.told.push({ what, week, submitted: life.submitted });
}

/** Once everything that is due is done, nothing that was owed is missing. */
export function judgeRest(life: Judged): void {
  if (!isDaytime(life)) return;
  judgeLookedAt(life);
  const { now, weeks, told } = life;
  const dues = around(life).filter(({ remindAt }) => remindAt <= now);
  for (const { week, summaryAt, answerBy, until } of dues) {
    const reminded = told.some((one) => one.what === 'reminder' && one.week === week);
    const missed = weeks.get(week)?.reminder?.missed ?? false;
    demand(
      reminded !== missed,
      reminded ? 'a reminder was sent and counted as missed' : `nobody was reminded in ${week}`,
    );
    demand(now >= answerBy || reminded, `a reminder was given up in ${week} while it was of use`);
    const isSummed = told.some((one) => one.what === 'summary' && one.week === week);
    const isClosed = (weeks.get(week)?.closedAt ?? null) !== null;
    demand(isSummed || now < summaryAt || now >= until, `nobody read the summary of ${week}`);
    demand(isClosed || now < answerBy || now >= until, `the summary of ${week} was not looked at again`);
  }
}
