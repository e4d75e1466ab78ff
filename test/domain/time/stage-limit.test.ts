import type { Urgency } from '../../../src/domain/codes';
import { dueLevels, nextLimitAt, stageLimit } from '../../../src/domain/time/stage-limit';
import type { Stage } from '../../../src/domain/policy';
import { isoShanghai } from '../../../src/domain/time/shanghai';
import {
  act,
  at,
  buildContext,
  buildDraft,
  buildPolicy,
  buildRoute,
  buildScheduled,
  buildSubmission,
  tap,
} from '../../helpers/build';

const context = buildContext();
const shown = (instant: number) => isoShanghai(instant).slice(0, 16).replace('T', ' ');
const of = (urgency: Urgency, changes: Partial<Stage> = {}) => {
  const route = buildRoute().map((stage) => ({ ...stage, ...changes }));
  const story = { request: { urgency, reason: '突发' }, context: buildContext({ policy: buildPolicy({ route }) }) };
  return stageLimit(buildSubmission(story), context)!;
};

describe('the limit of the open stage', () => {
  // opened Mon 2026-03-16 10:00
  it.each([
    ['ROUTINE', '2026-03-16 14:30', '2026-03-17 10:00', '2026-03-17 10:00'],
    ['IMPORTANT_URGENT', '2026-03-16 11:00', '2026-03-16 12:00', '2026-03-16 12:00'],
    ['EMERGENCY', '2026-03-16 10:07', '2026-03-16 10:15', '2026-03-16 10:30'],
  ] as const)('%s: half %s, all %s, the office %s', (urgency, half, full, office) => {
    const limit = of(urgency);
    expect([limit.half, limit.full, limit.office].map(shown)).toEqual([half, full, office]);
  });

  it('a stage may have a class of its own', () => {
    expect(of('ROUTINE', { sla: 'urgent' }).class).toBe('urgent');
    expect(of('EMERGENCY', { sla: 'routine' }).class).toBe('routine');
    expect(of('EMERGENCY').class).toBe('emergency');
  });

  it('there is none while nothing waits for a signature', () => {
    expect(stageLimit(buildDraft(), context)).toBeNull();
    expect(stageLimit(buildScheduled(), context)).toBeNull();
    expect(nextLimitAt(buildScheduled(), context)).toBeNull();
    expect(dueLevels(buildScheduled(), context, Infinity)).toEqual([]);
  });

  it('each stage has its own, from its opening', () => {
    const submission = buildSubmission();
    const later = at(context, Date.parse('2026-03-17T15:00:00+08:00'));
    const next = act(submission, tap(submission, 'head'), later);
    expect(shown(stageLimit(next, context)!.full)).toBe('2026-03-18 15:00');
  });

  it('is 暂定 where the next year’s notice is still to come', () => {
    const now = Date.parse('2026-12-31T16:00:00+08:00');
    const plannedAt = Date.parse('2027-01-20T08:00:00+08:00');
    const submission = buildSubmission({ context: at(context, now), request: { plannedAt } });
    expect(stageLimit(submission, context)!.provisional).toBe(true);
    expect(of('ROUTINE').provisional).toBe(false);
  });
});
