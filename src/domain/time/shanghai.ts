/** Shanghai wall-clock arithmetic. China keeps UTC+8 all year, so an offset is the whole zone. All instants are epoch ms. */

const OFFSET = 8 * 3600_000;
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A calendar date in Shanghai, `YYYY-MM-DD`. */
export type ShanghaiDate = string;

const pad = (n: number, width = 2) => String(n).padStart(width, '0');

export function shanghaiDate(at: number): ShanghaiDate {
  return dateOf(at + OFFSET);
}

/** The date of an instant in UTC. */
function dateOf(at: number): ShanghaiDate {
  const d = new Date(at);
  return `${d.getUTCFullYear()}-${pad(d.getUTCMonth() + 1)}-${pad(d.getUTCDate())}`;
}

/** `HH:MM` in Shanghai. */
export function shanghaiClock(at: number): string {
  const d = new Date(at + OFFSET);
  return `${pad(d.getUTCHours())}:${pad(d.getUTCMinutes())}`;
}

export function shanghaiYear(at: number): number {
  return new Date(at + OFFSET).getUTCFullYear();
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(date: ShanghaiDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

export function addDays(date: ShanghaiDate, days: number): ShanghaiDate {
  return dateOf(Date.parse(`${date}T00:00:00Z`) + days * DAY);
}

/** The instant of a Shanghai date and `HH:MM[:SS]`. */
export function instantOf(date: ShanghaiDate, clock = '00:00'): number {
  return Date.parse(`${date}T${clock.length === 5 ? `${clock}:00` : clock}+08:00`);
}

/** ISO 8601 with the Shanghai offset, seconds (`2026-03-24T08:00:00+08:00`): every time the API shows. */
export function isoShanghai(at: number): string {
  return `${new Date(at + OFFSET).toISOString().slice(0, 19)}+08:00`;
}

/** What people read: `3/24 08:00`, with the year when it is not the year of `now`. */
export function readableTime(at: number, now: number): string {
  const d = new Date(at + OFFSET);
  const day = `${d.getUTCMonth() + 1}/${d.getUTCDate()} ${shanghaiClock(at)}`;
  return shanghaiYear(at) === shanghaiYear(now) ? day : `${d.getUTCFullYear()}/${day}`;
}

/**
 * Read a date and time as people type it: `2026-03-24 08:00`, `2026/3/24 8:00`, `2026年3月24日8点`, `3月24日 08:00` (the year of
 * `now`, or the next when that has passed). Null when it is no time, or no real date.
 */
export function parseShanghaiTime(text: string, now: number): number | null {
  const half = text.trim().replace(/：/g, ':').replace(/\s+/g, ' ');
  const match =
    /^(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?\s*[T ]?\s*(\d{1,2})\s*(?::|点|时)\s*(\d{1,2})?\s*(?:分)?(?::\d{1,2})?$/.exec(
      half,
    );
  if (!match) return null;
  const [, year, month, day, hour, minute = '0'] = match;
  const at = (y: number) => realInstant(y, Number(month), Number(day), Number(hour), Number(minute));
  if (year) return at(Number(year));
  const thisYear = at(shanghaiYear(now));
  return thisYear !== null && thisYear < now ? at(shanghaiYear(now) + 1) : thisYear;
}

function realInstant(year: number, month: number, day: number, hour: number, minute: number): number | null {
  if (month < 1 || month > 12 || hour > 23 || minute > 59) return null;
  const date = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  const at = instantOf(date, `${pad(hour)}:${pad(minute)}`);
  // 31 June rolls over in some engines and is NaN in others: either way it is no real date
  return Number.isNaN(at) || shanghaiDate(at) !== date ? null : at;
}
