import type { Command } from '../../../src/domain/commands';
import type { Context } from '../../../src/domain/context';
import { decide } from '../../../src/domain/decide';
import { nextLimitAt } from '../../../src/domain/time/stage-limit';
import type { Submission } from '../../../src/domain/submission';
import {
  act,
  at,
  buildContext,
  buildSubmission,
  eventsOf,
  MINUTE,
  refusalOf,
  tap,
  type Story,
} from '../../helpers/build';

const context = buildContext();
const reach: Command = { type: 'ReachLimit' };
const instant = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const on = (text: string): Context => at(context, instant(text));
/** What happens when the clock wakes, in short. */
const woken = (submission: Submission, when: string) =>
  eventsOf(decide(submission, reach, on(when))).map((event) => (event.type === 'Reminded' ? event.level : event.type));

describe('the clock about a stage that waits', () => {
  // routine, 部门审核 opened Mon 2026-03-16 10:00
  const submission = buildSubmission();

  it('reminds at half, reminds at all and calls the office, each once', () => {
    expect(woken(submission, '2026-03-16 14:29')).toEqual([]);
    expect(woken(submission, '2026-03-16 14:30')).toEqual(['HALF']);
    const half = act(submission, reach, on('2026-03-16 14:30'));
    expect(woken(half, '2026-03-16 14:30')).toEqual([]);
    expect(woken(half, '2026-03-17 09:59')).toEqual([]);
    expect(woken(half, '2026-03-17 10:00')).toEqual(['FULL', 'Escalated']);
    const full = act(half, reach, on('2026-03-17 10:00'));
    expect(woken(full, '2026-03-30 10:00')).toEqual([]);
    expect(nextLimitAt(full, context)).toBeNull();
  });

  it('names whom it asked, and the stage of this review', () => {
    expect(eventsOf(decide(submission, reach, on('2026-03-17 10:00')))).toEqual([
      { type: 'Reminded', reviewNo: 1, stage: 'DEPT_REVIEW', level: 'FULL', people: ['head'] },
      { type: 'Escalated', reviewNo: 1, stage: 'DEPT_REVIEW', people: ['head'] },
    ]);
  });

  it('missed while nobody was awake: the later reminder alone, late', () => {
    expect(woken(submission, '2026-03-20 10:00')).toEqual(['FULL', 'Escalated']);
  });

  it('the emergency lane runs at night, and the office has its own time', () => {
    const night = on('2026-03-16 23:00');
    const request = { urgency: 'EMERGENCY', reason: '突发', plannedAt: instant('2026-03-17 06:00') } as const;
    const urgent = buildSubmission({ context: night, request });
    expect(woken(urgent, '2026-03-16 23:07')).toEqual([]);
    expect(woken(urgent, '2026-03-16 23:08')).toEqual(['HALF']);
    expect(woken(urgent, '2026-03-16 23:15')).toEqual(['FULL']);
    const full = act(urgent, reach, on('2026-03-16 23:15'));
    expect(nextLimitAt(full, context)).toBe(instant('2026-03-16 23:30'));
    expect(woken(full, '2026-03-16 23:30')).toEqual(['Escalated']);
  });

  it('a stage that is over is not chased, the next one begins anew', () => {
    const half = act(submission, reach, on('2026-03-16 14:30'));
    const next = act(half, tap(half, 'head'), on('2026-03-17 09:59'));
    expect(woken(next, '2026-03-17 10:00')).toEqual([]);
    expect(woken(next, '2026-03-17 17:30')).toEqual(['HALF']);
    const returned = act(half, tap(half, 'head', 'return'), on('2026-03-16 15:00'));
    expect(woken(returned, '2026-03-20 10:00')).toEqual([]);
  });

  it('never approves by itself', () => {
    const silent = act(submission, reach, on('2026-06-01 10:00'));
    expect(silent).toMatchObject({ status: 'IN_REVIEW', reviews: [{ current: 0, signatures: [] }] });
  });

  it('the same stage sent back is chased again', () => {
    const signed = ['head', 'editor'].reduce((one, by) => act(one, tap(one, by)), submission);
    const chased = act(signed, reach, on('2026-03-17 10:00'));
    const back = act(chased, tap(chased, 'secrecy', 'return', { toOffice: true }), on('2026-03-17 11:00'));
    expect(woken(back, '2026-03-17 15:29')).toEqual([]);
    expect(woken(back, '2026-03-17 15:30')).toEqual(['HALF']);
  });
});

