/** A publishing plan as a text. */
import type { Outlook } from '../../domain/rhythm/morning';
import type { Department } from '../../domain/people';
import type { Policy } from '../../domain/policy';
import {
  changedSince,
  isDay,
  itemsOf,
  type Plan,
  type PlanItem,
  type PlanLine,
  type PlanPeriod,
} from '../../domain/rhythm/planning';
import { shanghaiDate } from '../../domain/time/shanghai';
import { hasTopic, postOf } from '../../domain/rhythm/topics';
import { CHANNEL_WORDS } from './labels';
import { dayWords, periodWords } from './weekly-words';

export interface PlanSight {
  department: Department;
  plan: Plan;
  periods: PlanPeriod[];
  outlook: Outlook;
  policy: Pick<Policy, 'plan'>;
  /** epoch ms */
  now: number;
}

export function planText(sight: PlanSight): string {
  return sight.periods.map((period) => periodText(sight, period)).join('\n');
}

function periodText(sight: PlanSight, period: PlanPeriod): string {
  const { department, plan, outlook } = sight;
  const items = itemsOf(plan, period);
  return [
    `${department.name}${periodWords(period)}${handedWords(sight, period)}`,
    ...items.map((item) => `${item.no}. ${lineWords(item)}${standing(item, sight)}`),
    ...(items.length === 0 ? ['（还没有条目）'] : []),
    ...ideas(outlook, period),
  ].join('\n');
}

/** 已交 with its version, or until when. */
function handedWords({ plan, policy, now }: PlanSight, period: PlanPeriod): string {
  const handed = plan.handedIn[period];
  if (handed) {
    return `（${dayWords(shanghaiDate(handed.at))} 已交，第 ${handed.version} 版${changedSince(plan, period) ? '，交后有改动' : ''}）`;
  }
  const by = dueDate(policy, period);
  return by < shanghaiDate(now) ? '（没有交）' : `（${dayWords(by)} 前交，还没有交）`;
}

/** The day a month's plan or a year's outline is due: in the month, or the year, before. */
function dueDate({ plan }: Pick<Policy, 'plan'>, period: PlanPeriod): string {
  const [year, month] = period.split('-').map(Number) as [number, number | undefined];
  if (month === undefined) return `${year - 1}-${plan.yearlyBy}`;
  const before = month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
  return `${before}-${String(plan.monthlyBy).padStart(2, '0')}`;
}

/** `4/7 世界卫生日（微博）` */
export function lineWords({ date, topic, channels }: PlanLine): string {
  const where = channels.map((channel) => CHANNEL_WORDS[channel]).join('、');
  return `${dayWords(date)} ${topic}${where ? `（${where}）` : ''}`;
}

/** What has become of it. */
function standing(item: PlanItem, { department, outlook, now }: PlanSight): string {
  if (!isDay(item.date)) return '';
  const post = postOf(item, department.id, outlook.posts);
  if (post) return ` · 已有稿件 ${post.no ?? ''}`.trimEnd();
  return item.date < shanghaiDate(now) ? ' · 没有稿件' : ' · 还没有稿件';
}

/** Health days of the month nobody has a topic for. */
function ideas(outlook: Outlook, period: PlanPeriod): string[] {
  if (period.length !== 7) return [];
  const open = outlook.healthDays.filter(
    (day) => day.date.startsWith(period) && !hasTopic(day, outlook.plans, outlook.posts),
  );
  return open.length === 0
    ? []
    : [`健康日还没有选题：${open.map(({ date, name }) => `${dayWords(date)} ${name}`).join('、')}`];
}
