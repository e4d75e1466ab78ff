import { decide } from '../../../src/domain/decide';
import type { Booking } from '../../../src/domain/time/slots';
import type { Submission } from '../../../src/domain/submission';
import {
  act,
  at,
  buildContext,
  buildDraft,
  buildScheduled,
  buildSigned,
  DAY,
  eventsOf,
  HOUR,
  PLANNED,
  refusalOf,
  sealedOf,
  tap,
  typesOf,
  type Story,
  NOW,
} from '../../helpers/build';
import { buildBooking, LIMITED } from '../queue';
import { whyNotSendable } from '../../../src/domain/signing/validity';

const context = buildContext();
const withQueue = (...booked: Booking[]) => ({ ...context, policy: LIMITED, booked });
const signOff = (submission: Submission, ...booked: Booking[]) =>
  eventsOf(decide(submission, tap(submission, 'exec'), withQueue(...booked)));
const SLOTS = [PLANNED - HOUR / 2, PLANNED + HOUR / 2, PLANNED - HOUR];
const weibo: Story = { content: { accountIds: ['weibo-main'] } };

describe('签发 of a post', () => {
  it('gives it its slot when that is free', () => {
    expect(typesOf(signOff(buildSigned(3, weibo)))).toEqual(['Signed', 'Scheduled']);
  });

  it('asks the office for another slot when one signed before has it', () => {
    const events = signOff(buildSigned(3, weibo), buildBooking('2026-0002'));
    expect(typesOf(events)).toEqual(['Signed', 'Scheduled', 'RescheduleNeeded']);
    expect(events.at(-1)).toEqual({
      type: 'RescheduleNeeded',
      why: 'SLOT_TAKEN',
      against: '2026-0002',
      slots: SLOTS,
    });
  });

  it('is not kept back by one that is only asked for', () => {
    const events = signOff(buildSigned(3, weibo), buildBooking('2026-0002', { state: 'ASKED' }));
    expect(typesOf(events)).toEqual(['Signed', 'Scheduled']);
  });

  it('of a date-bound post makes an undated one give way', () => {
    const story = { ...weibo, request: { dateBound: true } };
    const events = signOff(buildSigned(3, story), buildBooking('2026-0002'));
    expect(typesOf(events)).toEqual(['Signed', 'Scheduled']);
    expect(events.at(-1)).toMatchObject({
      displaces: [{ submissionId: 'sub-2026-0002', plannedAt: PLANNED, ask: false }],
    });
  });

  it('of an emergency asks before a date-bound one is moved', () => {
    const story: Story = { ...weibo, request: { urgency: 'EMERGENCY', reason: '突发' } };
    const events = signOff(buildSigned(3, story), buildBooking('2026-0002', { dateBound: true }));
    expect(events.at(-1)).toMatchObject({
      displaces: [{ submissionId: 'sub-2026-0002', plannedAt: PLANNED, ask: true }],
    });
  });

  it('for a time in quiet hours asks the office at once, unless it is an emergency', () => {
    const night = Date.parse('2026-03-25T02:00:00+08:00');
    const events = signOff(buildSigned(3, { ...weibo, request: { plannedAt: night } }));
    expect(events.at(-1)).toMatchObject({ type: 'RescheduleNeeded', why: 'QUIET_HOURS' });
    const urgent: Story = { ...weibo, request: { plannedAt: night, urgency: 'EMERGENCY', reason: '突发' } };
    expect(typesOf(signOff(buildSigned(3, urgent)))).toEqual(['Signed', 'Scheduled']);
  });
});

describe('提交', () => {
  const submit = (story: Story) =>
    decide(buildDraft(story), { type: 'Submit', by: 'officer', onTheWay: 0 }, withQueue(buildBooking('2026-0002')));

  it('finds the slot taken, names the slots that are free, and waits for a reason to want it all the same', () => {
    expect(refusalOf(submit({ ...weibo, request: { reason: null } }))).toMatchObject({
      code: 'UNANSWERED',
      findings: [{ rule: 'F-13', text: expect.stringContaining('最近的空档：3/24 07:30、3/24 08:30、3/24 07:00') }],
    });
  });

  it('goes on with a reason, which the signers read', () => {
    expect(eventsOf(submit({ ...weibo, request: { reason: '活动当天' } }))[0]).toMatchObject({
      type: 'Submitted',
      findings: expect.arrayContaining([
        expect.objectContaining({ rule: 'F-13', answer: { by: 'officer', at: NOW, text: '活动当天' } }),
      ]),
    });
  });
});

