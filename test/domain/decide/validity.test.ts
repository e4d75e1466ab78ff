import { nextValidityAt, openQuestion } from '../../../src/domain/signing/approval-age';
import { decide } from '../../../src/domain/decide';
import { react } from '../../../src/domain/react';
import { currentReview, openStage, type Submission } from '../../../src/domain/submission';
import { EXPIRED, NOT_CONFIRMED, whyNotSendable } from '../../../src/domain/signing/validity';
import {
  act,
  at,
  buildContext,
  buildScheduled,
  DAY,
  eventsOf,
  HOUR,
  MINUTE,
  NOW,
  refusalOf,
  sealedOf,
  typesOf,
} from '../../helpers/build';

const context = buildContext();
const SIGNED = NOW + 4 * MINUTE;
const on = (day: number, ms = 0) => at(context, SIGNED + day * DAY + ms);
/** Signed at SIGNED for a time that many days later. */
const plannedFor = (days: number) => buildScheduled({ request: { plannedAt: SIGNED + days * DAY } });
const confirm = { type: 'Reconfirm', by: 'editor', cardId: null } as const;
const asked = (submission: Submission, day: number) => act(submission, { type: 'ReachValidity' }, on(day));
const reach = (submission: Submission, now = submission.request.plannedAt!) =>
  eventsOf(
    decide(submission, { type: 'ReachPlannedTime', plannedAt: submission.request.plannedAt! }, at(context, now)),
  );

describe('an approval that grows old before its planned time', () => {
  it('is asked about after thirty days, not a millisecond before, and once', () => {
    const scheduled = plannedFor(40);
    expect(nextValidityAt(scheduled, context.policy)).toBe(SIGNED + 30 * DAY);
    expect(eventsOf(decide(scheduled, { type: 'ReachValidity' }, on(30, -1)))).toEqual([]);
    const events = eventsOf(decide(scheduled, { type: 'ReachValidity' }, on(30)));
    expect(events).toEqual([{ type: 'ValidityAsked', reviewNo: 1, what: 'RECONFIRM', signedOffAt: SIGNED }]);
    expect(eventsOf(decide(asked(scheduled, 30), { type: 'ReachValidity' }, on(31)))).toEqual([]);
  });

  it('asks every contact with a card', () => {
    const after = asked(plannedFor(40), 30);
    const [event] = eventsOf(decide(plannedFor(40), { type: 'ReachValidity' }, on(30)));
    expect(react(event!, after, on(30))).toContainEqual({
      kind: 'askValidity',
      personId: 'editor',
      reviewNo: 1,
      what: 'RECONFIRM',
    });
  });

  it('without an answer it does not go out, and the office and its submitter are told', () => {
    const scheduled = asked(plannedFor(40), 30);
    const events = reach(scheduled);
    expect(events).toEqual([{ type: 'RescheduleNeeded', why: 'APPROVAL_OLD' }]);
    const kept = act(scheduled, { type: 'ReachPlannedTime', plannedAt: SIGNED + 40 * DAY }, on(40));
    expect(kept.status).toBe('RESCHEDULE_NEEDED');
    const told = react(events[0]!, kept, on(40)).flatMap((one) => (one.kind === 'tell' ? [one.personId] : []));
    expect(told).toEqual(['officer', 'editor']);
  });

  it('confirmed, it goes out; the confirmation says who and when', () => {
    const confirmed = act(asked(plannedFor(40), 30), confirm, on(31));
    expect(confirmed.validity).toEqual({
      reviewNo: 1,
      asked: null,
      confirmed: { by: 'editor', at: SIGNED + 31 * DAY, signedOffAt: SIGNED, plannedAt: SIGNED + 40 * DAY },
    });
    expect(typesOf(reach(confirmed))).toEqual(['PublishingStarted']);
  });

  it('is confirmed by the office alone, and only when it has to be', () => {
    const scheduled = asked(plannedFor(40), 30);
    expect(refusalOf(decide(scheduled, { ...confirm, by: 'officer' }, on(31)))).toMatchObject({ right: 'office' });
    const young = buildScheduled();
    expect(refusalOf(decide(young, confirm, on(1)))).toMatchObject({ code: 'APPROVAL_NOT_OLD' });
    expect(refusalOf(decide(act(scheduled, confirm, on(31)), confirm, on(31)))).toMatchObject({
      code: 'APPROVAL_NOT_OLD',
    });
  });

  it('one that goes out before needs no watching; one that is held does', () => {
    expect(nextValidityAt(plannedFor(20), context.policy)).toBeNull();
    const pause = { by: 'editor', at: SIGNED, reason: '公祭日' };
    const held = act(plannedFor(20), { type: 'Hold', by: 'editor', reason: '公祭日' }, { ...on(1), pause });
    expect(nextValidityAt(held, context.policy)).toBe(SIGNED + 30 * DAY);
    expect(openQuestion(asked(held, 30))).toBe('RECONFIRM');
  });
});

