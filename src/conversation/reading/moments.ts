/** A day, or a day and a time, at the beginning of a text, as people write it: 2026-03-01, 3-1, 3月1日12:00, 明天, 下周一 9点. Shanghai's time. */
import {
  addDays,
  DAY,
  instantOf,
  shanghaiDate,
  shanghaiYear,
  weekdayOf,
  type ShanghaiDate,
} from '../../domain/time/shanghai';
import { readClock } from './clock-words';

export interface Moment {
  /** epoch ms; the beginning of the day when no time was written */
  at: number;
  hasTime: boolean;
  rest: string;
}

const FULL = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?/;
const MONTH_DAY = /^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?/;
const DAY_ALONE = /^(\d{1,2})\s*[日号](?!文)/;
const RELATIVE: [RegExp, number][] = [
  [/^(?:今天|今日|即日起?|今(?=[早晚]))/, 0],
  [/^(?:明天|明日|明(?=[早晚]))/, 1],
  [/^(?:大后天)/, 3],
  [/^(?:后天|后日)/, 2],
];
const WEEKDAY = /^(下下?)?(?:周|星期|礼拜)([一二三四五六日天])/;
const BETWEEN = /^(?:\s|[,，、;；:：。~～—–\-至到起止]|开始|结束|截止)+/;
const LEADING = /^(?:从|自)\s*/;
/** A month and day longer ago than this are next year's. */
const LONG_AGO = 60 * DAY;

/** @param now epoch ms; @param from what is written without a year is not before this; null when the text begins with no day */
export function readMoment(text: string, now: number, from = now - LONG_AGO): Moment | null {
  const plain = text.trim().replace(LEADING, '');
  if (/^(?:现在|即时|立即)/.test(plain)) return { at: now, hasTime: true, rest: after(plain.slice(2)) };
  const day = readDay(plain, now, from);
  return day && onDay(day.date, plain.slice(day.length));
}

/** What ends something that begins at `start`: a moment, or what is left out because it is the same: 18:00, 9日. */
export function readEnd(text: string, now: number, start: Moment): Moment | null {
  const whole = readMoment(text, now, start.at);
  if (whole) return whole;
  const date = shanghaiDate(start.at);
  if (start.hasTime) {
    const sameDay = onDay(date, text.trim());
    if (sameDay?.hasTime) return sameDay;
  }
  const day = DAY_ALONE.exec(text.trim());
  if (!day) return null;
  const [year, month] = date.split('-').map(Number) as [number, number];
  const named = real(year, month, Number(day[1]), day[0].length);
  return named && named.date >= date ? onDay(named.date, text.trim().slice(named.length)) : null;
}

/** The day, with the time of it when one follows; null when what follows is a time that does not exist. */
function onDay(date: ShanghaiDate, left: string): Moment | null {
  const clock = readClock(left);
  if (clock === 'impossible') return null;
  if (!clock) return { at: instantOf(date), hasTime: false, rest: after(left) };
  const at = instantOf(date) + (clock.minutes * 60 + clock.seconds) * 1000;
  return { at, hasTime: true, rest: after(left.slice(clock.length)) };
}

function readDay(text: string, now: number, from: number): { date: ShanghaiDate; length: number } | null {
  const full = FULL.exec(text);
  if (full) return real(Number(full[1]), Number(full[2]), Number(full[3]), full[0].length);
  const short = MONTH_DAY.exec(text);
  if (short) {
    const inYear = (year: number) => real(year, Number(short[1]), Number(short[2]), short[0].length);
    const year = shanghaiYear(from);
    const first = inYear(year);
    return first && instantOf(first.date) + DAY <= from ? inYear(year + 1) : (first ?? inYear(year + 1));
  }
  const today = shanghaiDate(now);
  for (const [pattern, days] of RELATIVE) {
    const match = pattern.exec(text);
    if (match) return { date: addDays(today, days), length: match[0].length };
  }
  const week = WEEKDAY.exec(text);
  return week
    ? { date: weekday(today, '日一二三四五六'.indexOf(week[2]!.replace('天', '日')), week[1]), length: week[0].length }
    : null;
}

/** 周五: the next one, today included; 下周五: that of the week after this one. */
function weekday(today: ShanghaiDate, wanted: number, next: string | undefined): ShanghaiDate {
  const sinceMonday = (weekdayOf(today) + 6) % 7;
  const place = (wanted + 6) % 7;
  if (next) return addDays(today, place - sinceMonday + 7 * next.length);
  return addDays(today, (place - sinceMonday + 7) % 7);
}

function real(year: number, month: number, day: number, length: number): { date: ShanghaiDate; length: number } | null {
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const at = month >= 1 && month <= 12 ? instantOf(date) : NaN;
  return Number.isNaN(at) || shanghaiDate(at) !== date ? null : { date, length };
}

function after(text: string): string {
  return text.replace(BETWEEN, '').trim();
}
