import fc from 'fast-check';
import { isWorkingDay } from '../../../src/domain/time/calendar';
import type { Duration } from '../../../src/domain/policy';
import { isoShanghai, shanghaiClock, shanghaiDate } from '../../../src/domain/time/shanghai';
import { afterDuration, businessDay, nextBusinessInstant, workingBetween } from '../../../src/domain/time/working-time';
import { buildCalendar, buildPolicy } from '../../helpers/build';

const hours = { policy: buildPolicy(), calendar: buildCalendar({ coveredYears: [2025, 2026] }) };
const instant = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const shown = (at: number) => isoShanghai(at).slice(0, 16).replace('T', ' ');
const duration = (text: string): Duration => {
  const [, amount, unit] = /^(\d+)(\w+)$/.exec(text)!;
  return { amount: Number(amount), unit: unit as Duration['unit'] };
};
const after = (from: string, text: string, share = 1) =>
  shown(afterDuration(instant(from), duration(text), hours, share).at);

describe('a duration on the calendar', () => {
  it.each([
    // a working day is the business hours of one day: the same hour of the next working day
    ['2026-03-16 12:00', '1wd', '2026-03-17 12:00'],
    ['2026-03-20 16:00', '1wd', '2026-03-23 16:00'],
    ['2026-03-16 20:00', '1wd', '2026-03-17 17:30'],
    ['2026-03-14 11:00', '1wd', '2026-03-16 17:30'],
    ['2026-03-16 07:00', '2wh', '2026-03-16 10:30'],
    ['2026-03-16 16:30', '2wh', '2026-03-17 09:30'],
    ['2026-03-16 15:30', '2wh', '2026-03-16 17:30'],
    ['2026-03-16 17:30', '2wh', '2026-03-17 10:30'],
    // across holidays, and on a make-up day
    ['2026-09-30 16:30', '2wh', '2026-10-08 09:30'],
    ['2026-09-19 10:00', '2wh', '2026-09-20 10:30'],
    ['2026-02-14 12:00', '1wd', '2026-02-24 12:00'],
    // by the clock, day and night
    ['2026-03-20 23:50', '15m', '2026-03-21 00:05'],
    ['2026-03-20 23:50', '2h', '2026-03-21 01:50'],
    ['2026-03-20 23:50', '2d', '2026-03-22 23:50'],
  ])('%s + %s = %s', (from, text, at) => {
    expect(after(from, text)).toBe(at);
  });

  it('half of it is half of the working time', () => {
    expect(after('2026-03-16 12:00', '1wd', 0.5)).toBe('2026-03-16 16:30');
    expect(after('2026-03-16 16:30', '2wh', 0.5)).toBe('2026-03-16 17:30');
    expect(after('2026-03-16 23:50', '15m', 0.5)).toBe('2026-03-16 23:57');
  });

  it('is provisional where a year has no notice, but not by the clock', () => {
    const from = instant('2026-12-31 16:30');
    expect(afterDuration(from, duration('2wh'), hours).provisional).toBe(true);
    expect(afterDuration(from, duration('1wh'), hours).provisional).toBe(false);
    expect(afterDuration(from, duration('1d'), hours).provisional).toBe(false);
  });

  const anyInstant = fc.integer({ min: instant('2025-01-01 00:00'), max: instant('2026-12-20 00:00') });
  const working = fc.record({
    amount: fc.integer({ min: 1, max: 12 }),
    unit: fc.constantFrom<Duration['unit']>('wd', 'wh'),
  });
  const any = fc.record({
    amount: fc.integer({ min: 1, max: 90 }),
    unit: fc.constantFrom<Duration['unit']>('d', 'wd', 'wh', 'h', 'm'),
  });

  it('never lands outside business hours when it counts working time', () => {
    fc.assert(
      fc.property(anyInstant, working, fc.double({ min: 0, max: 1, noNaN: true }), (from, span, share) => {
        const { at } = afterDuration(from, span, hours, share);
        expect(isWorkingDay(hours.calendar, shanghaiDate(at))).toBe(true);
        expect(shanghaiClock(at) >= '08:30' && at <= instant(`${shanghaiDate(at)} 17:30`)).toBe(true);
      }),
    );
  });

  it('is as much working time as it says', () => {
    fc.assert(
      fc.property(anyInstant, working, (from, span) => {
        const wanted = span.amount * (span.unit === 'wh' ? 3_600_000 : businessDay(hours));
        expect(workingBetween(from, afterDuration(from, span, hours).at, hours)).toBe(wanted);
      }),
    );
  });

  it('a later start is never over earlier, and half comes before all', () => {
    fc.assert(
      fc.property(anyInstant, fc.nat({ max: 7 * 86_400_000 }), any, (from, more, span) => {
        const { at } = afterDuration(from, span, hours);
        expect(at).toBeGreaterThan(from);
        expect(afterDuration(from + more, span, hours).at).toBeGreaterThanOrEqual(at);
        expect(afterDuration(from, span, hours, 0.5).at).toBeLessThanOrEqual(at);
      }),
    );
  });
});

describe('the next business instant', () => {
  it.each([
    ['2026-03-16 12:00', '2026-03-16 12:00'],
    ['2026-03-16 17:30', '2026-03-16 17:30'],
    ['2026-03-16 17:31', '2026-03-17 08:30'],
    ['2026-03-16 03:00', '2026-03-16 08:30'],
    ['2026-02-16 12:00', '2026-02-24 08:30'],
  ])('%s: %s', (at, next) => {
    expect(shown(nextBusinessInstant(instant(at), hours))).toBe(next);
  });
});

test('working time between two instants leaves out nights, weekends and holidays', () => {
  const between = (from: string, to: string) => workingBetween(instant(from), instant(to), hours) / 3_600_000;
  expect(between('2026-03-16 08:00', '2026-03-16 18:00')).toBe(9);
  expect(between('2026-03-20 16:30', '2026-03-23 09:30')).toBe(2);
  expect(between('2026-10-01 08:00', '2026-10-07 18:00')).toBe(0);
  expect(between('2026-03-16 12:00', '2026-03-16 11:00')).toBe(0);
});
