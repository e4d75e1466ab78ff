import { decide } from '../../../src/domain/decide';
import {
  act,
  at,
  buildContext,
  buildScheduled,
  buildSubmission,
  DAY,
  eventsOf,
  NOW,
  PLANNED,
} from '../../helpers/build';

const context = buildContext();
const lateRules = ({ findings }: { findings: { rule: string }[] }) =>
  findings.map(({ rule }) => rule).filter((rule) => rule === 'F-04' || rule === 'F-05');

describe('改期', () => {
  it('earlier than the lead time: late from now on, accepted by the office that moved it', () => {
    const scheduled = buildScheduled();
    expect(scheduled.leadTime!.verdict).toBe('ON_TIME');
    const moved = act(
      scheduled,
      { type: 'Reschedule', by: 'editor', plannedAt: PLANNED - 4 * DAY },
      at(context, NOW + 1),
    );
    expect(moved.leadTime!.verdict).toBe('LATE');
    expect(lateRules(moved)).toEqual(['F-04']);
    expect(moved.findings.find(({ rule }) => rule === 'F-04')!.answer).toEqual({
      by: 'editor',
      at: NOW + 1,
      text: '公司办公室改期',
    });
  });

  it('later: in time again, counted from the first submission', () => {
    const late = buildSubmission({ request: { plannedAt: NOW + 2 * DAY, reason: '临时通知' } });
    expect([late.leadTime!.verdict, lateRules(late)]).toEqual(['LATE', ['F-04']]);
    const moved = act(late, { type: 'Reschedule', by: 'editor', plannedAt: NOW + 9 * DAY }, at(context, NOW + DAY));
    expect([moved.leadTime!.verdict, lateRules(moved)]).toEqual(['ON_TIME', []]);
    expect(moved.submittedAt).toBe(NOW);
  });

  it('what was said about it before keeps its answer', () => {
    const late = buildSubmission({ request: { plannedAt: NOW + 2 * DAY, reason: '临时通知' } });
    const before = late.findings.find(({ rule }) => rule === 'F-04')!;
    // later the same day: the deadline is the same
    const moved = act(late, { type: 'Reschedule', by: 'editor', plannedAt: NOW + 2 * DAY + 60_000 });
    expect(moved.findings.find(({ rule }) => rule === 'F-04')).toEqual(before);
  });

  it('to another day: words that count from the day are confirmed by whoever moved it', () => {
    const scheduled = buildScheduled({ content: { body: '今天起报名' } });
    const found = (of: typeof scheduled) => of.findings.find(({ rule }) => rule === 'C-30')!;
    expect(found(scheduled)).toMatchObject({ effect: 'HINT', answer: null });
    const later = act(scheduled, { type: 'Reschedule', by: 'editor', plannedAt: PLANNED + 60_000 });
    expect(found(later)).toMatchObject({ effect: 'HINT', answer: null });
    const moved = act(later, { type: 'Reschedule', by: 'editor', plannedAt: PLANNED + DAY });
    expect(found(moved)).toMatchObject({ effect: 'CONFIRM', answer: { by: 'editor', text: '公司办公室改期' } });
    // and stays confirmed when only the hour moves
    const again = act(moved, { type: 'Reschedule', by: 'editor', plannedAt: PLANNED + DAY + 60_000 });
    expect(found(again)).toEqual(found(moved));
  });

  it('a history without it is as it was', () => {
    const scheduled = buildScheduled();
    const [event] = eventsOf(
      decide(scheduled, { type: 'Reschedule', by: 'editor', plannedAt: PLANNED - 4 * DAY }, context),
    );
    expect(event).toMatchObject({ type: 'Rescheduled', leadTime: { verdict: 'LATE' } });
  });
});
