/** What the books of plans and weeks refuse, in words. */
import type { Refusal } from '../../domain/commands';
import { planExampleOf } from '../reading/plan-reading';
import { periodWords } from './weekly-words';

const CODES = [
  'NOT_REPORTER',
  'NOT_PLANNER',
  'NO_SUCH_PLAN_ITEM',
  'PLAN_DATE_PAST',
  'PLAN_EMPTY',
  'PLAN_FULL',
] as const;

type PlanRefusal = Extract<Refusal, { code: (typeof CODES)[number] }>;

export function isPlanRefusal(refusal: Refusal): refusal is PlanRefusal {
  return (CODES as readonly string[]).includes(refusal.code);
}

export function planRefusalText(refusal: PlanRefusal): string {
  switch (refusal.code) {
    case 'NOT_REPORTER':
      return '“本周无”由各部门的信息员（没有信息员时由部门负责人）回复，您不用报。';
    case 'NOT_PLANNER':
      return '发布计划由各部门的信息员或部门负责人填写。公司办公室可以发“计划 全部”查看。';
    case 'NO_SUCH_PLAN_ITEM':
      return `计划里没有第 ${refusal.no} 条，什么也没有改。发“计划”看现在的编号。`;
    case 'PLAN_DATE_PAST':
      return `${refusal.date} 已经过了，什么也没有记下。请写以后的日期，例如“04-07 世界卫生日 微博”。`;
    case 'PLAN_EMPTY':
      return `${periodWords(refusal.period)}还是空的，没有交。先写至少一条，例如：\n${planExampleOf(refusal.period)}`;
    case 'PLAN_FULL':
      return `计划最多 ${refusal.most} 条，这次没有记下。先用“计划 删 编号”去掉不要的。`;
  }
}
