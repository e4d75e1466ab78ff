/** Health days as calendar data (R10.2): what category 2 is planned around. The same days every year, fixed or by a rule. */
import { addDays, weekdayOf, type ShanghaiDate } from './shanghai';

export interface HealthDay {
  date: ShanghaiDate;
  /** Chinese, as people say it */
  name: string;
}

/** `nth` 1 is the first such weekday of the month, -1 the last. Weekdays as in `time.ts`: 0 Sunday … 6 Saturday. */
interface Rule {
  month: number;
  nth: number;
  weekday: number;
  name: string;
}

/** `MM-DD` and the day's name. */
const FIXED: [string, string][] = [
  ['02-04', '世界癌症日'],
  ['03-03', '全国爱耳日'],
  ['03-18', '全国爱肝日'],
  ['03-20', '世界口腔健康日'],
  ['03-21', '世界睡眠日'],
  ['03-24', '世界防治结核病日'],
  ['04-02', '世界孤独症关注日'],
  ['04-07', '世界卫生日'],
  ['04-11', '世界帕金森病日'],
  ['04-17', '世界血友病日'],
  ['04-25', '全国儿童预防接种日'],
  ['04-26', '全国疟疾日'],
  ['05-08', '世界红十字日'],
  ['05-12', '国际护士日'],
  ['05-15', '全国碘缺乏病防治日'],
  ['05-17', '世界高血压日'],
  ['05-20', '中国学生营养日'],
  ['05-31', '世界无烟日'],
  ['06-06', '全国爱眼日'],
  ['06-14', '世界献血者日'],
  ['06-26', '国际禁毒日'],
  ['07-28', '世界肝炎日'],
  ['08-08', '全民健身日'],
  ['08-19', '中国医师节'],
  ['09-01', '全民健康生活方式日'],
  ['09-10', '世界预防自杀日'],
  ['09-12', '中国预防出生缺陷日'],
  ['09-20', '全国爱牙日'],
  ['09-21', '世界阿尔茨海默病日'],
  ['09-28', '世界狂犬病日'],
  ['09-29', '世界心脏日'],
  ['10-08', '全国高血压日'],
  ['10-10', '世界精神卫生日'],
  ['10-12', '世界关节炎日'],
  ['10-15', '全球洗手日'],
  ['10-20', '世界骨质疏松日'],
  ['10-28', '男性健康日'],
  ['10-29', '世界卒中日'],
  ['11-12', '世界肺炎日'],
  ['11-14', '联合国糖尿病日'],
  ['12-01', '世界艾滋病日'],
  ['12-03', '国际残疾人日'],
];

const BY_RULE: Rule[] = [
  { month: 1, nth: -1, weekday: 0, name: '世界防治麻风病日' },
  { month: 3, nth: 2, weekday: 4, name: '世界肾脏日' },
  { month: 5, nth: 1, weekday: 2, name: '世界哮喘日' },
  { month: 5, nth: 3, weekday: 0, name: '全国助残日' },
  { month: 9, nth: 2, weekday: 6, name: '世界急救日' },
  { month: 10, nth: 2, weekday: 4, name: '世界视力日' },
  { month: 11, nth: 3, weekday: 3, name: '世界慢阻肺日' },
];

/**
 * The health days of a span, in order.
 * @param from first date, inclusive
 * @param to last date, inclusive
 */
export function healthDaysBetween(from: ShanghaiDate, to: ShanghaiDate): HealthDay[] {
  const years = Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, index) => yearOf(from) + index);
  return years.flatMap(daysOf).filter(({ date }) => from <= date && date <= to);
}

/** The names of a date's health days; empty on an ordinary day. */
export function healthDaysOn(date: ShanghaiDate): string[] {
  return daysOf(yearOf(date)).flatMap((day) => (day.date === date ? [day.name] : []));
}

const known = new Map<number, HealthDay[]>();

function daysOf(year: number): HealthDay[] {
  const days = known.get(year) ?? [
    ...FIXED.map(([day, name]) => ({ date: `${year}-${day}`, name })),
    ...BY_RULE.map((rule) => ({ date: dateOf(rule, year), name: rule.name })),
  ];
  if (!known.has(year)) {
    days.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    known.set(year, days);
  }
  return days;
}

function dateOf({ month, nth, weekday }: Rule, year: number): ShanghaiDate {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  if (nth > 0) return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1));
  const last = addDays(next, -1);
  return addDays(last, -((weekdayOf(last) - weekday + 7) % 7));
}

function yearOf(date: ShanghaiDate): number {
  return Number(date.slice(0, 4));
}
