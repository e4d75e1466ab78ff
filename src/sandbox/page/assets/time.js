/** Shanghai's wall clock, whatever the visitor's zone. */
const SHANGHAI = 8 * 3_600_000;
const WEEKDAYS = '日一二三四五六';

function parts(at) {
  const date = new Date(at + SHANGHAI);
  const two = (number) => `${number}`.padStart(2, '0');
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: WEEKDAYS[date.getUTCDay()],
    clock: `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`,
  };
}

export const clockTime = (at) => parts(at).clock;

export function longDate(at) {
  const { year, month, day, weekday } = parts(at);
  return `${year}年${month}月${day}日 星期${weekday}`;
}

/** `3月27日 10:24` */
export function dayAndTime(at) {
  const { month, day, clock } = parts(at);
  return `${month}月${day}日 ${clock}`;
}

/** `2026-03-27` */
export const dateOf = (at) => fieldTime(at).slice(0, 10);

/** For `datetime-local`. */
export const fieldTime = (at) => new Date(at + SHANGHAI).toISOString().slice(0, 16);

/** Epoch ms of what such a field holds. */
export const fromField = (value) => Date.parse(`${value}:00+08:00`);