describe('another class', () => {
  const changed = (story: Story, urgency: 'ROUTINE' | 'EMERGENCY', when: string) =>
    act(buildSubmission(story), { type: 'ChangeUrgency', by: 'editor', urgency, reason: '突发' }, on(when));

  it('has another limit, which counts from the change', () => {
    const raised = changed({ request: { reason: '突发' } }, 'EMERGENCY', '2026-03-16 12:00');
    expect(nextLimitAt(raised, context)).toBe(instant('2026-03-16 12:00') + 7.5 * MINUTE);
    expect(woken(raised, '2026-03-16 12:15')).toEqual(['FULL']);
    const lowered = changed({ request: { urgency: 'EMERGENCY', reason: '突发' } }, 'ROUTINE', '2026-03-16 12:00');
    expect(nextLimitAt(lowered, context)).toBe(instant('2026-03-16 16:30'));
  });

  it('what was said under the old one is said again under the new', () => {
    const request = { urgency: 'EMERGENCY', reason: '突发' } as const;
    const chased = act(buildSubmission({ request }), reach, on('2026-03-16 10:30'));
    expect(nextLimitAt(chased, context)).toBeNull();
    const lowered = act(chased, { type: 'ChangeUrgency', by: 'editor', urgency: 'ROUTINE' }, on('2026-03-16 10:31'));
    expect(woken(lowered, '2026-03-17 10:31')).toEqual(['FULL', 'Escalated']);
  });
});

describe('催办', () => {
  const submission = buildSubmission();
  const nudge = (by: string): Command => ({ type: 'Nudge', by });
  const at9 = on('2026-03-17 09:00');

  it('asks who is to sign, on behalf of the submitter, the head or the office', () => {
    for (const by of ['officer', 'editor', 'editor2'])
      expect(eventsOf(decide(submission, nudge(by), at9))).toEqual([
        { type: 'Nudged', by, reviewNo: 1, stage: 'DEPT_REVIEW', people: ['head'] },
      ]);
    const signed = act(submission, tap(submission, 'head'), at9);
    expect(eventsOf(decide(signed, nudge('head'), at9))).toMatchObject([{ people: ['editor', 'editor2'] }]);
    for (const by of ['exec', 'secrecy', 'stranger'])
      expect(refusalOf(decide(submission, nudge(by), at9))).toEqual({ code: 'NOT_ENTITLED', right: 'nudger' });
  });

  it('once per half day and stage: noon and midnight divide', () => {
    const nudged = act(submission, nudge('officer'), at9);
    expect(refusalOf(decide(nudged, nudge('editor'), on('2026-03-17 11:59')))).toEqual({
      code: 'NUDGED_ALREADY',
      by: 'officer',
      at: at9.now,
      again: instant('2026-03-17 12:00'),
    });
    expect(refusalOf(decide(nudged, nudge('editor'), on('2026-03-17 12:00')))).toBeNull();
    const later = act(nudged, nudge('editor'), on('2026-03-17 12:00'));
    expect(refusalOf(decide(later, nudge('officer'), on('2026-03-17 23:59')))).toMatchObject({
      again: instant('2026-03-18 00:00'),
    });
    // the next stage is another one
    const signed = act(nudged, tap(nudged, 'head'), on('2026-03-17 09:30'));
    expect(refusalOf(decide(signed, nudge('officer'), on('2026-03-17 09:31')))).toBeNull();
  });

  it('nobody urges themselves, nor where nothing waits for a signature', () => {
    expect(refusalOf(decide(submission, nudge('head'), at9))).toEqual({
      code: 'NOBODY_TO_NUDGE',
      own: true,
      stage: '部门审核',
    });
    const back = act(submission, tap(submission, 'head', 'return'), at9);
    expect(refusalOf(decide(back, nudge('officer'), at9))).toEqual({ code: 'NOT_IN_REVIEW' });
  });
});
