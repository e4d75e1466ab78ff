import { decide } from '../../../src/domain/decide';
import type { Submission } from '../../../src/domain/submission';
import {
  act,
  at,
  buildContext,
  buildDraft,
  buildPublishing,
  buildScheduled,
  buildSigned,
  DAY,
  eventsOf,
  MINUTE,
  NOW,
  PLANNED,
  refusalOf,
  tap,
  typesOf,
} from '../../helpers/build';

const context = buildContext();
const later = at(context, NOW + 10 * MINUTE);
const withdraw = { type: 'Withdraw', by: 'officer', reason: '有变' } as const;
const needsReschedule = () => act(buildSigned(3), tap(buildSigned(3), 'exec'), at(context, PLANNED));

/** Signed off, and its submitter wants it back. */
const asked = (submission: Submission = buildScheduled()) => act(submission, withdraw, later);
const answer = (granted: boolean, by = 'editor', askedAt = later.now) =>
  ({ type: 'AnswerWithdrawal', by, askedAt, granted, cardId: 'card-1' }) as const;

describe('Withdraw after 签发', () => {
  it.each([
    ['SCHEDULED', buildScheduled],
    ['RESCHEDULE_NEEDED', needsReschedule],
  ])('when %s is a question to the office, and changes nothing else', (status, build) => {
    expect(asked(build())).toMatchObject({ status, withdrawal: { by: 'officer', at: later.now, reason: '有变' } });
  });

  it('is asked once', () => {
    expect(refusalOf(decide(asked(), withdraw, later))).toEqual({ code: 'WITHDRAWAL_ASKED_ALREADY', at: later.now });
  });

  it.each([
    ['DRAFT', buildDraft],
    ['PUBLISHING', buildPublishing],
  ])('is refused when %s', (status, build) => {
    expect(refusalOf(decide(build(), withdraw, context))).toEqual({ code: 'CANNOT_WITHDRAW_NOW', status });
  });

  it('keeps the post from going out by itself until it is answered', () => {
    const reach = decide(asked(), { type: 'ReachPlannedTime', plannedAt: PLANNED }, at(context, PLANNED));
    expect(eventsOf(reach)).toEqual([{ type: 'RescheduleNeeded', why: 'WITHDRAWAL_ASKED' }]);
  });

  it('is refused by an office that lets the post out all the same', () => {
    const dayBefore = at(context, PLANNED - DAY);
    const events = eventsOf(decide(asked(), { type: 'PublishNow', by: 'editor' }, dayBefore));
    expect(typesOf(events)).toEqual(['WithdrawalRefused', 'Rescheduled', 'PublishingStarted']);
  });
});

describe('the office’s answer', () => {
  it('granted: withdrawn by its submitter, with who agreed; the signatures no longer stand', () => {
    const after = act(asked(), answer(true), later);
    expect(after).toMatchObject({
      status: 'WITHDRAWN',
      closing: { by: 'officer', reason: '有变', grantedBy: 'editor' },
    });
    expect(after).not.toHaveProperty('withdrawal');
  });

  it('refused: it stays scheduled and may be asked again', () => {
    const after = act(asked(), answer(false), later);
    expect(after.status).toBe('SCHEDULED');
    expect(after).not.toHaveProperty('withdrawal');
    expect(asked(after).withdrawal).toBeDefined();
  });

  it.each(['officer', 'head', 'exec', 'publisher'])('is not %s’s to give', (by) => {
    expect(refusalOf(decide(asked(), answer(true, by), later))).toEqual({ code: 'NOT_ENTITLED', right: 'office' });
  });

  it('is for the request that was shown: an old card does not answer a new one', () => {
    const none = { code: 'NO_WITHDRAWAL_ASKED' };
    expect(refusalOf(decide(buildScheduled(), answer(true), later))).toEqual(none);
    expect(refusalOf(decide(asked(), answer(true, 'editor', later.now - 1), later))).toEqual(none);
    expect(refusalOf(decide(act(asked(), answer(true), later), answer(true), later))).toEqual(none);
  });

  it('is asked for no more after a return: whoever has the post again needs no leave', () => {
    const moved = act(asked(), { type: 'Reschedule', by: 'editor', plannedAt: PLANNED + 10 * DAY }, later);
    const back = act(moved, tap(moved, 'exec', 'return', { reason: { code: null, text: '再想想' } }), later);
    expect(back).toMatchObject({ status: 'RETURNED' });
    expect(back).not.toHaveProperty('withdrawal');
    expect(refusalOf(decide(back, answer(true), later))).toEqual({ code: 'NO_WITHDRAWAL_ASKED' });
  });
});