describe('改期', () => {
  const move = (plannedAt: number, ...booked: Booking[]) =>
    decide(buildScheduled(weibo), { type: 'Reschedule', by: 'editor', plannedAt }, withQueue(...booked));

  it('to a slot that is taken is refused, with the nearest free ones', () => {
    const there = buildBooking('2026-0002', { plannedAt: PLANNED + DAY });
    expect(refusalOf(move(PLANNED + DAY, there))).toEqual({
      code: 'SLOT_NOT_FREE',
      plannedAt: PLANNED + DAY,
      why: 'GAP',
      against: '2026-0002',
      slots: SLOTS.map((slot) => slot + DAY),
    });
  });

  it('into quiet hours is refused', () => {
    const night = Date.parse('2026-03-24T22:00:00+08:00');
    expect(refusalOf(move(night))).toMatchObject({ code: 'SLOT_NOT_FREE', why: 'QUIET_HOURS' });
  });

  it('of a date-bound post takes the slot, as long as it stays signed', () => {
    const bound = buildScheduled({ ...weibo, request: { dateBound: true } });
    const to = (plannedAt: number) =>
      eventsOf(
        decide(
          bound,
          { type: 'Reschedule', by: 'editor', plannedAt },
          withQueue(buildBooking('2026-0002', { plannedAt })),
        ),
      );
    expect(to(PLANNED + DAY)[0]).toMatchObject({ displaces: [{ submissionId: 'sub-2026-0002' }] });
    expect(to(PLANNED + 8 * DAY)[0]).not.toHaveProperty('displaces');
  });
});

describe('立即发', () => {
  it('waits for the morning, unless it is an emergency', () => {
    const now = Date.parse('2026-03-23T22:30:00+08:00');
    const publish = (story: Story) =>
      decide(buildScheduled({ ...weibo, ...story }), { type: 'PublishNow', by: 'editor' }, at(context, now));
    expect(refusalOf(publish({}))).toMatchObject({ code: 'SLOT_NOT_FREE', why: 'QUIET_HOURS' });
    expect(refusalOf(publish({ request: { urgency: 'EMERGENCY', reason: '突发' } }))).toBeNull();
  });
});

describe('the planned time', () => {
  it('that comes late into the quiet hours asks instead', () => {
    const plannedAt = Date.parse('2026-03-24T21:50:00+08:00');
    const scheduled = buildScheduled({ ...weibo, request: { plannedAt } });
    const reach = (now: number) =>
      eventsOf(decide(scheduled, { type: 'ReachPlannedTime', plannedAt }, at(context, now)));
    expect(reach(plannedAt + 10 * 60_000)).toEqual([{ type: 'RescheduleNeeded', why: 'QUIET_HOURS' }]);
    expect(typesOf(reach(plannedAt + 9 * 60_000))).toEqual(['PublishingStarted']);
  });
});

describe('making way', () => {
  const yielding = (ask: boolean, plannedAt = PLANNED) =>
    eventsOf(decide(buildScheduled(weibo), { type: 'YieldSlot', to: '2026-0009', plannedAt, ask }, withQueue()));

  it('puts the post to the office with free slots, its signatures untouched', () => {
    expect(yielding(false)).toMatchObject([{ type: 'RescheduleNeeded', why: 'SLOT_YIELDED', against: '2026-0009' }]);
  });

  it('of a date-bound post only asks', () => {
    expect(yielding(true)).toMatchObject([{ type: 'SlotContested', by: '2026-0009' }]);
  });

  it('is over once the post has another time, or is no longer waiting', () => {
    expect(yielding(false, PLANNED + 1)).toEqual([]);
    const command = { type: 'YieldSlot' as const, to: '2026-0009', plannedAt: PLANNED, ask: false };
    expect(eventsOf(decide(buildSigned(3, weibo), command, withQueue()))).toEqual([]);
  });

  it('a slot chosen afterwards schedules it again, and the question is gone', () => {
    const asked = act(
      buildScheduled(weibo),
      { type: 'YieldSlot', to: '2026-0009', plannedAt: PLANNED, ask: false },
      withQueue(),
    );
    expect(asked).toMatchObject({ status: 'RESCHEDULE_NEEDED', moving: { why: 'SLOT_YIELDED', against: '2026-0009' } });
    const moved = act(asked, { type: 'Reschedule', by: 'editor', plannedAt: PLANNED + HOUR }, withQueue());
    expect(moved.status).toBe('SCHEDULED');
    expect(moved).not.toHaveProperty('moving');
  });
});

describe('a text with relative dates', () => {
  const today: Story = { content: { ...weibo.content, body: '今天是世界卫生日' } };
  const move = (submission: Submission, plannedAt: number) =>
    eventsOf(decide(submission, { type: 'Reschedule', by: 'editor', plannedAt }, context));

  it('moved within its day keeps 签发, moved to another day does not', () => {
    expect(typesOf(move(buildScheduled(today), PLANNED + HOUR))).toEqual(['Rescheduled']);
    const events = move(buildScheduled(today), PLANNED + DAY);
    expect(events.at(-1)).toMatchObject({ type: 'SignOffReopened', words: ['今天'] });
  });

  it('without them a day’s move keeps 签发', () => {
    expect(typesOf(move(buildScheduled(weibo), PLANNED + DAY))).toEqual(['Rescheduled']);
  });

  it('is not let out on another day than the one that was signed', () => {
    const scheduled = buildScheduled(today);
    const elsewhere = { ...scheduled, request: { ...scheduled.request, plannedAt: PLANNED + DAY } };
    expect(whyNotSendable(scheduled, sealedOf(scheduled), 'weibo-main', buildContext())).toBeNull();
    expect(whyNotSendable(elsewhere, sealedOf(scheduled), 'weibo-main', buildContext())).toMatch(/今天/);
  });
});
