import { decide } from '../../../src/domain/decide';
import { currentReview, openStage, type Submission } from '../../../src/domain/submission';
import {
  act,
  at,
  buildAccount,
  buildContext,
  buildDraft,
  buildPicture,
  buildPolicy,
  buildPublishing,
  buildRoute,
  buildScheduled,
  buildSigned,
  buildSubmission,
  DAY,
  eventsOf,
  MINUTE,
  NOW,
  PLANNED,
  refusalOf,
  sealedOf,
  tap,
  typesOf,
} from '../../helpers/build';
import { whyNotSendable } from '../../../src/domain/signing/validity';

const context = buildContext();

/** One in every status a person may try things in. */
const returned = () => act(buildSubmission(), tap(buildSubmission(), 'head', 'return'));
const needsReschedule = () => act(buildSigned(3), tap(buildSigned(3), 'exec'), at(context, PLANNED));

describe('the last signature', () => {
  it('schedules a waiting publication for every account', () => {
    const { publications } = buildScheduled();
    expect(publications).toMatchObject([
      { accountId: 'weibo-main', channel: 'WEIBO', version: 1, status: 'WAITING', attempts: 0 },
      { accountId: 'wechat-main', channel: 'WECHAT', version: 1, status: 'WAITING', attempts: 0 },
    ]);
    expect(publications.map(({ digest }) => digest)).toEqual(buildScheduled().versions[0]!.posts.map((p) => p.digest));
  });

  it('a millisecond before the planned time is in time', () => {
    expect(act(buildSigned(3), tap(buildSigned(3), 'exec'), at(context, PLANNED - 1)).status).toBe('SCHEDULED');
  });

  it('at the planned time is too late: the office is asked, nothing goes out', () => {
    const events = eventsOf(decide(buildSigned(3), tap(buildSigned(3), 'exec'), at(context, PLANNED)));
    expect(typesOf(events)).toEqual(['Signed', 'Scheduled', 'RescheduleNeeded']);
    expect(events.at(-1)).toMatchObject({ why: 'SIGNED_AFTER_PLANNED_TIME' });
    const wake = decide(needsReschedule(), { type: 'ReachPlannedTime', plannedAt: PLANNED }, at(context, PLANNED + 1));
    expect(eventsOf(wake)).toEqual([]);
  });
});

describe('ReachPlannedTime', () => {
  const reach = (submission: Submission, now: number, plannedAt = PLANNED) =>
    eventsOf(decide(submission, { type: 'ReachPlannedTime', plannedAt }, at(context, now)));

  it('begins publishing at the planned instant, not before', () => {
    expect(reach(buildScheduled(), PLANNED - 1)).toEqual([]);
    expect(typesOf(reach(buildScheduled(), PLANNED))).toEqual(['PublishingStarted']);
  });

  it('is late up to the policy’s half hour, then asks instead', () => {
    expect(typesOf(reach(buildScheduled(), PLANNED + 30 * MINUTE))).toEqual(['PublishingStarted']);
    expect(reach(buildScheduled(), PLANNED + 30 * MINUTE + 1)).toEqual([
      { type: 'RescheduleNeeded', why: 'SERVER_WAS_LATE' },
    ]);
  });

  it('a wake for a time that was moved does nothing', () => {
    const moved = act(buildScheduled(), { type: 'Reschedule', by: 'editor', plannedAt: PLANNED + DAY });
    expect(reach(moved, PLANNED)).toEqual([]);
    expect(typesOf(reach(moved, PLANNED + DAY, PLANNED + DAY))).toEqual(['PublishingStarted']);
  });

  it('while signatures are missing the office is asked, and nothing else changes', () => {
    expect(reach(buildSigned(3), PLANNED)).toEqual([{ type: 'PlannedTimePassed' }]);
  });

  it.each([
    ['draft', buildDraft],
    ['returned', returned],
    ['withdrawn', () => act(buildSubmission(), { type: 'Withdraw', by: 'officer', reason: '有变' })],
    ['publishing', buildPublishing],
  ])('does nothing to a %s submission', (_name, build) => {
    expect(reach(build(), PLANNED)).toEqual([]);
  });

  it.each([
    ['the account is published by hand', { accounts: [buildAccount('weibo-main', { publish: 'manual' })] }, {}, /人工/],
    ['the account has left the registry since', { accounts: [] }, {}, /登记/],
    ['the interface cannot carry it', {}, { pictures: [buildPicture(1), buildPicture(2)] }, /1 张图片/],
  ])('hands a post to the publisher when %s', (_why, later, content, note) => {
    const scheduled = buildScheduled({ content: { accountIds: ['weibo-main'], ...content } });
    const events = eventsOf(
      decide(scheduled, { type: 'ReachPlannedTime', plannedAt: PLANNED }, buildContext({ now: PLANNED, ...later })),
    );
    expect(typesOf(events)).toEqual(['PublishingStarted', 'HandedToPublisher']);
    expect(events[1]).toMatchObject({ accountId: 'weibo-main', why: expect.stringMatching(note) as string });
  });
});

