/** 计划: a department's publishing plan in the chat: seen, changed line by line, handed in (R12.3). */
import type { Answer } from '../../application/ports';
import { loadOutlook, loadPlan } from '../../application/outlook';
import { readingScope } from '../../application/queries';
import type { PlanCommand, PlanEvent } from '../../domain/house/plan';
import { departmentsWrittenFor, type Department } from '../../domain/people';
import { monthAfter } from '../../domain/rhythm/planning';
import { shanghaiDate } from '../../domain/time/shanghai';
import { PLAN_EXAMPLE, readPlanWish, type PlanWish } from '../reading/plan-reading';
import { lineWords, planText } from '../wording/plan-words';
import { say, type Turn } from '../turn';
import { periodWords } from '../wording/weekly-words';
import { refusalText } from '../wording/refusals';

const HOW_TO = [
  `加：${PLAN_EXAMPLE.replace('\n', '（换行，一行一条）\n')}`,
  '删：计划 删 2　交：计划 2026-04 交（年度要点：计划 2027 交）',
].join('\n');

/** @param text what follows the word 计划 */
export async function planWord(turn: Turn, text: string): Promise<Answer> {
  const { desk, person } = turn;
  const { organization, accounts } = desk.world;
  const { department, rest } = departmentNamed(text, organization.departments);
  const wish = readPlanWish(rest, { accounts, now: desk.now });
  const own = departmentsWrittenFor(organization, person.id);
  if (wish.kind === 'all') return showAll(turn);
  if (wish.kind === 'show') return show(turn, wish, department, own);
  if (own.length === 0) return say(refusalText({ code: 'NOT_PLANNER' }, null, desk.world, desk.now));
  const chosen = department ?? (own.length === 1 ? own[0]! : null);
  if (!chosen) {
    const names = own.map(({ name }) => name).join('、');
    return say(`您负责 ${names}。请在“计划”后面先写部门，例如“计划 ${own[0]!.name} 04-07 世界卫生日 微博”。`);
  }
  return change(turn, wish, chosen);
}

/** A department's name or id at the beginning, and what follows it. */
function departmentNamed(text: string, departments: Department[]): { department: Department | null; rest: string } {
  const trimmed = text.trim();
  const department = departments.find(({ id, name }) =>
    [id, name].some((word) => trimmed.startsWith(word) && /^(?:\s|$|[:：，,])/.test(trimmed.slice(word.length))),
  );
  if (!department) return { department: null, rest: trimmed };
  const length = trimmed.startsWith(department.name) ? department.name.length : department.id.length;
  return { department, rest: trimmed.slice(length).replace(/^[\s:：，,]+/, '') };
}

async function show(
  turn: Turn,
  { period }: Extract<PlanWish, { kind: 'show' }>,
  department: Department | null,
  own: Department[],
): Promise<Answer> {
  const { desk, person } = turn;
  const readsAll = readingScope(person.id, desk.world.organization, desk.now).everything;
  const mayShow = (one: Department) => readsAll || own.some(({ id }) => id === one.id);
  if (department && !mayShow(department)) return say(`${department.name}的计划由该部门和公司办公室查看。`);
  const shown = department ? [department] : own;
  if (shown.length === 0) {
    return readsAll ? showAll(turn) : say(refusalText({ code: 'NOT_PLANNER' }, null, desk.world, desk.now));
  }
  const texts = await Promise.all(shown.map((one) => textOf(turn, one, period ? [period] : null)));
  return say([...texts, ...(own.length > 0 ? [HOW_TO] : [])].join('\n'));
}

/** 计划 全部: every department's, for those who read everything. */
async function showAll(turn: Turn): Promise<Answer> {
  const { desk, person } = turn;
  const { organization } = desk.world;
  if (!readingScope(person.id, organization, desk.now).everything) {
    return say('各部门的计划由公司办公室查看。发“计划”看本部门的。');
  }
  const texts = await Promise.all(organization.departments.map((one) => textOf(turn, one, null)));
  return say(texts.join('\n'));
}

/** @param periods null: this month and the next */
async function textOf({ desk }: Turn, department: Department, periods: string[] | null): Promise<string> {
  const month = shanghaiDate(desk.now).slice(0, 7);
  const plan = await loadPlan(desk.tx, department.id);
  return planText({
    department,
    plan,
    periods: periods ?? [month, monthAfter(month)],
    outlook: await loadOutlook(desk.tx, desk.world, desk.now),
    policy: desk.world.policy,
    now: desk.now,
  });
}

async function change(
  turn: Turn,
  wish: Exclude<PlanWish, { kind: 'show' } | { kind: 'all' }>,
  department: Department,
): Promise<Answer> {
  const { desk } = turn;
  if (wish.kind === 'add' && wish.lines.length === 0) {
    return say([...wish.problems, `例如：\n${PLAN_EXAMPLE}`].join('。\n'));
  }
  const verdict = await desk.enter(`plan:${department.id}`, commandOf(wish, turn.person.id));
  if (!verdict.ok) return say(refusalText(verdict.refusal, null, desk.world, desk.now));
  const problems = wish.kind === 'add' ? wish.problems : [];
  const done = doneWords(wish, verdict.events as PlanEvent[], department);
  const periods = wish.kind === 'handIn' ? [wish.period] : null;
  return say([done, ...problems, await textOf(turn, department, periods)].join('\n'));
}

function commandOf(wish: Exclude<PlanWish, { kind: 'show' } | { kind: 'all' }>, by: string): PlanCommand {
  switch (wish.kind) {
    case 'add':
      return { type: 'EditPlan', by, add: wish.lines, remove: [] };
    case 'remove':
      return { type: 'EditPlan', by, add: [], remove: wish.nos };
    case 'handIn':
      return { type: 'HandInPlan', by, period: wish.period };
  }
}

function doneWords(wish: PlanWish, events: PlanEvent[], { name }: Department): string {
  if (wish.kind === 'handIn') {
    return events.length > 0
      ? `已交 ${name}${periodWords(wish.period)}。`
      : `${name}${periodWords(wish.period)}已经交过，没有改动。`;
  }
  const [event] = events;
  if (!event || event.type !== 'PlanEdited') return '计划里已经有了，没有改动。';
  const added = event.added.map((item) => lineWords(item)).join('；');
  return [
    ...(added ? [`已记下 ${event.added.length} 条：${added}。`] : []),
    ...(event.removed.length > 0 ? [`已去掉第 ${event.removed.join('、')} 条。`] : []),
  ].join('');
}
