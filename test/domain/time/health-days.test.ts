import { healthDaysBetween, healthDaysOn } from '../../../src/domain/time/health-days';

describe('health days', () => {
  it.each([
    ['2026-04-07', '世界卫生日'],
    ['2026-06-06', '全国爱眼日'],
    ['2026-06-14', '世界献血者日'],
    ['2027-11-14', '联合国糖尿病日'],
    // by a rule: the last Sunday of January, the second Thursday of March, the first Tuesday of May …
    ['2026-01-25', '世界防治麻风病日'],
    ['2026-03-12', '世界肾脏日'],
    ['2026-05-05', '世界哮喘日'],
    ['2026-05-17', '全国助残日'],
    ['2026-09-12', '世界急救日'],
    ['2026-10-08', '世界视力日'],
    ['2026-11-18', '世界慢阻肺日'],
    ['2027-01-31', '世界防治麻风病日'],
  ])('%s is %s', (date, name) => {
    expect(healthDaysOn(date)).toContain(name);
  });

  it('an ordinary day has none', () => {
    expect(healthDaysOn('2026-03-25')).toEqual([]);
  });

  it('a span holds both its ends, in order', () => {
    const days = healthDaysBetween('2026-06-06', '2026-06-14');
    expect(days).toEqual([
      { date: '2026-06-06', name: '全国爱眼日' },
      { date: '2026-06-14', name: '世界献血者日' },
    ]);
  });

  it('a span may cross the turn of the year', () => {
    const dates = healthDaysBetween('2026-12-01', '2027-02-04').map(({ date }) => date);
    expect(dates).toEqual(['2026-12-01', '2026-12-03', '2027-01-31', '2027-02-04']);
  });

  it('a span that ends before it begins is empty', () => {
    expect(healthDaysBetween('2026-06-14', '2026-06-06')).toEqual([]);
  });
});
