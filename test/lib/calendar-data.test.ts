import { isWorkingDay, leadTime, mergeCalendar } from '../../src/domain/time/calendar';
import { addDays, instantOf, shanghaiDate, weekdayOf, type ShanghaiDate } from '../../src/domain/time/shanghai';
import { builtInCalendar } from '../../src/lib/calendar-data';

const calendar = builtInCalendar();

const between = (first: ShanghaiDate, last: ShanghaiDate): ShanghaiDate[] =>
  first > last ? [] : [first, ...between(addDays(first, 1), last)];
const isWeekend = (day: ShanghaiDate) => [0, 6].includes(weekdayOf(day));
const inYear = (days: ReadonlySet<ShanghaiDate>, year: number) =>
  [...days].filter((day) => day.startsWith(`${year}-`)).sort();

/** domain.md §2.6 */
const OFF_2026 = [
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'],
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
].flatMap(([first, last]) => between(first!, last!));

const WORKED_2026 = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];
const WORKED_2025 = ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'];

describe('the calendar of this version', () => {
  test('covers exactly the years whose notice it carries', () => {
    expect(calendar.coveredYears).toEqual([2025, 2026]);
    expect([...calendar.off, ...calendar.working].every((day) => /^202[56]-/.test(day))).toBe(true);
  });

  test('2026: the holidays of the notice and no other weekday', () => {
    expect(OFF_2026.filter((day) => isWorkingDay(calendar, day))).toEqual([]);
    expect(inYear(calendar.off, 2026)).toEqual(OFF_2026.filter((day) => !isWeekend(day)));
  });

  test.each([
    [2025, WORKED_2025],
    [2026, WORKED_2026],
  ])('%d: the make-up days of the notice and no other weekend', (year, worked) => {
    expect(inYear(calendar.working, year)).toEqual(worked);
    expect(worked.every((day) => isWorkingDay(calendar, day))).toBe(true);
  });
});

describe('deadlines of domain.md §2.6', () => {
  const lead = {
    routine: { amount: 7, unit: 'd' as const },
    urgent: { amount: 1, unit: 'wd' as const },
    urgentCutoff: '17:30',
  };

  test.each([
    ['2026-09-21', '09:00', 'IMPORTANT_URGENT', '2026-09-20', '17:30:00'],
    ['2026-10-08', '09:00', 'IMPORTANT_URGENT', '2026-09-30', '17:30:00'],
    ['2026-02-24', '09:00', 'IMPORTANT_URGENT', '2026-02-14', '17:30:00'],
    ['2026-06-06', '08:30', 'IMPORTANT_URGENT', '2026-06-05', '17:30:00'],
    ['2026-10-15', '08:00', 'ROUTINE', '2026-10-08', '23:59:59'],
  ] as const)('%s %s %s: by %s %s', (date, clock, urgency, day, time) => {
    const deadline = instantOf(day, time);
    const at = (submittedAt: number) =>
      leadTime({ lead }, calendar, { urgency, plannedAt: instantOf(date, clock), submittedAt });

    expect(at(deadline)).toEqual({ deadline, verdict: 'ON_TIME', provisional: false });
    expect(at(deadline + 1000).verdict).toBe('LATE');
  });

  test('a year without a notice is provisional', () => {
    const facts = { urgency: 'EMERGENCY' as const, plannedAt: instantOf('2027-10-08', '09:00'), submittedAt: 0 };

    const { deadline, provisional } = leadTime({ lead }, calendar, facts);

    expect([shanghaiDate(deadline), provisional]).toEqual(['2027-10-07', true]);
  });
});

describe('a calendar over another', () => {
  const none = { coveredYears: [], off: new Set<string>(), working: new Set<string>() };

  test('adds its year and its days', () => {
    const extra = { coveredYears: [2027], off: new Set(['2027-10-01']), working: new Set(['2027-10-09']) };

    const merged = mergeCalendar(calendar, extra);

    expect(merged.coveredYears).toEqual([2025, 2026, 2027]);
    expect(isWorkingDay(merged, '2027-10-01')).toBe(false);
    expect(isWorkingDay(merged, '2027-10-09')).toBe(true);
    expect(isWorkingDay(merged, '2026-02-14')).toBe(true);
  });

  test('is right where the two differ', () => {
    const company = { ...none, off: new Set(['2026-02-14']), working: new Set(['2026-10-01']) };

    const merged = mergeCalendar(calendar, company);

    expect(isWorkingDay(merged, '2026-02-14')).toBe(false);
    expect(isWorkingDay(merged, '2026-10-01')).toBe(true);
    expect(merged.coveredYears).toEqual([2025, 2026]);
  });

  test('leaves both as they were', () => {
    const before = calendar.off.size;

    mergeCalendar(calendar, { ...none, off: new Set(['2026-03-03']) });

    expect(calendar.off.size).toBe(before);
  });
});
