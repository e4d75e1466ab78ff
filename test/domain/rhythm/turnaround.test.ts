import type { Recorded } from '../../../src/domain/events';
import { passagesOf, turnaround, type Passage } from '../../../src/domain/rhythm/turnaround';
import { HOUR } from '../../../src/domain/time/shanghai';
import { decide } from '../../../src/domain/decide';
import { evolve } from '../../../src/domain/evolve';
import type { Command } from '../../../src/domain/commands';
import type { Submission } from '../../../src/domain/submission';
import { at, buildCalendar, buildContext, buildPolicy, eventsOf, NOW, tap } from '../../helpers/build';

const hours = { policy: buildPolicy(), calendar: buildCalendar() };

/** A history and the state after it. */
function lived(...acts: [number, (state: Submission | null) => Command][]) {
  let state: Submission | null = null;
  const history: Recorded[] = [];
  for (const [now, command] of acts) {
    for (const event of eventsOf(decide(state, command(state), at(buildContext(), now)))) {
      history.push({ event, at: now, actor: null });
      state = evolve(state, event, { at: now, actor: null });
    }
  }
  return history;
}

const patch = {
  content: {
    title: '稿',
    category: 1 as const,
    accountIds: ['weibo-main'],
    body: '正文',
    source: { type: 'ORIGINAL' as const, name: '部门', url: null },
    secret: false,
    ai: 'NONE' as const,
    marketing: false,
  },
  request: { urgency: 'ROUTINE' as const, plannedAt: NOW + 20 * 24 * HOUR },
};

test('each decision is measured from the opening of its stage, in every review', () => {
  const by =
    (who: string, choice = 'approve', toOffice = false) =>
    (state: Submission | null) =>
      tap(state!, who, choice, { toOffice });
  const history = lived(
    [NOW, () => ({ type: 'StartDraft', by: 'officer', submissionId: 's', kind: 'ORIGINAL', patch, pictures: [] })],
    [NOW, () => ({ type: 'Submit', by: 'officer', onTheWay: 0 })],
    [NOW + HOUR, by('head')],
    [NOW + 3 * HOUR, by('editor')],
    [NOW + 4 * HOUR, by('secrecy', 'return', true)],
    [NOW + 4.5 * HOUR, by('editor')],
  );
  expect(passagesOf(history).map(({ stage, openedAt, at: then }) => [stage, (then - openedAt) / HOUR])).toEqual([
    ['DEPT_REVIEW', 1],
    ['OFFICE_REVIEW', 2],
    ['SECRECY_REVIEW', 1],
    ['OFFICE_REVIEW', 0.5],
  ]);
});

test('whoever it came to by 转审 is measured from then', () => {
  const history = lived(
    [NOW, () => ({ type: 'StartDraft', by: 'officer', submissionId: 's', kind: 'ORIGINAL', patch, pictures: [] })],
    [NOW, () => ({ type: 'Submit', by: 'officer', onTheWay: 0 })],
    [NOW + HOUR, (state) => tap(state!, 'head', 'approve')],
    [NOW + 2 * HOUR, (state) => tap(state!, 'editor', 'approve')],
    [NOW + 3 * HOUR, (state) => tap(state!, 'secrecy', 'approve')],
    [NOW + 8 * HOUR, () => ({ type: 'Reassign', by: 'exec', to: 'exec2', reason: '出差' })],
    [NOW + 10 * HOUR, (state) => tap(state!, 'exec2', 'approve')],
  );
  const { signer, openedAt, at: then } = passagesOf(history).at(-1)!;
  expect([signer.id, (then - openedAt) / HOUR]).toEqual(['exec2', 2]);
});

test('median and 90th percentile, in working hours', () => {
  const passage = (who: string, took: number): Passage => ({
    stage: 'DEPT_REVIEW',
    title: '部门审核',
    signer: { id: who, name: who },
    openedAt: NOW,
    at: NOW + took * HOUR,
  });
  const all = [1, 2, 3, 4].map((took) => passage('a', took));
  // 24 hours, of which nine are worked
  const [stage] = turnaround([...all, passage('b', 24)], hours);
  expect(stage).toMatchObject({ count: 5, medianHours: 3, p90Hours: 9 });
  expect(stage!.approvers).toEqual([
    { id: 'a', name: 'a', count: 4, medianHours: 2.5, p90Hours: 4 },
    { id: 'b', name: 'b', count: 1, medianHours: 9, p90Hours: 9 },
  ]);
  expect(turnaround([], hours)).toEqual([]);
});
