import { runRules } from '../../../src/domain/rules';
import type { Booking } from '../../../src/domain/time/slots';
import { HOUR, MINUTE, NOW, PLANNED } from '../../helpers/build';
import { buildBooking, buildQueue, LIMITED, wanting } from '../queue';
import { examples } from './examples';
import { buildSubject, effectsOf } from './subject';

const NIGHT = Date.parse('2026-03-24T23:00:00+08:00');

function subject(plannedAt: number, booked: Booking[], mine: Parameters<typeof wanting>[0] = {}) {
  const place = { wanting: wanting({ accountIds: ['weibo-main', 'wechat-main'], ...mine }), queue: buildQueue(booked) };
  return { ...buildSubject({}, { plannedAt }), policy: LIMITED, place };
}
const textOf = (one: ReturnType<typeof subject>) =>
  runRules(one, 1, NOW).find(({ rule }) => rule === 'F-13')?.text ?? '';

const wants = (booked: Booking[]) => ({
  matter: { policy: LIMITED, place: subject(PLANNED, booked).place },
});
const confirm = { effect: ['CONFIRM' as const] };

examples('F-13', {
  hits: [
    { name: 'the same minute', ...wants([buildBooking('2026-0002')]), ...confirm },
    { name: 'too near', ...wants([buildBooking('2026-0002', { plannedAt: PLANNED + 10 * MINUTE })]), ...confirm },
    { name: 'only asked for', ...wants([buildBooking('2026-0002', { state: 'ASKED' })]), ...confirm },
    {
      name: 'a full day',
      ...wants([buildBooking('2026-0002', { accountIds: ['wechat-main'], plannedAt: PLANNED + 9 * HOUR })]),
      ...confirm,
    },
  ],
  misses: [
    { name: 'a free slot', ...wants([]) },
    { name: 'another account', ...wants([buildBooking('2026-0002', { accountIds: ['weibo-two'] })]) },
    { name: 'a queue that was not looked at', request: { plannedAt: NIGHT } },
  ],
});

describe('F-13: one queue for all', () => {
  it('quiet hours are a hit, except for an emergency', () => {
    expect(effectsOf('F-13', subject(NIGHT, []))).toEqual(['CONFIRM']);
    expect(effectsOf('F-13', subject(NIGHT, [], { emergency: true }))).toEqual([]);
    expect(textOf(subject(NIGHT, []))).toMatch(/静默时段（22:00–07:00）.*3\/24 21:30/);
  });

  it('says who has it, why it is too near, and where there is room', () => {
    const text = textOf(subject(PLANNED, [buildBooking('2026-0002', { plannedAt: PLANNED + 10 * MINUTE })]));
    expect(text).toMatch(/微博与 2026-0002（3\/24 08:10）相隔不足 30 分钟.*最近的空档：3\/24 07:30/);
    expect(text).toContain('先签发');
    const full = textOf(subject(PLANNED, [buildBooking('2026-0003', { accountIds: ['wechat-main'] })]));
    expect(full).toMatch(/微信 3\/24 已排满 1 篇，其中有 2026-0003/);
  });

  it('says nothing where the queue was not looked at, and before there is a time', () => {
    expect(effectsOf('F-13', buildSubject({}, { plannedAt: NIGHT }))).toEqual([]);
    expect(
      effectsOf('F-13', { ...subject(NIGHT, []), request: { urgency: 'ROUTINE', reason: null, plannedAt: null } }),
    ).toEqual([]);
  });
});
