/** Spans of time as people write them: `7d`, `1wd`, `2wh`, `15m`. */
import type { Duration } from '../domain/policy';
import { DAY, HOUR, MINUTE } from '../domain/time/shanghai';
import { text } from './scalars';

type Unit = Duration['unit'];

const UNITS: Record<Unit, string> = { d: 'days', wd: 'working days', wh: 'working hours', h: 'hours', m: 'minutes' };
const MS = { d: DAY, h: HOUR, m: MINUTE };

/** A span in one of the units, at least 1. */
export function duration<Allowed extends Unit>(...allowed: Allowed[]) {
  const units = allowed.map((unit) => `${unit} ${UNITS[unit]}`).join(', ');
  const pattern = new RegExp(`^([1-9]\\d{0,4})(${allowed.join('|')})$`);
  return text(`a duration such as 2${allowed[0]} (${units})`, (value) => pattern.test(value)).transform((value) => {
    const [, amount, unit] = pattern.exec(value)!;
    return { amount: Number(amount), unit: unit as Allowed };
  });
}

/** A span of wall-clock time, in ms. */
export function milliseconds() {
  return duration('m', 'h', 'd').transform(({ amount, unit }) => amount * MS[unit]);
}