describe('Withdraw before 签发', () => {
  const withdraw = { type: 'Withdraw', by: 'officer', reason: '有变' } as const;

  it.each([
    ['in review', () => buildSigned(2), 'WITHDRAWN'],
    ['returned', returned, 'RETURNED'],
  ])('is the submitter’s while it is %s', (_name, build, outcome) => {
    const withdrawn = act(build(), withdraw);
    expect(withdrawn).toMatchObject({ status: 'WITHDRAWN', closing: { by: 'officer', reason: '有变' } });
    expect(currentReview(withdrawn)!.outcome).toBe(outcome);
  });

  it('is nobody else’s', () => {
    expect(refusalOf(decide(buildSubmission(), { ...withdraw, by: 'editor' }, context))).toEqual({
      code: 'NOT_ENTITLED',
      right: 'submitter',
    });
  });
});

describe('Reschedule, PublishNow and Cancel', () => {
  const commands = [
    { type: 'Reschedule', by: 'editor', plannedAt: PLANNED + DAY },
    { type: 'PublishNow', by: 'editor' },
    { type: 'Cancel', by: 'editor', reason: '取消' },
  ] as const;

  it.each(commands)('$type is the office’s', (command) => {
    for (const by of ['officer', 'exec', 'publisher', 'head']) {
      expect(refusalOf(decide(buildScheduled(), { ...command, by }, context))).toEqual({
        code: 'NOT_ENTITLED',
        right: 'office',
      });
    }
  });

  it.each(commands)('$type is refused for what is not on its way', (command) => {
    const withdrawn = act(buildSubmission(), { type: 'Withdraw', by: 'officer', reason: '有变' });
    for (const submission of [buildDraft(), returned(), withdrawn, buildPublishing()]) {
      expect(refusalOf(decide(submission, command, context))).toEqual({
        code: 'CANNOT_RESCHEDULE_NOW',
        status: submission.status,
      });
    }
  });

  it('Cancel ends it, also when everybody has signed', () => {
    expect(act(buildScheduled(), commands[2])).toMatchObject({ status: 'WITHDRAWN', closing: { by: 'editor' } });
    expect(act(needsReschedule(), commands[2]).status).toBe('WITHDRAWN');
    expect(currentReview(act(buildSigned(1), commands[2]))!.outcome).toBe('WITHDRAWN');
  });

  it('PublishNow is not for what lacks a signature', () => {
    expect(refusalOf(decide(buildSigned(3), commands[1], context))).toEqual({ code: 'NOT_FULLY_SIGNED' });
  });

  it('PublishNow lets a signed post out now', () => {
    const now = PLANNED - DAY;
    const events = eventsOf(decide(buildScheduled(), commands[1], at(context, now)));
    expect(events).toMatchObject([
      { type: 'Rescheduled', by: 'editor', plannedAt: now, immediate: true },
      { type: 'PublishingStarted' },
    ]);
  });

  it('PublishNow answers the question after a missed time', () => {
    expect(act(needsReschedule(), commands[1], at(context, PLANNED + MINUTE)).status).toBe('PUBLISHING');
  });

  it('PublishNow more than seven days early asks for 签发 again', () => {
    const early = act(buildScheduled(), commands[1], at(context, PLANNED - 7 * DAY - 1));
    expect(early.status).toBe('IN_REVIEW');
    expect(openStage(early)!.name).toBe('EXEC_SIGNOFF');
  });
});

