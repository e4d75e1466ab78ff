import { earliestDays, isWorkingDay, leadTime, workingDayBefore } from '../../../src/domain/time/calendar';
import type { Urgency } from '../../../src/domain/codes';
import samples from '../../../src/sandbox/data/sample-posts.json';
import { isoShanghai } from '../../../src/domain/time/shanghai';
import { buildCalendar, buildPolicy } from '../../helpers/build';

const calendar = buildCalendar();
const policy = buildPolicy();
const instant = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const lead = (urgency: Urgency, planned: string, submittedAt = 0, years = calendar) =>
  leadTime(policy, years, { urgency, plannedAt: instant(planned), submittedAt });

describe('isWorkingDay', () => {
  it.each([
    ['2026-03-16', true],
    ['2026-03-21', false],
    ['2026-03-22', false],
    ['2026-10-05', false],
    ['2026-09-20', true],
    ['2026-02-28', true],
  ])('%s: %s', (date, working) => {
    expect(isWorkingDay(calendar, date)).toBe(working);
  });
});

describe('workingDayBefore', () => {
  it.each([
    ['2026-03-17', 1, '2026-03-16'],
    ['2026-03-16', 1, '2026-03-13'],
    ['2026-10-08', 1, '2026-09-30'],
    ['2026-03-18', 3, '2026-03-13'],
  ])('%s, %i back: %s', (date, count, before) => {
    expect(workingDayBefore(calendar, date, count)).toBe(before);
  });
});

interface Sample {
  id: string;
  urgency: Urgency;
  submittedAt: string;
  plannedPublishAt: string;
  expected: { leadTime: string; leadTimeDeadline: string };
}

test.each(([...samples.good, ...samples.bad] as unknown as Sample[]).map((post) => [post.id, post] as const))(
  'the deadline of sample %s',
  (_id, { urgency, submittedAt, plannedPublishAt, expected }) => {
    const times = { urgency, plannedAt: Date.parse(plannedPublishAt), submittedAt: Date.parse(submittedAt) };
    const { deadline, verdict, provisional } = leadTime(policy, calendar, times);
    expect([isoShanghai(deadline), verdict, provisional]).toEqual([
      expected.leadTimeDeadline,
      expected.leadTime,
      false,
    ]);
  },
);

describe('the deadline (domain.md §2.6)', () => {
  it.each([
    ['2026-09-21 09:00', 'IMPORTANT_URGENT', '2026-09-20T17:30:00+08:00'],
    ['2026-10-08 09:00', 'IMPORTANT_URGENT', '2026-09-30T17:30:00+08:00'],
    ['2026-02-24 09:00', 'IMPORTANT_URGENT', '2026-02-14T17:30:00+08:00'],
    ['2026-06-06 08:30', 'EMERGENCY', '2026-06-05T17:30:00+08:00'],
    ['2026-10-15 08:00', 'ROUTINE', '2026-10-08T23:59:59+08:00'],
    ['2026-10-08 00:00', 'ROUTINE', '2026-10-01T23:59:59+08:00'],
    ['2026-10-08 23:59', 'ROUTINE', '2026-10-01T23:59:59+08:00'],
  ] as const)('of %s %s is %s', (planned, urgency, deadline) => {
    expect(isoShanghai(lead(urgency, planned).deadline)).toBe(deadline);
  });

  it('follows the policy: five working days, another cut-off', () => {
    const other = buildPolicy({
      lead: { routine: { amount: 5, unit: 'wd' }, urgent: { amount: 2, unit: 'd' }, urgentCutoff: '12:00' },
    });
    const facts = { plannedAt: instant('2026-10-15 08:00'), submittedAt: 0 };
    const of = (urgency: Urgency) => isoShanghai(leadTime(other, calendar, { ...facts, urgency }).deadline);
    expect(of('ROUTINE')).toBe('2026-10-09T23:59:59+08:00');
    expect(of('EMERGENCY')).toBe('2026-10-13T12:00:00+08:00');
  });
});

describe('the verdict', () => {
  it.each([
    ['ROUTINE', '2026-10-15 08:00', '2026-10-08T23:59:59.999+08:00', 'ON_TIME'],
    ['ROUTINE', '2026-10-15 08:00', '2026-10-09T00:00:00.000+08:00', 'LATE'],
    // exactly seven days before
    ['ROUTINE', '2026-10-15 08:00', '2026-10-08T08:00:00.000+08:00', 'ON_TIME'],
    ['EMERGENCY', '2026-06-06 08:30', '2026-06-05T17:30:00.999+08:00', 'ON_TIME'],
    ['EMERGENCY', '2026-06-06 08:30', '2026-06-05T17:30:01.000+08:00', 'LATE'],
  ] as const)('%s for %s at %s: %s', (urgency, planned, submitted, verdict) => {
    expect(lead(urgency, planned, Date.parse(submitted)).verdict).toBe(verdict);
  });
});

describe('暂定', () => {
  it.each([
    ['a working-day deadline in a year without a notice', 'EMERGENCY', '2027-06-01 08:00', true],
    ['one that reaches back over the turn of the year', 'EMERGENCY', '2027-01-01 08:00', true],
    ['a covered year', 'EMERGENCY', '2026-12-31 08:00', false],
    ['a routine deadline in a year without a notice', 'ROUTINE', '2027-06-01 08:00', true],
    ['a routine deadline still in the covered year', 'ROUTINE', '2027-01-03 08:00', false],
  ] as const)('%s', (_case, urgency, planned, provisional) => {
    expect(lead(urgency, planned).provisional).toBe(provisional);
  });

  it('is over when the notice is loaded', () => {
    expect(lead('EMERGENCY', '2027-06-01 08:00', 0, buildCalendar({ coveredYears: [2026, 2027] })).provisional).toBe(
      false,
    );
  });
});

describe('the first days a post could go out on', () => {
  it.each([
    // a Wednesday morning, a Friday evening, the evening before a long holiday
    ['2026-03-18 10:00', '2026-03-25', '2026-03-19'],
    ['2026-03-20 17:31', '2026-03-27', '2026-03-24'],
    ['2026-09-30 17:31', '2026-10-07', '2026-10-09'],
    ['2026-09-30 17:30', '2026-10-07', '2026-10-01'],
    ['2026-02-14 12:00', '2026-02-21', '2026-02-15'],
  ])('at %s: routine %s, urgent %s', (now, routine, urgent) => {
    expect(earliestDays(policy, calendar, instant(now))).toEqual({
      routine: { date: routine, provisional: false },
      urgent: { date: urgent, provisional: false },
    });
  });

  it('is 暂定 from a year without a notice on', () => {
    expect(earliestDays(policy, calendar, instant('2026-12-31 18:00'))).toEqual({
      routine: { date: '2027-01-07', provisional: true },
      urgent: { date: '2027-01-02', provisional: true },
    });
  });

  it('agrees with the verdict, a day earlier is late', () => {
    const now = instant('2026-04-03 18:00');
    const { urgent } = earliestDays(policy, calendar, now);
    const verdicts = ['2026-04-07', urgent.date].map((date) => lead('EMERGENCY', `${date} 08:00`, now).verdict);
    expect([urgent.date, ...verdicts]).toEqual(['2026-04-08', 'LATE', 'ON_TIME']);
  });

  it('without any lead time is today', () => {
    const free = buildPolicy({ lead: { ...policy.lead, routine: { amount: 0, unit: 'd' } } });
    expect(earliestDays(free, calendar, instant('2026-03-18 10:00')).routine.date).toBe('2026-03-18');
  });
});
