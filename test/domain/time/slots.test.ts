import { bookingOf, conflictsAt, placeAt, wantingOf } from '../../../src/domain/time/slots';
import {
  act,
  buildDraft,
  buildPublishing,
  buildScheduled,
  buildSubmission,
  HOUR,
  MINUTE,
  PLANNED,
} from '../../helpers/build';
import { buildBooking, buildQueue, wanting } from '../queue';

const FOOT = Date.parse('2026-04-07T08:00:00+08:00');

describe('a booking', () => {
  it('is there from 提交 on, and holds its slot once it is signed', () => {
    expect(bookingOf(buildDraft())).toBeNull();
    expect(bookingOf(buildSubmission())).toMatchObject({
      no: '2026-0001',
      departmentId: 'D-MED',
      accountIds: ['weibo-main', 'wechat-main'],
      plannedAt: PLANNED,
      state: 'ASKED',
    });
    expect(bookingOf(buildScheduled())?.state).toBe('SIGNED');
    expect(bookingOf(buildPublishing())?.state).toBe('OUT');
  });

  it('is gone when the submission is', () => {
    const withdrawn = act(buildSubmission(), { type: 'Withdraw', by: 'officer', reason: '有变' });
    expect(bookingOf(withdrawn)).toBeNull();
  });

  it.each([
    ['a health post on a health day', { category: 2 as const, videoUrl: 'https://v.example.cn/1' }, {}, true],
    ['another post on a health day', { category: 1 as const }, {}, false],
    ['定日：是', { category: 1 as const }, { dateBound: true }, true],
  ])('%s: date-bound %s', (_name, content, request, dateBound) => {
    const submission = buildSubmission({ content, request: { plannedAt: FOOT, ...request } });
    expect(bookingOf(submission)?.dateBound).toBe(dateBound);
  });

  it('a health post moved off its health day is bound no longer', () => {
    const submission = buildSubmission({
      content: { category: 2, videoUrl: 'https://v.example.cn/1' },
      request: { plannedAt: FOOT },
    });
    expect(wantingOf(submission, FOOT).dateBound).toBe(true);
    expect(wantingOf(submission, FOOT + 24 * HOUR).dateBound).toBe(false);
  });

  it('a draft wants the accounts it names now', () => {
    const draft = buildDraft({ content: { accountIds: ['wechat-main'] }, request: { urgency: 'EMERGENCY' } });
    expect(wantingOf(draft, PLANNED)).toMatchObject({ accountIds: ['wechat-main'], emergency: true });
  });
});

describe('conflicts', () => {
  it('a gap that is too small, to the millisecond', () => {
    const queue = buildQueue([buildBooking('2026-0002')]);
    const at = (ms: number) => conflictsAt(PLANNED + ms, wanting(), queue).map(({ why, with: { no } }) => [why, no]);
    expect(at(30 * MINUTE)).toEqual([]);
    expect(at(-30 * MINUTE)).toEqual([]);
    expect(at(30 * MINUTE - 1)).toEqual([['GAP', '2026-0002']]);
    expect(at(0)).toEqual([['GAP', '2026-0002']]);
  });

  it('a full day, by the Shanghai date; what is easiest to move is named', () => {
    const booked = [
      buildBooking('2026-0002', { plannedAt: PLANNED + 2 * HOUR, state: 'OUT' }),
      buildBooking('2026-0003', { plannedAt: PLANNED + 6 * HOUR }),
    ];
    expect(conflictsAt(PLANNED + 10 * HOUR, wanting(), buildQueue(booked))).toMatchObject([
      { why: 'QUOTA', channel: 'WEIBO', with: { no: '2026-0003' } },
    ]);
    expect(conflictsAt(PLANNED + 24 * HOUR, wanting(), buildQueue(booked))).toEqual([]);
  });

  it('another account, its own place and an account without a target are no conflict', () => {
    const queue = buildQueue([
      buildBooking('2026-0002', { accountIds: ['wechat-main'] }),
      buildBooking('2026-0001', { submissionId: 'sub-1' }),
    ]);
    expect(conflictsAt(PLANNED, wanting(), queue)).toEqual([]);
    const free = { ...queue.policy, frequency: { weibo: null, wechat: null } };
    expect(conflictsAt(PLANNED, wanting({ accountIds: ['wechat-main'] }), { ...queue, policy: free })).toEqual([]);
  });
});

describe('whose is a slot', () => {
  const kindWith = (changes: Parameters<typeof buildBooking>[1], mine: Parameters<typeof wanting>[0] = {}) =>
    placeAt(PLANNED, wanting(mine), buildQueue([buildBooking('2026-0002', changes)]));

  it('first signed keeps it; what is only asked for keeps nothing', () => {
    expect(kindWith({})).toMatchObject({ kind: 'taken', conflict: { with: { no: '2026-0002' } } });
    expect(kindWith({ state: 'ASKED' })).toEqual({ kind: 'free' });
  });

  it('date-bound beats undated, not another date-bound one, nor what is out', () => {
    const mine = { dateBound: true };
    expect(kindWith({}, mine)).toMatchObject({ kind: 'won', moved: [{ no: '2026-0002' }], asked: [] });
    expect(kindWith({ dateBound: true }, mine)).toMatchObject({ kind: 'taken' });
    expect(kindWith({ state: 'OUT' }, mine)).toMatchObject({ kind: 'taken' });
    expect(kindWith({ emergency: true }, mine)).toMatchObject({ kind: 'taken' });
  });

  it('an emergency beats all, and asks before a date-bound post is moved', () => {
    const mine = { emergency: true };
    expect(kindWith({}, mine)).toMatchObject({ kind: 'won', moved: [{ no: '2026-0002' }], asked: [] });
    expect(kindWith({ dateBound: true }, mine)).toMatchObject({ kind: 'won', moved: [], asked: [{ no: '2026-0002' }] });
    expect(kindWith({ state: 'OUT' }, mine)).toEqual({ kind: 'won', moved: [], asked: [] });
  });

  it('quiet hours are nobody’s but an emergency’s', () => {
    const night = Date.parse('2026-03-24T23:00:00+08:00');
    expect(placeAt(night, wanting({ dateBound: true }), buildQueue())).toEqual({ kind: 'quiet' });
    expect(placeAt(night, wanting({ emergency: true }), buildQueue())).toEqual({ kind: 'free' });
  });

  it('who makes way is named once, though it is in the way on two accounts', () => {
    const accountIds = ['weibo-main', 'wechat-main'];
    const place = placeAt(
      PLANNED,
      wanting({ accountIds, dateBound: true }),
      buildQueue([buildBooking('2026-0002', { accountIds })]),
    );
    expect(place).toMatchObject({ kind: 'won', moved: [{ no: '2026-0002' }] });
    expect('moved' in place && place.moved).toHaveLength(1);
  });
});