describe('Reschedule', () => {
  const move = (submission: Submission, plannedAt: number, now = NOW) =>
    act(submission, { type: 'Reschedule', by: 'editor', plannedAt }, at(context, now));

  it('to a time that has come is refused', () => {
    const refusal = refusalOf(decide(buildScheduled(), { type: 'Reschedule', by: 'editor', plannedAt: NOW }, context));
    expect(refusal).toEqual({ code: 'PLANNED_TIME_PAST', plannedAt: NOW });
  });

  it.each([7 * DAY, -7 * DAY])('by exactly seven days keeps the signatures', (by) => {
    const moved = move(buildScheduled(), PLANNED + by);
    expect(moved).toMatchObject({ status: 'SCHEDULED', request: { plannedAt: PLANNED + by } });
    expect(whyNotSendable(moved, sealedOf(moved), 'weibo-main', buildContext())).toBeNull();
  });

  it.each([7 * DAY + 1, -7 * DAY - 1])('by more asks for 签发 again and keeps the rest', (by) => {
    const moved = move(buildScheduled(), PLANNED + by);
    expect(moved.status).toBe('IN_REVIEW');
    expect(openStage(moved)!.name).toBe('EXEC_SIGNOFF');
    expect(currentReview(moved)).toMatchObject({ no: 2, outcome: 'OPEN' });
    expect(currentReview(moved)!.signatures.map(({ stage }) => stage)).toEqual([
      'DEPT_REVIEW',
      'OFFICE_REVIEW',
      'SECRECY_REVIEW',
    ]);
    expect(whyNotSendable(moved, sealedOf(moved), 'weibo-main', buildContext())).not.toBeNull();
  });

  it('counts from the time that was signed, however many small moves were made', () => {
    const small = move(buildScheduled(), PLANNED + 4 * DAY);
    expect(small.status).toBe('SCHEDULED');
    expect(move(small, PLANNED + 8 * DAY).status).toBe('IN_REVIEW');
  });

  it('after 签发 was given again, everything stands', () => {
    const moved = move(buildScheduled(), PLANNED + 30 * DAY);
    const signed = act(moved, tap(moved, 'exec2'));
    expect(signed).toMatchObject({ status: 'SCHEDULED', publications: [{ status: 'WAITING' }, { status: 'WAITING' }] });
    expect(whyNotSendable(signed, sealedOf(signed), 'weibo-main', buildContext())).toBeNull();
  });

  it('after a missed time it is scheduled again', () => {
    expect(move(needsReschedule(), PLANNED + DAY, PLANNED).status).toBe('SCHEDULED');
  });

  it('before 签发 is asked changes nothing but the time', () => {
    const moved = move(buildSigned(2), PLANNED + 30 * DAY);
    expect(moved).toMatchObject({ status: 'IN_REVIEW', request: { plannedAt: PLANNED + 30 * DAY } });
    expect(moved.reviews).toHaveLength(1);
  });

  it('while 签发 is asked makes the cards with the old time old', () => {
    const asked = buildSigned(3);
    const moved = move(asked, PLANNED + DAY);
    expect(refusalOf(decide(moved, tap(asked, 'exec'), context))).toEqual({ code: 'STALE_CARD' });
    const signed = act(moved, tap(moved, 'exec'));
    expect(currentReview(signed)!.signatures.at(-1)!.plannedAt).toBe(PLANNED + DAY);
  });

  describe('under 会签', () => {
    const all = buildContext({ policy: buildPolicy({ route: buildRoute({ quorum: 'all' }) }) });
    const halfSigned = () => {
      const asked = buildSigned(3, { context: all });
      return act(asked, tap(asked, 'exec'), all);
    };

    it('keeps a 签发 already given when it moves a little', () => {
      const moved = move(halfSigned(), PLANNED + DAY);
      expect(currentReview(moved)!.signatures.map(({ signer }) => signer.id)).toContain('exec');
      const signed = act(moved, tap(moved, 'exec2'), all);
      expect(signed.status).toBe('SCHEDULED');
      expect(whyNotSendable(signed, sealedOf(signed), 'weibo-main', buildContext())).toBeNull();
    });

    it('asks for it again when it moves far', () => {
      const moved = move(halfSigned(), PLANNED + 8 * DAY);
      expect(currentReview(moved)!.signatures.map(({ signer }) => signer.id)).not.toContain('exec');
      const one = act(moved, tap(moved, 'exec2'), all);
      expect(one.status).toBe('IN_REVIEW');
      expect(act(one, tap(one, 'exec'), all).status).toBe('SCHEDULED');
    });
  });
});
