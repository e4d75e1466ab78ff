import { healthDaysBetween } from '../../../src/domain/time/health-days';
import { morningDigests, plansMissing, weeklyDigests, type Outlook } from '../../../src/domain/rhythm/morning';
import type { PlanItem } from '../../../src/domain/rhythm/planning';
import type { PlannedPost } from '../../../src/domain/rhythm/topics';
import { buildContext } from '../../helpers/build';

const context = buildContext();
const item = (date: string, topic: string, no = 1): PlanItem => ({
  date,
  topic,
  no,
  channels: [],
  by: 'officer',
  at: 0,
});
const post = (date: string, title: string): PlannedPost => ({ departmentId: 'D-MED', no: '2026-0001', title, date });

function outlook(
  given: Partial<Outlook> & { items?: PlanItem[]; handedIn?: Outlook['plans'][number]['handedIn'] } = {},
): Outlook {
  const { items = [], handedIn = {}, ...rest } = given;
  const plans = [{ departmentId: 'D-MED', items, handedIn }];
  return { plans, posts: [], came: [], healthDays: healthDaysBetween('2026-03-01', '2026-06-30'), ...rest };
}

/** Health days told on a morning. */
const told = (from: string, today = from, given = outlook()) =>
  (morningDigests(context, given, { from, today })[0]?.healthDays ?? []).map(({ date }) => date);

describe('health days without a topic', () => {
  it('are told 21, 14 and 8 days ahead', () => {
    // 2026-04-07 世界卫生日: Tuesdays 3/17, 3/24 and Monday 3/30
    expect(told('2026-03-17')).toContain('2026-04-07');
    expect(told('2026-03-24')).toContain('2026-04-07');
    expect(told('2026-03-30')).toContain('2026-04-07');
    for (const day of ['2026-03-16', '2026-03-18', '2026-03-23', '2026-03-25', '2026-03-31']) {
      expect(told(day)).not.toContain('2026-04-07');
    }
  });

  it('whose turn falls on a day off are told on the working day before it', () => {
    // 4/11 less 14 is Saturday 3/28
    expect(told('2026-03-27')).toContain('2026-04-11');
    expect(told('2026-03-30')).not.toContain('2026-04-11');
  });

  it('that were missed come with the next morning', () => {
    expect(told('2026-03-24', '2026-03-26')).toContain('2026-04-07');
  });

  it.each([
    ['a plan item on the day', outlook({ items: [item('2026-04-07', '随便什么')] })],
    ['a submission for the day', outlook({ posts: [post('2026-04-07', '随便什么')] })],
    ['a submission that names it', outlook({ posts: [post('2026-04-06', '世界卫生日预告')] })],
  ])('are quiet with %s', (_what, given) => {
    expect(told('2026-03-24', '2026-03-24', given)).not.toContain('2026-04-07');
  });

  it('of three weeks are all in the weekly digest', () => {
    const [digest] = weeklyDigests(context, outlook({ items: [item('2026-04-02', '孤独症日')] }), '2026-03-26');
    expect(digest?.healthDays.map(({ date }) => date)).toEqual(['2026-04-07', '2026-04-11']);
  });
});

describe('a plan item without a submission', () => {
  const given = outlook({ items: [item('2026-04-09', '春季义诊')], healthDays: [] });

  it('is told the day before a routine post would be late', () => {
    expect(morningDigests(context, given, { from: '2026-04-01', today: '2026-04-01' })).toMatchObject([
      { personId: 'officer', departments: [{ pressing: [{ date: '2026-04-09', topic: '春季义诊' }] }] },
    ]);
    expect(morningDigests(context, given, { from: '2026-04-02', today: '2026-04-02' })).toEqual([]);
  });

  it('is done by a post of the day, or one with its topic in the month', () => {
    for (const posts of [[post('2026-04-09', '别的')], [post('2026-04-20', '春季义诊来了')]]) {
      expect(morningDigests(context, { ...given, posts }, { from: '2026-04-01', today: '2026-04-01' })).toEqual([]);
    }
  });

  it('of the next two weeks is counted in the weekly digest', () => {
    const items = [item('2026-04-09', '甲', 1), item('2026-04-10', '乙', 2), item('2026-03-27', '丙', 3)];
    const [digest] = weeklyDigests(context, outlook({ items, came: ['D-MED'] }), '2026-03-26');
    expect(digest?.departments).toMatchObject([{ ahead: 2, came: true }]);
  });
});

describe('a plan that is due', () => {
  const due = (day: string, handedIn = {}) =>
    morningDigests(context, outlook({ healthDays: [], handedIn }), { from: day, today: day })[0]?.departments[0]
      ?.planDue ?? [];
  const handed = { by: 'officer', at: 0, version: 1 };

  it('is asked for on the working day before', () => {
    expect(due('2026-03-24')).toEqual([{ period: '2026-04', by: '2026-03-25' }]);
    expect(due('2026-03-25')).toEqual([]);
    // 25 April is a Saturday
    expect(due('2026-04-24')).toEqual([{ period: '2026-05', by: '2026-04-25' }]);
    expect(due('2026-12-18')).toEqual([{ period: '2027', by: '2026-12-20' }]);
    expect(due('2026-12-24')).toEqual([{ period: '2027-01', by: '2026-12-25' }]);
  });

  it('is not asked for when it was handed in', () => {
    expect(due('2026-03-24', { '2026-04': handed })).toEqual([]);
  });

  it('is a line of the report once the day has passed', () => {
    const missing = (today: string, plan: Parameters<typeof plansMissing>[1]) =>
      plansMissing(context.policy, plan, today);
    const items = [item('2026-03-20', '甲')];
    expect(missing('2026-03-25', { items, handedIn: {} })).toEqual([]);
    expect(missing('2026-03-26', { items, handedIn: {} })).toEqual(['2026-04']);
    expect(missing('2026-03-26', { items, handedIn: { '2026-04': handed } })).toEqual([]);
    expect(missing('2026-12-21', { items: [], handedIn: {} })).toEqual(['2026-12', '2027']);
  });
});
