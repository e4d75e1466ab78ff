import { isWorkingDay, type CalendarData } from '../../../src/domain/time/calendar';
import { addDays, isoShanghai, MINUTE, shanghaiDate, type ShanghaiDate } from '../../../src/domain/time/shanghai';
import { minuteOf, mondayOf, reminderDay, roundAfter, roundAt, roundOf } from '../../../src/domain/rhythm/weekly';
import { builtInCalendar } from '../../../src/lib/calendar-data';
import { buildCalendar, buildPolicy } from '../../helpers/build';

const calendar = builtInCalendar();
const rhythm = { policy: buildPolicy(), calendar };
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const clockOf = (instant: number) => isoShanghai(instant).slice(0, 16).replace('T', ' ');

function mondays(first: ShanghaiDate, last: ShanghaiDate): ShanghaiDate[] {
  const weeks: ShanghaiDate[] = [];
  for (let week = mondayOf(first); week <= last; week = addDays(week, 7)) weeks.push(week);
  return weeks;
}

const WEEKS = mondays('2025-01-01', '2027-12-31');

describe('the day of the reminder', () => {
  it.each([
    ['an ordinary week', '2026-03-23', '2026-03-26'],
    ['Thursday 2026-02-19 is a holiday', '2026-02-23', '2026-02-24'],
    ['the whole week before it is off', '2026-02-16', null],
    ['the week after goes on as usual', '2026-03-02', '2026-03-05'],
    ['2026-01-01 moves to the Sunday that is worked', '2025-12-29', '2026-01-04'],
    ['and the next one stands', '2026-01-05', '2026-01-08'],
    ['2026-10-01 moves to 10-08, which has its own', '2026-10-05', '2026-10-08'],
    ['so nobody is reminded in the week of the holiday', '2026-09-28', null],
    ['a Friday that is off moves no Thursday', '2026-06-15', '2026-06-18'],
  ])('%s', (_case, week, day) => {
    expect(reminderDay(rhythm, week)).toBe(day);
  });

  it('a weekday of one’s own choice moves alike', () => {
    const weeklyReminder = { ...buildPolicy().weeklyReminder, weekday: 1 };
    const mondays = { policy: buildPolicy({ weeklyReminder }), calendar };
    expect(reminderDay(mondays, '2026-02-16')).toBeNull();
    expect(reminderDay(mondays, '2026-02-23')).toBe('2026-02-24');
    expect(reminderDay(mondays, '2026-04-06')).toBe('2026-04-07');
    expect(reminderDay(mondays, '2026-04-13')).toBe('2026-04-13');
  });
});

describe('over all weeks of 2025 to 2027', () => {
  const days = WEEKS.map((week) => ({ week, day: reminderDay(rhythm, week) }));

  it('it goes out on working days, in its own week', () => {
    for (const { week, day } of days) {
      if (day === null) continue;
      expect(isWorkingDay(calendar, day)).toBe(true);
      expect(mondayOf(day)).toBe(week);
    }
  });

  it('the days are those of the rule read literally: every Thursday moved by itself, the first in each week counts', () => {
    const moved = mondays('2024-12-01', '2027-12-31').map((week) => {
      let day = addDays(week, 3);
      while (!isWorkingDay(calendar, day)) day = addDays(day, 1);
      return day;
    });
    const first = new Map<ShanghaiDate, ShanghaiDate>();
    for (const day of moved) if (!first.has(mondayOf(day))) first.set(mondayOf(day), day);
    for (const { week, day } of days) expect(day).toBe(first.get(week) ?? null);
  });

  it('no Thursday that is worked goes without, unless its week had a moved one', () => {
    for (const { week, day } of days) {
      const thursday = addDays(week, 3);
      if (isWorkingDay(calendar, thursday) && day !== thursday) expect(day! < thursday).toBe(true);
    }
  });

  it('reminder, summary and answer follow each other on working days, all before the next reminder', () => {
    for (const round of WEEKS.map((week) => roundOf(rhythm, week)).filter((one) => one !== null)) {
      const next = roundAfter(rhythm, round.week);
      expect(round.remindAt < round.summaryAt && round.summaryAt < round.answerBy).toBe(true);
      expect(round.answerBy < next.remindAt).toBe(true);
      expect(round.answerBy <= round.closesAt && round.opensAt < round.remindAt).toBe(true);
      expect(next.opensAt).toBe(round.closesAt);
      for (const instant of [round.remindAt, round.summaryAt, round.answerBy]) {
        expect(isWorkingDay(calendar, shanghaiDate(instant))).toBe(true);
      }
    }
  });

  it('every instant belongs to the one round that is open then', () => {
    for (const week of WEEKS) {
      for (const clock of ['00:00', '09:30', '17:00', '23:59']) {
        for (let day = 0; day < 7; day += 1) {
          const now = at(`${addDays(week, day)} ${clock}`);
          const round = roundAt(rhythm, now);
          expect(round.opensAt <= now && now < round.closesAt).toBe(true);
        }
      }
    }
  });
});

