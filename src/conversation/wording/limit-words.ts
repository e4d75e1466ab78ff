/** How long a stage may still take, as people read it: 截止 明天 12:00 (`domain.md` §3.2). */
import type { World } from '../../application/world';
import type { Duration } from '../../domain/policy';
import { chaseOf } from '../../domain/time/chase';
import { stageLimit, type StageLimit } from '../../domain/time/stage-limit';
import type { Submission } from '../../domain/submission';
import { addDays, readableTime, shanghaiClock, shanghaiDate } from '../../domain/time/shanghai';
import { waited } from './labels';

const UNITS: Record<Duration['unit'], string> = { d: '天', wd: '个工作日', wh: '个工作小时', h: '小时', m: '分钟' };

/** `1 个工作日` */
export function durationWords({ amount, unit }: Duration): string {
  return `${amount} ${UNITS[unit]}`;
}

/** 今天 15:00, 明天 12:00, else the date. */
export function nearTime(at: number, now: number): string {
  const names = ['今天', '明天', '后天'];
  const near = names.find((_, days) => shanghaiDate(at) === addDays(shanghaiDate(now), days));
  return near ? `${near} ${shanghaiClock(at)}` : readableTime(at, now);
}

/** `明天 12:00`, `今天 10:00，已超时 2 小时`; 暂定 where a holiday notice is still to come. Empty when no stage is open. */
export function limitWords(submission: Submission, world: World, now: number): string {
  const limit = stageLimit(submission, world);
  if (!limit) return '';
  const { full, provisional } = limit;
  const over = full <= now ? `，已超时 ${waited(now - full)}` : '';
  return `${nearTime(full, now)}${provisional ? '（暂定）' : ''}${over}`;
}

/** For how long nothing was done, in the terms of the limit: `已 1 个工作日`. */
export function silentWords(submission: Submission, limit: StageLimit, now: number): string {
  const since = chaseOf(submission)?.since ?? now;
  return limit.class === 'emergency' ? `已 ${waited(now - since)}` : `已 ${durationWords(limit.duration)}`;
}
