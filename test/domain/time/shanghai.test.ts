import {
  addDays,
  instantOf,
  isoShanghai,
  parseShanghaiTime,
  readableTime,
  shanghaiClock,
  shanghaiDate,
  shanghaiYear,
  weekdayOf,
} from '../../../src/domain/time/shanghai';

const NOW = Date.parse('2026-03-16T10:00:00+08:00');

describe('Shanghai wall-clock', () => {
  it('is eight hours ahead of UTC, whatever the machine’s zone', () => {
    const turn = Date.parse('2025-12-31T16:00:00Z');
    expect([shanghaiDate(turn), shanghaiClock(turn), shanghaiYear(turn)]).toEqual(['2026-01-01', '00:00', 2026]);
    expect([shanghaiDate(turn - 1), shanghaiClock(turn - 1), shanghaiYear(turn - 1)]).toEqual([
      '2025-12-31',
      '23:59',
      2025,
    ]);
  });

  it('goes there and back', () => {
    expect(instantOf('2026-03-16', '10:00')).toBe(NOW);
    expect(instantOf('2026-03-16', '10:00:30')).toBe(NOW + 30_000);
    expect(instantOf('2026-03-16')).toBe(NOW - 10 * 3600_000);
    expect(isoShanghai(NOW)).toBe('2026-03-16T10:00:00+08:00');
  });

  it('knows weekdays and counts days over months and leap days', () => {
    expect(weekdayOf('2026-03-16')).toBe(1);
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  });

  it('is read with the year only when that is another', () => {
    expect(readableTime(NOW, NOW)).toBe('3/16 10:00');
    expect(readableTime(Date.parse('2027-01-02T08:05:00+08:00'), NOW)).toBe('2027/1/2 08:05');
  });
});

describe('parseShanghaiTime', () => {
  const parse = (text: string) => {
    const at = parseShanghaiTime(text, NOW);
    return at === null ? null : isoShanghai(at);
  };

  it.each([
    ['2026-03-24 08:00', '2026-03-24T08:00:00+08:00'],
    ['2026/3/24 8:00', '2026-03-24T08:00:00+08:00'],
    ['2026年3月24日8点', '2026-03-24T08:00:00+08:00'],
    ['2026年3月24日 8点30分', '2026-03-24T08:30:00+08:00'],
    ['2026-03-24T08:00', '2026-03-24T08:00:00+08:00'],
    [' 2026-03-24　08：00 ', '2026-03-24T08:00:00+08:00'],
    ['3月24日 08:00', '2026-03-24T08:00:00+08:00'],
    ['3-24 20:05', '2026-03-24T20:05:00+08:00'],
    // already gone this year: next year's
    ['1月2日 08:00', '2027-01-02T08:00:00+08:00'],
  ])('reads %j', (text, iso) => {
    expect(parse(text)).toBe(iso);
  });

  it.each(['', '明天', '2026-02-30 08:00', '2026-13-01 08:00', '2026-03-24 24:00', '2026-03-24 08:60', '08:00'])(
    'takes %j for no time',
    (text) => {
      expect(parse(text)).toBeNull();
    },
  );
});