describe('until when to answer, and when the office reads', () => {
  it.each([
    ['2026-03-23', '2026-03-27 17:00', '2026-03-27 16:00'],
    // moved to Tuesday: the Friday of that week
    ['2026-02-23', '2026-02-27 17:00', '2026-02-27 16:00'],
    // moved to Sunday: the next reminder is on Thursday, before any Friday
    ['2025-12-29', '2026-01-07 17:00', '2026-01-07 16:00'],
    ['2026-10-05', '2026-10-09 17:00', '2026-10-09 16:00'],
    // Friday is off: the summary moves as a reminder does, the answer is due before the next one
    ['2026-06-15', '2026-06-24 17:00', '2026-06-22 16:00'],
    ['2026-09-21', '2026-09-30 17:00', '2026-09-28 16:00'],
    ['2026-04-27', '2026-05-06 17:00', '2026-05-06 16:00'],
  ])('the round of %s: %s and %s', (week, answerBy, summaryAt) => {
    const round = roundOf(rhythm, week)!;
    expect([clockOf(round.answerBy), clockOf(round.summaryAt)]).toEqual([answerBy, summaryAt]);
  });

  it('follows the policy’s own days and times', () => {
    const weeklyReminder = { weekday: 2, at: '10:15', answerBy: { weekday: 1, at: '12:00' }, summaryAt: '11:00' };
    const round = roundOf({ policy: buildPolicy({ weeklyReminder }), calendar }, '2026-03-16')!;
    expect([round.remindAt, round.summaryAt, round.answerBy].map(clockOf)).toEqual([
      '2026-03-17 10:15',
      '2026-03-23 11:00',
      '2026-03-23 12:00',
    ]);
  });
});

describe('the round an answer belongs to', () => {
  it.each([
    ['Monday, before anybody was reminded', '2026-03-23 09:00', '2026-03-23'],
    ['in time', '2026-03-27 16:59', '2026-03-23'],
    ['late, on Sunday', '2026-03-29 20:00', '2026-03-23'],
    ['in a week that is off: the next one', '2026-02-18 10:00', '2026-02-23'],
    ['after the make-up Sunday, until it is due', '2026-01-07 16:59', '2025-12-29'],
    ['and from then on the next', '2026-01-07 17:00', '2026-01-05'],
  ])('%s', (_case, now, week) => {
    expect(roundAt(rhythm, at(now)).week).toBe(week);
  });
});

describe('the minute of a person', () => {
  const start = at('2026-03-26 09:30');
  const people = Array.from({ length: 200 }, (_, index) => `U-MED-${index}`);

  it('is fixed, in the ten minutes after the time, and not the time itself', () => {
    for (const id of people) {
      const minute = minuteOf(id, start);
      expect(minute).toBe(minuteOf(id, start));
      expect((minute - start) % MINUTE).toBe(0);
      expect(minute > start && minute < start + 10 * MINUTE).toBe(true);
    }
  });

  it('spreads people over all of them', () => {
    expect(new Set(people.map((id) => minuteOf(id, start))).size).toBe(9);
  });
});

it('a calendar without working days is a mistake, not an endless search', () => {
  const off = new Set(Array.from({ length: 800 }, (_, day) => addDays('2025-06-01', day)));
  const broken: CalendarData = buildCalendar({ off, working: new Set() });
  expect(() => roundAt({ policy: buildPolicy(), calendar: broken }, at('2026-03-23 09:00'))).toThrow('no working day');
});
