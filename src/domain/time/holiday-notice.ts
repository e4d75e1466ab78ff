/**
 * A year's holiday notice of the State Council (`domain.md` §2.6), read from the rows of a file: date, off or working, name, notice reference.
 * It may touch the December before. A bad row is told by its number, and then nothing of the file is taken.
 */
import { mergeCalendar, type CalendarData } from './calendar';
import { addDays, weekdayOf, type ShanghaiDate } from './shanghai';

export interface NoticeDay {
  date: ShanghaiDate;
  /** a weekend day that is worked (调休上班); else a day off */
  working: boolean;
  name: string;
}

export interface HolidayNotice {
  year: number;
  /** reference of the document, e.g. 国办发明电〔2026〕7号 */
  reference: string;
  /** by date */
  days: NoticeDay[];
}

/** A row as it stands in the file; what is missing is empty. */
export interface NoticeRow {
  /** as people count it: the first row under a heading is 1 */
  row: number;
  date: string;
  day: string;
  name: string;
  reference: string;
}

export interface RowProblem {
  /** null: about the file as a whole */
  row: number | null;
  what: string;
}

const OFF = ['off', '休', '放假', '休息'];
const WORKING = ['working', 'work', '班', '上班', '调休上班'];
const LONGEST_NAME = 40;
const LONGEST_REFERENCE = 100;
const EARLIEST_YEAR = 2025;
const LATEST_YEAR = 2100;

/** A notice names at least these days; a file without them is an excerpt. */
const ALWAYS_OFF = ['01-01', '05-01', '10-01'];

/** The notice, or everything that is wrong with it. @param year as the file says; null: the year of its latest day */
export function readNotice(
  rows: NoticeRow[],
  year: number | null = null,
): { notice: HolidayNotice } | { problems: RowProblem[] } {
  if (rows.length === 0) return { problems: [{ row: null, what: 'there are no rows' }] };
  const of = year ?? latestYear(rows);
  const problems = [...rows.flatMap((row) => faultOf(row, of) ?? []), ...repeated(rows)].sort(
    (one, other) => one.row! - other.row!,
  );
  if (problems.length > 0) return { problems };
  const days = rows.map(dayOf).sort((one, other) => (one.date < other.date ? -1 : 1));
  const references = [...new Set(rows.map(({ reference }) => reference))];
  const whole = incomplete(days, of) ?? excessive(references);
  return whole ? { problems: [whole] } : { notice: { year: of, reference: references.join('、'), days } };
}

function latestYear(rows: NoticeRow[]): number {
  return Math.max(...rows.filter(({ date }) => isDate(date)).map(({ date }) => Number(date.slice(0, 4))), 0);
}

function faultOf({ row, date, day, name, reference }: NoticeRow, year: number): RowProblem | null {
  const bad = (what: string) => ({ row, what });
  if (!isDate(date)) return bad('date: expected a real date such as 2027-01-01');
  if (!isOff(day) && !isWorking(day)) return bad('day: expected off or working');
  if (name === '' || name.length > LONGEST_NAME) return bad(`name: expected 1 to ${LONGEST_NAME} characters`);
  if (reference === '' || reference.length > LONGEST_REFERENCE)
    return bad(`notice: expected the reference of the notice, 1 to ${LONGEST_REFERENCE} characters`);
  if (year < EARLIEST_YEAR || year > LATEST_YEAR)
    return bad(`date: expected a year from ${EARLIEST_YEAR} to ${LATEST_YEAR}`);
  if (date < `${year - 1}-12-01` || date > `${year}-12-31`)
    return bad(`date: lies outside ${year} and the December before it`);
  if (isWorking(day) && !isWeekend(date)) return bad('day: working, but the date is no Saturday or Sunday');
  return null;
}

function repeated(rows: NoticeRow[]): RowProblem[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ row, date }) => {
    const before = first.get(date);
    if (before === undefined) first.set(date, row);
    return before === undefined || !isDate(date) ? [] : [{ row, what: `date: the same as in row ${before}` }];
  });
}

function incomplete(days: NoticeDay[], year: number): RowProblem | null {
  const missing = ALWAYS_OFF.filter((day) => !days.some((one) => one.date === `${year}-${day}` && !one.working));
  if (missing.length === 0) return null;
  const what = `a whole year's notice is expected: ${missing.map((day) => `${year}-${day}`).join(', ')} not off`;
  return { row: null, what: `${what} (single days of the company's own belong into calendar: of the configuration)` };
}

function excessive(references: string[]): RowProblem | null {
  return references.length > 5 ? { row: null, what: 'more than five different notice references' } : null;
}

function dayOf({ date, day, name }: NoticeRow): NoticeDay {
  return { date, working: isWorking(day), name };
}

const isOff = (day: string) => OFF.includes(day.toLowerCase());
const isWorking = (day: string) => WORKING.includes(day.toLowerCase());

/** `2027-02-30` is none. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  return !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && addDays(text, 0) === text;
}

function isWeekend(date: ShanghaiDate): boolean {
  return [0, 6].includes(weekdayOf(date));
}

/** Single days as a calendar. */
export function calendarOf(days: Pick<NoticeDay, 'date' | 'working'>[], coveredYears: number[] = []): CalendarData {
  const dates = (working: boolean) => new Set(days.filter((day) => day.working === working).map(({ date }) => date));
  return { coveredYears, off: dates(false), working: dates(true) };
}

/** The calendar with these notices: each stands for the whole of its year and takes the place of what was known of it. */
export function withNotices(base: CalendarData, notices: HolidayNotice[]): CalendarData {
  return [...notices]
    .sort((one, other) => one.year - other.year)
    .reduce((calendar, { year, days }) => mergeCalendar(withoutYear(calendar, year), calendarOf(days, [year])), base);
}

function withoutYear({ coveredYears, off, working }: CalendarData, year: number): CalendarData {
  const others = (days: ReadonlySet<ShanghaiDate>) => new Set([...days].filter((day) => !day.startsWith(`${year}-`)));
  return { coveredYears, off: others(off), working: others(working) };
}