describe('改期 and 立即发', () => {
  it('to a time beyond thirty days asks at once', () => {
    const events = eventsOf(
      decide(plannedFor(28), { type: 'Reschedule', by: 'editor', plannedAt: SIGNED + 33 * DAY }, on(2)),
    );
    expect(typesOf(events)).toEqual(['Rescheduled', 'ValidityAsked']);
  });

  it('back to a time within them takes the question away', () => {
    const moved = act(plannedFor(28), { type: 'Reschedule', by: 'editor', plannedAt: SIGNED + 33 * DAY }, on(2));
    const back = act(moved, { type: 'Reschedule', by: 'editor', plannedAt: SIGNED + 29 * DAY }, on(3));
    expect(openQuestion(moved)).toBe('RECONFIRM');
    expect(openQuestion(back)).toBeNull();
  });

  it('立即发 waits for the confirmation', () => {
    const kept = act(plannedFor(40), { type: 'ReachPlannedTime', plannedAt: SIGNED + 40 * DAY }, on(40));
    const now = { type: 'PublishNow', by: 'editor' } as const;
    expect(refusalOf(decide(kept, now, on(40, HOUR)))).toEqual({
      code: 'APPROVAL_OLD',
      what: 'RECONFIRM',
      signedOffAt: SIGNED,
    });
    const confirmed = act(kept, confirm, on(40, HOUR));
    expect(act(confirmed, now, on(40, HOUR)).status).toBe('PUBLISHING');
  });
});

describe('after ninety days', () => {
  const again = { type: 'RepeatReview', by: 'editor', cardId: null } as const;

  it('is asked at thirty days already for what is planned beyond them', () => {
    expect(openQuestion(asked(plannedFor(100), 30))).toBe('REREVIEW');
  });

  it('can neither be confirmed, nor moved, nor let out', () => {
    const kept = act(plannedFor(91), { type: 'ReachPlannedTime', plannedAt: SIGNED + 91 * DAY }, on(91));
    expect(openQuestion(kept)).toBe('REREVIEW');
    const refused = { code: 'APPROVAL_OLD', what: 'REREVIEW', signedOffAt: SIGNED };
    expect(refusalOf(decide(kept, confirm, on(91)))).toEqual(refused);
    expect(refusalOf(decide(kept, { type: 'PublishNow', by: 'editor' }, on(91)))).toEqual(refused);
    const move = { type: 'Reschedule', by: 'editor', plannedAt: SIGNED + 120 * DAY } as const;
    expect(refusalOf(decide(kept, move, on(91)))).toEqual(refused);
  });

  it('the same version goes through all four stages again', () => {
    const kept = act(plannedFor(91), { type: 'ReachPlannedTime', plannedAt: SIGNED + 91 * DAY }, on(91));
    const repeated = act(kept, again, on(91));
    expect(repeated).toMatchObject({ status: 'IN_REVIEW', versions: [{ no: 1 }] });
    expect(openStage(repeated)?.name).toBe('DEPT_REVIEW');
    expect(currentReview(repeated)).toMatchObject({ no: 2, version: 1, signatures: [], outcome: 'OPEN' });
    expect(openQuestion(repeated)).toBeNull();
    expect(refusalOf(decide(plannedFor(40), again, on(31)))).toMatchObject({ code: 'APPROVAL_NOT_OLD' });
  });

  it('or goes back to whoever wrote it', () => {
    const back = { type: 'ReturnOld', by: 'editor', reason: '数字已过时', cardId: null } as const;
    const returned = act(asked(plannedFor(40), 30), back, on(31));
    expect(returned).toMatchObject({
      status: 'RETURNED',
      closing: { by: 'editor', reason: '数字已过时', code: 'STALE' },
    });
    expect(currentReview(returned)!.outcome).toBe('RETURNED');
    expect(refusalOf(decide(plannedFor(20), back, on(1)))).toMatchObject({ code: 'APPROVAL_NOT_OLD' });
  });
});

describe('the check at the moment of sending', () => {
  const publishing = () => act(plannedFor(29), { type: 'ReachPlannedTime', plannedAt: SIGNED + 29 * DAY }, on(29));
  const why = (submission: Submission, day: number) =>
    whyNotSendable(submission, sealedOf(submission), 'weibo-main', on(day));

  it.each([
    [29, null],
    [30, NOT_CONFIRMED],
    [89, NOT_CONFIRMED],
    [90, EXPIRED],
  ])('%i days after 签发: %s', (day, expected) => {
    expect(why(publishing(), day)).toBe(expected);
  });

  it('a confirmation of this review lets it out, until it expires', () => {
    const confirmed = act(publishing(), confirm, on(31));
    expect(why(confirmed, 31)).toBeNull();
    expect(why(confirmed, 60)).toBeNull();
    expect(why(confirmed, 61)).toBe(NOT_CONFIRMED);
    expect(why(confirmed, 90)).toBe(EXPIRED);
    const ofAnother = { ...confirmed, validity: { ...confirmed.validity!, reviewNo: 7 } };
    expect(why(ofAnother, 31)).toBe(NOT_CONFIRMED);
  });

  it('no attempt begins on an approval that grew old while it waited for its turn', () => {
    const begin = { type: 'BeginSending', accountId: 'weibo-main', attemptId: 'a' } as const;
    expect(refusalOf(decide(publishing(), begin, on(30)))).toMatchObject({ code: 'APPROVAL_OLD' });
    expect(typesOf(eventsOf(decide(publishing(), begin, on(29))))).toEqual(['SendingBegan']);
  });
});
