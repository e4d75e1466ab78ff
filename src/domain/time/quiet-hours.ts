/** Quiet hours (静默时段): nothing goes out by itself at night unless it is an emergency (`domain.md` §1.2, §3.3 case 4). */
import type { Policy } from '../policy';
import { shanghaiClock } from './shanghai';

/** Is an instant (epoch ms) inside? `from` is, `to` is not; they may lie on two days. */
export function inQuietHours({ quietHours }: Pick<Policy, 'quietHours'>, at: number): boolean {
  if (!quietHours || quietHours.from === quietHours.to) return false;
  const { from, to } = quietHours;
  const clock = shanghaiClock(at);
  return from < to ? from <= clock && clock < to : clock >= from || clock < to;
}
