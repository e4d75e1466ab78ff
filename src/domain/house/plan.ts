/** The book of a department's publishing plan. Key: `plan:` and the department. */
import { departmentsWrittenFor } from '../people';
import { itemsOf, type Plan, type PlanItem, type PlanLine, type PlanPeriod } from '../rhythm/planning';
import { addDays, shanghaiDate, type ShanghaiDate } from '../time/shanghai';
import type { Book } from './book';

export type PlanCommand =
  | { type: 'EditPlan'; by: string; add: PlanLine[]; remove: number[] }
  | { type: 'HandInPlan'; by: string; period: PlanPeriod };

export type PlanEvent =
  | { type: 'PlanEdited'; by: string; added: PlanItem[]; removed: number[] }
  | { type: 'PlanHandedIn'; by: string; period: PlanPeriod };

const PLAN_LIMIT = 400;
/** Items stay in sight for a year, for plan versus actual; after that only the history has them. */
const KEPT_DAYS = 400;

export const plan: Book<Plan, PlanCommand, PlanEvent> = {
  empty: { items: [], lastNo: 0, version: 0, handedIn: {} },

  decide(state, command, { key, now, organization }) {
    const departmentId = departmentOfPlan(key);
    if (!departmentsWrittenFor(organization, command.by).some(({ id }) => id === departmentId)) {
      return { refusal: { code: 'NOT_PLANNER' } };
    }
    if (command.type === 'HandInPlan') {
      const { by, period } = command;
      if (itemsOf(state, period).length === 0) return { refusal: { code: 'PLAN_EMPTY', period } };
      if (state.handedIn[period]?.version === state.version) return { events: [] };
      return { events: [{ type: 'PlanHandedIn', by, period }] };
    }
    const unknown = command.remove.find((no) => !state.items.some((item) => item.no === no));
    if (unknown !== undefined) return { refusal: { code: 'NO_SUCH_PLAN_ITEM', no: unknown } };
    const past = command.add.find(({ date }) => date < shanghaiDate(now).slice(0, date.length));
    if (past) return { refusal: { code: 'PLAN_DATE_PAST', date: past.date } };
    return edited(state, command, now);
  },

  evolve(state, event, { at }) {
    const version = state.version + 1;
    if (event.type === 'PlanHandedIn') {
      const handedIn = { ...state.handedIn, [event.period]: { by: event.by, at, version } };
      return { ...state, version, handedIn };
    }
    const kept = state.items.filter(({ no, date }) => !event.removed.includes(no) && date >= oldestKept(at));
    const items = [...kept, ...event.added].sort((a, b) =>
      a.date === b.date ? a.no - b.no : a.date < b.date ? -1 : 1,
    );
    return { ...state, version, items, lastNo: state.lastNo + event.added.length };
  },

  react: () => [],
};

function edited(
  state: Plan,
  { by, add, remove }: Extract<PlanCommand, { type: 'EditPlan' }>,
  now: number,
): ReturnType<typeof plan.decide> {
  const left = state.items.filter(({ no }) => !remove.includes(no));
  const isNew = (line: PlanLine, index: number) =>
    ![...left, ...add.slice(0, index)].some((one) => one.date === line.date && one.topic === line.topic);
  const lines = add.filter(isNew);
  if (left.length + lines.length > PLAN_LIMIT) return { refusal: { code: 'PLAN_FULL', most: PLAN_LIMIT } };
  if (lines.length === 0 && remove.length === 0) return { events: [] };
  const added = lines.map((line, index): PlanItem => ({ ...line, no: state.lastNo + index + 1, by, at: now }));
  return { events: [{ type: 'PlanEdited', by, added, removed: remove }] };
}

export function departmentOfPlan(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}

function oldestKept(at: number): ShanghaiDate {
  return addDays(shanghaiDate(at), -KEPT_DAYS);
}
