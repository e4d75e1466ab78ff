/** What is planned and what has become of it: which plan items and health days have a submission, and which still lack one. */
import type { Policy } from '../policy';
import { isDay, type PlanItem } from './planning';
import type { HealthDay } from '../time/health-days';
import { addDays, type ShanghaiDate } from '../time/shanghai';

/** A submission as far as plans go; none that was withdrawn or refused is among them. */
export interface PlannedPost {
  departmentId: string;
  no: string | null;
  title: string;
  /** the day of its planned time */
  date: ShanghaiDate;
}

/** What a department has planned. */
export interface DepartmentPlan {
  departmentId: string;
  items: PlanItem[];
}

/** The submission a plan item has become: of the department, on its day, or with its topic in the same month. */
export function postOf(item: PlanItem, departmentId: string, posts: PlannedPost[]): PlannedPost | null {
  const own = posts.filter((post) => post.departmentId === departmentId);
  const month = item.date.slice(0, 7);
  return (
    own.find(({ title, date }) => date === item.date && speakOfTheSame(title, item.topic)) ??
    own.find(({ title, date }) => date.startsWith(month) && speakOfTheSame(title, item.topic)) ??
    own.find(({ date }) => date === item.date) ??
    null
  );
}

/** Items of a span of days that no submission fulfils. @param until exclusive */
export function openItems(
  plan: DepartmentPlan,
  posts: PlannedPost[],
  from: ShanghaiDate,
  until: ShanghaiDate,
): PlanItem[] {
  return plan.items.filter(
    (item) => isDay(item.date) && from <= item.date && item.date < until && !postOf(item, plan.departmentId, posts),
  );
}

/** Has anybody in the company planned something for a health day, or is a submission on its way? There is one queue for all (第三条). */
export function hasTopic(day: HealthDay, plans: DepartmentPlan[], posts: PlannedPost[]): boolean {
  const isPlanned = plans.some(({ items }) =>
    items.some(({ date, topic }) => date === day.date || (date === day.date.slice(0, 7) && topic.includes(day.name))),
  );
  return isPlanned || posts.some(({ date, title }) => date === day.date || title.includes(day.name));
}

/** The last day on which a routine post for this day is still in time; the day before is the last one for a quiet word. */
export function lastSubmissionDay({ lead }: Pick<Policy, 'lead'>, date: ShanghaiDate): ShanghaiDate {
  const days = lead.routine.unit === 'wd' ? Math.ceil((lead.routine.amount * 7) / 5) : Math.round(lead.routine.amount);
  return addDays(date, -days);
}

/** Titles and topics are the same when one holds the other, whatever stands between. */
function speakOfTheSame(title: string, topic: string): boolean {
  const [one, other] = [plain(title), plain(topic)];
  return one !== '' && other !== '' && (one.includes(other) || other.includes(one));
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{P}]/gu, '');
}
