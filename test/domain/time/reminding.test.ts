import type { Command } from '../../../src/domain/commands';
import type { Context } from '../../../src/domain/context';
import { decide } from '../../../src/domain/decide';
import { evolveAll } from '../../../src/domain/evolve';
import { momentOf } from '../../../src/domain/time/moment';
import { react, type Effect } from '../../../src/domain/react';
import { inMessageOf, officeFor } from '../../../src/domain/time/reminding';
import type { Submission } from '../../../src/domain/submission';
import {
  act,
  at,
  buildContext,
  buildDraft,
  buildOrganization,
  buildPolicy,
  buildSigned,
  buildSubmission,
  eventsOf,
  tap,
} from '../../helpers/build';

const context = buildContext();
const HALF = Date.parse('2026-03-16T14:30:00+08:00');
const FULL = Date.parse('2026-03-17T10:00:00+08:00');
const reach: Command = { type: 'ReachLimit' };
const effects = (submission = buildSubmission(), now = FULL): Effect[] => {
  const events = eventsOf(decide(submission, reach, at(context, now)));
  const after = evolveAll(submission, events, { at: now, actor: null });
  return events.flatMap((event) => react(event, after, at(context, now)));
};

describe('who is told', () => {
  it('at half: the people asked, at their moment', () => {
    expect(effects(buildSubmission(), HALF)).toEqual([
      { kind: 'gather', personId: 'head', at: momentOf('head', HALF, context) },
    ]);
  });

  it('at the end of the limit the office, too', () => {
    expect(effects()).toEqual([
      { kind: 'gather', personId: 'head', at: momentOf('head', FULL, context) },
      { kind: 'gather', personId: 'editor', at: momentOf('editor', FULL, context) },
    ]);
  });

  it('in the emergency lane at once', () => {
    const emergency = buildSubmission({ request: { urgency: 'EMERGENCY', reason: '突发' } });
    expect(effects(emergency)).toEqual([
      { kind: 'tell', personId: 'head', notice: { kind: 'reminder', stage: 'DEPT_REVIEW', level: 'FULL' } },
      { kind: 'tell', personId: 'editor', notice: { kind: 'escalated', stage: 'DEPT_REVIEW', people: ['head'] } },
    ]);
  });

  it('where the contact is silent, the rest of the office; the contact when there is nobody else', () => {
    const organization = buildOrganization();
    expect(officeFor(['head'], organization)).toEqual(['editor']);
    expect(officeFor(['editor'], organization)).toEqual(['editor2']);
    expect(officeFor(['editor', 'editor2'], organization)).toEqual(['editor']);
  });
});

describe('what is in the message of a moment', () => {
  const moment = momentOf('head', HALF, context);
  const half = act(buildSubmission(), reach, at(context, HALF));
  const then = at(context, moment);

  it('what is due by then', () => {
    expect(inMessageOf('head', moment, half, then)).toEqual([{ kind: 'reminder', level: 'HALF' }]);
    expect(inMessageOf('head', moment + 600_000, half, then)).toEqual([]);
    expect(inMessageOf('editor', moment, half, then)).toEqual([]);
  });

  it('not what has been signed meanwhile', () => {
    expect(inMessageOf('head', moment, act(half, tap(half, 'head'), then), then)).toEqual([]);
  });

  it('the office reads who is silent', () => {
    const full = act(half, reach, at(context, FULL));
    const own = momentOf('editor', FULL, context);
    expect(inMessageOf('editor', own, full, at(context, own))).toEqual([{ kind: 'escalated', people: ['head'] }]);
  });

  it('one who is asked and of the office reads both', () => {
    const silent = act(buildSigned(1), reach, at(context, FULL + 3_600_000));
    const organization = buildOrganization({
      office: { ...buildOrganization().office, contacts: ['editor'], editors: ['editor'], head: 'editor' },
    });
    const own = momentOf('editor', FULL + 3_600_000, context);
    expect(inMessageOf('editor', own, silent, { ...at(context, own), organization }).map(({ kind }) => kind)).toEqual([
      'reminder',
      'escalated',
    ]);
  });

  it('the emergency lane is never in one', () => {
    const emergency = buildSubmission({ request: { urgency: 'EMERGENCY', reason: '突发' } });
    const chased = act(emergency, reach, at(context, FULL));
    expect(inMessageOf('head', momentOf('head', FULL, context), chased, at(context, FULL))).toEqual([]);
  });
});

describe('an emergency at night', () => {
  const night = at(
    buildContext({ policy: buildPolicy({ dutyList: ['exec2', 'stranger'] }) }),
    Date.parse('2026-03-16T23:00:00+08:00'),
  );
  const request = { urgency: 'EMERGENCY', reason: '突发', plannedAt: Date.parse('2026-03-17T06:00:00+08:00') } as const;
  const called = (all: Effect[]) =>
    all.flatMap((one) =>
      one.kind === 'tell' && one.notice.kind === 'dutyCall' ? [[one.personId, one.notice.people]] : [],
    );
  const following = (submission: Submission, command: Command, now: Context) => {
    const events = eventsOf(decide(submission, command, now));
    const after = evolveAll(submission, events, { at: now.now, actor: null });
    return events.flatMap((event) => react(event, after, now));
  };

  it('calls whoever is on duty, at every stage, with the names of those to sign', () => {
    const draft = buildDraft({ request, context: night });
    const submit: Command = { type: 'Submit', by: 'officer', onTheWay: 0 };
    expect(called(following(draft, submit, night))).toEqual([
      ['exec2', ['head']],
      ['stranger', ['head']],
    ]);
    const submission = act(draft, submit, night);
    expect(called(following(submission, tap(submission, 'head'), night))[0]).toEqual(['exec2', ['editor', 'editor2']]);
  });

  it('the office’s call reaches them, too', () => {
    const submission = buildSubmission({ request, context: night });
    const told = following(submission, reach, at(night, night.now + 30 * 60_000));
    expect(told.map((one) => one.kind === 'tell' && [one.personId, one.notice.kind])).toEqual([
      ['head', 'reminder'],
      ['editor', 'escalated'],
      ['exec2', 'escalated'],
      ['stranger', 'escalated'],
    ]);
  });

  it('what becomes an emergency at night is one', () => {
    const raise: Command = { type: 'ChangeUrgency', by: 'editor', urgency: 'EMERGENCY', reason: '突发' };
    const calm = buildSubmission({ request: { plannedAt: request.plannedAt, reason: '迟' }, context: night });
    expect(called(following(calm, raise, night))).toHaveLength(2);
  });

  it('nobody is called by day, nor for what is no emergency', () => {
    const day = at(night, Date.parse('2026-03-16T15:00:00+08:00'));
    expect(
      called(following(buildDraft({ request, context: day }), { type: 'Submit', by: 'officer', onTheWay: 0 }, day)),
    ).toEqual([]);
    const calm = buildDraft({ request: { plannedAt: request.plannedAt, reason: '迟' }, context: night });
    expect(called(following(calm, { type: 'Submit', by: 'officer', onTheWay: 0 }, night))).toEqual([]);
  });
});
