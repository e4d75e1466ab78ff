import { isProvisional, isWorkingDay, type CalendarData } from '../../../src/domain/time/calendar';
import { calendarOf, readNotice, withNotices, type NoticeRow } from '../../../src/domain/time/holiday-notice';
import { buildCalendar } from '../../helpers/build';

const REFERENCE = '国办发明电〔2026〕9号';
const DAYS: [string, string, string][] = [
  ['2026-12-26', 'working', '元旦调休'],
  ['2027-01-01', 'off', '元旦'],
  ['2027-02-05', 'off', '春节'],
  ['2027-05-01', '休', '劳动节'],
  ['2027-10-01', 'OFF', '国庆节'],
  ['2027-10-09', '班', '国庆节调休'],
];
const rows = (days = DAYS): NoticeRow[] =>
  days.map(([date, day, name], index) => ({ row: index + 1, date, day, name, reference: REFERENCE }));
const changed = (row: number, change: Partial<NoticeRow>) =>
  rows().map((one) => (one.row === row ? { ...one, ...change } : one));
const noticeOf = (given: NoticeRow[]) => {
  const read = readNotice(given);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.notice;
};

describe('a holiday notice', () => {
  it('is its year, its reference and its days in order', () => {
    expect(noticeOf([...rows()].reverse())).toEqual({
      year: 2027,
      reference: REFERENCE,
      days: [
        { date: '2026-12-26', working: true, name: '元旦调休' },
        { date: '2027-01-01', working: false, name: '元旦' },
        { date: '2027-02-05', working: false, name: '春节' },
        { date: '2027-05-01', working: false, name: '劳动节' },
        { date: '2027-10-01', working: false, name: '国庆节' },
        { date: '2027-10-09', working: true, name: '国庆节调休' },
      ],
    });
  });

  it.each<[string, number, Partial<NoticeRow>, RegExp]>([
    ['no real date', 3, { date: '2027-02-30' }, /^date: expected a real date/],
    ['another word', 3, { day: 'maybe' }, /^day: expected off or working/],
    ['no name', 2, { name: '' }, /^name: /],
    ['no reference', 2, { reference: '' }, /^notice: /],
    ['a make-up day in the middle of the week', 6, { date: '2027-10-08' }, /^day: working, but/],
    ['a date of another year', 1, { date: '2026-11-28' }, /^date: lies outside 2027 and the December before it/],
    ['the same date again', 4, { date: '2027-02-05' }, /^date: the same as in row 3/],
  ])('%s is told by its row, and nothing is taken', (_case, row, change, what) => {
    const read = readNotice(changed(row, change));
    expect(read).toEqual({ problems: [{ row, what: expect.stringMatching(what) as string }] });
  });

  it('tells every bad row at once, in order', () => {
    const bad = changed(5, { name: '' }).map((one) => (one.row === 2 ? { ...one, day: '' } : one));
    const read = readNotice(bad);
    expect('problems' in read && read.problems.map(({ row }) => row)).toEqual([2, 5]);
  });

  it('is a whole year: an excerpt would make working days of its holidays', () => {
    const read = readNotice(rows(DAYS.filter(([date]) => date !== '2027-10-01')));
    expect(read).toEqual({ problems: [{ row: null, what: expect.stringContaining('2027-10-01 not off') as string }] });
    expect(readNotice([])).toEqual({ problems: [{ row: null, what: 'there are no rows' }] });
  });

  it('of a year the file names takes no row of the year after', () => {
    const read = readNotice(rows(), 2026);
    expect('problems' in read && read.problems.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6]);
  });
});

describe('the calendar with notices', () => {
  const base = buildCalendar();
  const works = (calendar: CalendarData, ...dates: string[]) => dates.map((date) => isWorkingDay(calendar, date));

  it('covers the year, and follows the notice into the December before', () => {
    const calendar = withNotices(base, [noticeOf(rows())]);
    expect(works(base, '2026-12-26', '2027-01-01', '2027-10-09')).toEqual([false, true, false]);
    expect(works(calendar, '2026-12-26', '2027-01-01', '2027-10-09')).toEqual([true, false, true]);
    expect([isProvisional(base, '2027-03-01'), isProvisional(calendar, '2027-03-01')]).toEqual([true, false]);
    // what was known of the year before is as it was
    expect(works(calendar, '2026-10-01', '2026-10-10')).toEqual([false, true]);
  });

  it('takes the place of what was known of its year', () => {
    const days = ['2026-01-01', '2026-05-01', '2026-10-01'].map((date) => ({ date, working: false, name: '假' }));
    const calendar = withNotices(base, [{ year: 2026, reference: '更正', days }]);
    expect(works(calendar, '2026-10-01', '2026-10-02', '2026-10-10')).toEqual([false, true, false]);
    expect(works(base, '2026-10-02', '2026-10-10')).toEqual([false, true]);
  });

  it('lets the later year say what its notice says of December, in whatever order they were loaded', () => {
    const of2026 = ['2026-01-01', '2026-05-01', '2026-10-01'].map((date) => ({ date, working: false, name: '假' }));
    const notices = [noticeOf(rows()), { year: 2026, reference: '更正', days: of2026 }];
    expect(isWorkingDay(withNotices(base, notices), '2026-12-26')).toBe(true);
    expect(isWorkingDay(withNotices(base, notices.toReversed()), '2026-12-26')).toBe(true);
  });

  it('has single days as they are', () => {
    expect(
      calendarOf([
        { date: '2026-12-31', working: false },
        { date: '2026-10-03', working: true },
      ]),
    ).toEqual({ coveredYears: [], off: new Set(['2026-12-31']), working: new Set(['2026-10-03']) });
  });
});
