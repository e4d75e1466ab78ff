/** The nearest free times around a wanted one: what is offered when a slot is taken (`domain.md` §3.3 case 3). */
import { inQuietHours } from './quiet-hours';
import { conflictsAt, type Queue, type Wanting } from './slots';
import { addDays, DAY, instantOf, MINUTE, shanghaiDate } from './shanghai';

const STEP = 30 * MINUTE;
/** The same day first, then by turns the day after and the day before. */
const DAY_OFFSETS = [0, 1, -1, 2, -2, 3, -3, ...Array.from({ length: 11 }, (_, index) => index + 4)];

/** Bookings so far around a wanted time can matter to what is offered, in ms. */
export const LOOKING_BACK = 4 * DAY;
export const LOOKING_AHEAD = 16 * DAY;

/**
 * Up to `count` free times, the nearest first: all of the wanted day if it has them, else one of each day around, near the wanted hour. A
 * time somebody else has asked for is not offered, though it is nobody's yet.
 * @param wanted epoch ms
 */
export function freeSlots(wanted: number, wanting: Wanting, queue: Queue, count = 3): number[] {
  const found: number[] = [];
  for (const offset of DAY_OFFSETS) {
    const most = offset === 0 ? count : 1;
    const near = wanted + offset * DAY;
    found.push(...freeOn(shanghaiDate(near), wanting, queue).sort(nearestTo(near)).slice(0, most));
    if (found.length >= count) break;
  }
  return found.slice(0, count);
}

/** Every free half hour of a date that is still to come. */
export function freeOn(date: string, wanting: Wanting, queue: Queue): number[] {
  const times: number[] = [];
  const end = instantOf(addDays(date, 1));
  for (let at = instantOf(date); at < end; at += STEP) {
    const quiet = !wanting.emergency && inQuietHours(queue.policy, at);
    if (at > queue.now && !quiet && conflictsAt(at, wanting, queue).length === 0) times.push(at);
  }
  return times;
}

function nearestTo(wanted: number) {
  return (a: number, b: number) => Math.abs(a - wanted) - Math.abs(b - wanted) || a - b;
}
