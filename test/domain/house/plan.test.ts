import type { BookContext } from '../../../src/domain/house/book';
import { plan, type PlanCommand } from '../../../src/domain/house/plan';
import { changedSince, itemsOf, type Plan } from '../../../src/domain/rhythm/planning';
import { DAY } from '../../../src/domain/time/shanghai';
import { buildContext, NOW } from '../../helpers/build';

const context = (now = NOW): BookContext => ({ ...buildContext(), now, key: 'plan:D-MED' });
const add = (...lines: [string, string][]): PlanCommand => ({
  type: 'EditPlan',
  by: 'officer',
  add: lines.map(([date, topic]) => ({ date, topic, channels: ['WEIBO'] })),
  remove: [],
});
const remove = (...nos: number[]): PlanCommand => ({ type: 'EditPlan', by: 'head', add: [], remove: nos });
const handIn = (period: string, by = 'officer'): PlanCommand => ({ type: 'HandInPlan', by, period });

function lived(...commands: (PlanCommand | [number, PlanCommand])[]): Plan {
  return commands.reduce<Plan>((state, one) => {
    const [now, command] = Array.isArray(one) ? one : [NOW, one];
    const decided = plan.decide(state, command, context(now));
    if ('refusal' in decided) throw new Error(decided.refusal.code);
    return decided.events.reduce((before, event) => plan.evolve(before, event, { at: now, actor: command.by }), state);
  }, plan.empty);
}

test('items are kept in the order of their days, under numbers that are never given twice', () => {
  const state = lived(add(['2026-04-22', '乙'], ['2026-04-07', '甲']), remove(1), add(['2026-04-30', '丙']));
  expect(state.items.map(({ no, date, topic }) => [no, date, topic])).toEqual([
    [2, '2026-04-07', '甲'],
    [3, '2026-04-30', '丙'],
  ]);
  expect(state.items[0]).toMatchObject({ by: 'officer', at: NOW, channels: ['WEIBO'] });
  expect(state.version).toBe(3);
});

test('the same line again changes nothing, also in one message', () => {
  const state = lived(add(['2026-04-07', '甲'], ['2026-04-07', '甲']));
  expect(state.items).toHaveLength(1);
  expect(plan.decide(state, add(['2026-04-07', '甲']), context())).toEqual({ events: [] });
});

test('a month and a year are handed in each by itself, and once until something changes', () => {
  const state = lived(add(['2026-04-07', '甲'], ['2027-03', '乙']), handIn('2026-04'), handIn('2027', 'head'));
  expect(state.handedIn).toMatchObject({
    '2026-04': { by: 'officer', version: 2 },
    '2027': { by: 'head', version: 3 },
  });
  expect(plan.decide(state, handIn('2027'), context())).toEqual({ events: [] });
  expect(changedSince(state, '2026-04')).toBe(false);
  const later = lived(add(['2026-04-07', '甲']), handIn('2026-04'), [NOW + DAY, add(['2026-04-08', '乙'])]);
  expect(changedSince(later, '2026-04')).toBe(true);
  expect(itemsOf(later, '2026-04')).toHaveLength(2);
});

test.each<[string, PlanCommand, object]>([
  ['by somebody else', { ...add(['2026-04-07', '甲']), by: 'editor' }, { code: 'NOT_PLANNER' }],
  ['of a day gone by', add(['2026-03-15', '甲']), { code: 'PLAN_DATE_PAST', date: '2026-03-15' }],
  ['of a month gone by', add(['2026-02', '甲']), { code: 'PLAN_DATE_PAST', date: '2026-02' }],
  ['of what is not there', remove(9), { code: 'NO_SUCH_PLAN_ITEM', no: 9 }],
  ['with nothing in it', handIn('2026-04'), { code: 'PLAN_EMPTY', period: '2026-04' }],
  [
    'without end',
    add(...Array.from({ length: 401 }, (_, index): [string, string] => ['2026-04-07', `第${index}条`])),
    { code: 'PLAN_FULL', most: 400 },
  ],
])('one %s is refused', (_what, command, refusal) => {
  expect(plan.decide(plan.empty, command, context())).toEqual({ refusal });
});

test('today and this month may still be planned', () => {
  expect(lived(add(['2026-03-16', '甲'], ['2026-03', '乙'])).items).toHaveLength(2);
});

test('what lies more than a year back is only in the history', () => {
  const state = lived(add(['2026-04-07', '甲']), [NOW + 500 * DAY, add(['2027-12-01', '乙'])]);
  expect(state.items.map(({ topic }) => topic)).toEqual(['乙']);
});
