/** A 信息发布计划 as it stands (第十二条; R12.3): what a department means to publish when. Its book is `house/plan.ts`. */
import type { ChannelName } from '../codes';
import { addDays } from '../time/shanghai';

/** What a line of a plan says. `date` is a day, or a month (`2027-03`) in a yearly outline. */
export interface PlanLine {
  date: string;
  topic: string;
  channels: ChannelName[];
}

export interface PlanItem extends PlanLine {
  /** counted per department and never given twice */
  no: number;
  by: string;
  /** epoch ms */
  at: number;
}

/** `2026-04`, or `2027` for the outline of a year */
export type PlanPeriod = string;

export interface Plan {
  /** in the order of their dates */
  items: PlanItem[];
  lastNo: number;
  /** counts every change */
  version: number;
  handedIn: Record<PlanPeriod, { by: string; at: number; version: number }>;
}

/** The items of a month, or of a year. */
export function itemsOf({ items }: Pick<Plan, 'items'>, period: PlanPeriod): PlanItem[] {
  return items.filter(({ date }) => date.startsWith(`${period}-`) || date === period);
}

/** Was anything added since the period was handed in? */
export function changedSince(plan: Plan, period: PlanPeriod): boolean {
  const handed = plan.handedIn[period];
  return handed !== undefined && itemsOf(plan, period).some(({ at }) => at > handed.at);
}

/** A day, not the month of an outline. */
export function isDay(date: string): boolean {
  return date.length === 10;
}

/** @param month `2026-12` gives `2027-01` */
export function monthAfter(month: string): string {
  return addDays(`${month}-28`, 4).slice(0, 7);
}
