import { decide } from '../../../src/domain/decide';
import { evolve } from '../../../src/domain/evolve';
import type { Organization } from '../../../src/domain/people';
import { peopleToAsk, rightToSign } from '../../../src/domain/signing/review';
import { nextLimitAt, stageLimit } from '../../../src/domain/time/stage-limit';
import type { Submission } from '../../../src/domain/submission';
import {
  act,
  at,
  buildContext,
  buildOrganization,
  buildPolicy,
  buildRoute,
  buildScheduled,
  buildSigned,
  buildSubmission,
  DAY,
  eventsOf,
  NOW,
  refusalOf,
  tap,
} from '../../helpers/build';

const lent = (from: string, to: string) => ({ from, to, start: NOW, end: NOW + DAY, document: null });
const world = (changes: Partial<Organization> = {}) =>
  buildContext({ now: NOW + 3600_000, organization: buildOrganization(changes) });
const handed = (by: string, to: string, reason = '出差') => ({ type: 'Reassign' as const, by, to, reason });
const asked = (submission: Submission, context = world()) => peopleToAsk(submission, context.organization, context.now);

describe('转审', () => {
  const office = buildSigned(1);

  it('moves the open stage to somebody with the same right, and is recorded', () => {
    const [event] = eventsOf(decide(office, handed('editor', 'editor2'), world()));
    expect(event).toEqual({
      type: 'Reassigned',
      by: 'editor',
      stage: 'OFFICE_REVIEW',
      from: ['editor'],
      to: 'editor2',
      reason: '出差',
      limitFrom: world().now,
    });
    const after = act(office, handed('editor', 'editor2'), world());
    expect(asked(after)).toEqual(['editor2']);
    const right = rightToSign(after, world().organization, 'editor', NOW);
    expect(right).toEqual({
      refusal: { code: 'REASSIGNED', stage: '核稿', to: '路知遥', at: world().now },
    });
    expect(refusalOf(decide(after, tap(after, 'editor'), world()))).toMatchObject({ code: 'REASSIGNED' });
    expect(refusalOf(decide(after, tap(after, 'editor2'), world()))).toBeNull();
  });

  it('gives the receiver the whole limit, with all its reminders', () => {
    const chased = act(office, { type: 'ReachLimit' }, buildContext({ now: NOW + 3 * DAY }));
    expect(chased.chase).toMatchObject({ full: NOW + 3 * DAY, office: NOW + 3 * DAY });
    const context = buildContext({ now: NOW + 4 * DAY });
    const before = stageLimit(chased, context)!;
    const after = act(chased, handed('editor', 'editor2'), context);
    expect(after.chase).toMatchObject({ since: context.now, half: null, full: null, office: null });
    const limit = stageLimit(after, context)!;
    expect(limit.half).toBeGreaterThan(context.now);
    expect(limit.full).toBeGreaterThan(before.full);
    expect(nextLimitAt(after, context)).toBe(limit.half);
    expect(eventsOf(decide(after, { type: 'ReachLimit' }, context))).toEqual([]);
    const reminded = eventsOf(decide(after, { type: 'ReachLimit' }, buildContext({ now: limit.half })));
    expect(reminded).toMatchObject([{ type: 'Reminded', level: 'HALF', people: ['editor2'] }]);
  });

  it('as recorded by an earlier version leaves the limit as it was', () => {
    const old = { type: 'Reassigned' as const, by: 'editor', stage: 'OFFICE_REVIEW', from: ['editor'], to: 'editor2' };
    const after = evolve(office, { ...old, reason: '出差' }, { at: NOW + DAY, actor: 'editor' })!;
    expect(stageLimit(after, buildContext())).toEqual(stageLimit(office, buildContext()));
  });

  it('can come back', () => {
    const there = act(office, handed('editor', 'editor2'), world());
    const back = act(there, handed('editor2', 'editor'), world());
    expect(asked(back)).toEqual(['editor']);
  });

  it('goes from a delegate to the principal', () => {
    const context = world({ delegations: [lent('head', 'stranger')] });
    const open = buildSubmission({ context });
    expect(asked(open, context)).toEqual(['stranger']);
    expect(asked(act(open, handed('stranger', 'head'), context), context)).toEqual(['head']);
  });

  it('lapses when the receiver may not sign any more: the duty is where it was', () => {
    const context = world({ delegations: [lent('secrecy', 'stranger')] });
    const moved = act(buildSigned(2, { context }), handed('secrecy', 'stranger'), context);
    expect(asked(moved, context)).toEqual(['stranger']);
    expect(asked(moved, at(context, NOW + DAY))).toEqual(['secrecy']);
  });

  it('is over with its review', () => {
    const context = world();
    const moved = act(office, handed('editor', 'editor2'), context);
    const secrecy = act(moved, tap(moved, 'editor2'), context);
    const back = act(secrecy, tap(secrecy, 'secrecy', 'return', { toOffice: true }), context);
    expect(asked(back)).toEqual(['editor', 'editor2']);
    expect(back.reviews.at(-1)).not.toHaveProperty('reassignments');
  });

  it('the office moves what an approver leaves lying', () => {
    const signOff = buildSigned(3);
    const [event] = eventsOf(decide(signOff, handed('editor2', 'exec2'), world()));
    expect(event).toMatchObject({ from: ['exec'], to: 'exec2' });
    expect(asked(act(signOff, handed('editor2', 'exec2'), world()))).toEqual(['exec2']);
  });

  const why = (submission: Submission, by: string, to: string, context = world()) =>
    refusalOf(decide(submission, handed(by, to), context));

  it('goes to nobody without the right', () => {
    expect(why(office, 'editor', 'head')).toMatchObject({
      code: 'CANNOT_REASSIGN_TO',
      why: 'NO_RIGHT',
      to: '孟初晴',
      able: ['路知遥'],
    });
    expect(why(office, 'editor', 'officer')).toMatchObject({ why: 'SUBMITTER' });
    expect(why(office, 'editor', 'exec')).toMatchObject({ why: 'NO_RIGHT', stage: '核稿' });
    const both = world({ executives: ['exec', 'editor'] });
    expect(why(buildSigned(3, { context: both }), 'exec', 'editor', both)).toMatchObject({ why: 'SIGNED' });
    expect(why(office, 'editor', 'nobody')).toMatchObject({ why: 'NO_RIGHT' });
  });

  it('not even to the submitter where he would hold the stage', () => {
    const departments = [{ id: 'D-MED', name: '甲', head: 'head', informationOfficer: 'editor' }];
    const context = world({ departments });
    const own = act(
      buildSubmission({ by: 'editor', context }),
      tap(buildSubmission({ by: 'editor', context }), 'head'),
      context,
    );
    expect(why(own, 'editor2', 'editor', context)).toMatchObject({ why: 'SUBMITTER' });
  });

  it('is for whoever may sign now, or the office', () => {
    expect(why(office, 'exec', 'editor2')).toEqual({ code: 'NOT_A_SIGNER', stage: '核稿' });
    expect(why(buildSubmission(), 'officer', 'head')).toEqual({ code: 'NOT_A_SIGNER', stage: '部门审核' });
    expect(refusalOf(decide(office, handed('editor', 'editor2', ' '), world()))).toEqual({ code: 'REASON_NEEDED' });
    expect(why(buildScheduled(), 'editor', 'editor2')).toEqual({ code: 'NOT_IN_REVIEW' });
  });

  it('to whom alone is asked already changes nothing', () => {
    expect(why(buildSubmission(), 'editor', 'head')).toMatchObject({ why: 'ASKED_ALREADY' });
    expect(why(office, 'editor', 'editor')).toMatchObject({ why: 'ASKED_ALREADY' });
  });

  it('会签 is for each to sign: only a delegate may be given one’s own', () => {
    const context = buildContext({
      policy: buildPolicy({ route: buildRoute({ quorum: 'all' }) }),
      organization: buildOrganization({ delegations: [lent('exec', 'stranger')] }),
    });
    const all = buildSigned(3, { context });
    expect(why(all, 'exec', 'exec2', context)).toMatchObject({ why: 'EACH_SIGNS' });
    expect(why(all, 'editor', 'exec2', context)).toMatchObject({ why: 'ASKED_ALREADY' });
    expect(asked(act(all, handed('stranger', 'exec'), context), context)).toEqual(['exec', 'exec2']);
  });
});
