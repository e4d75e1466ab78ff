import { freeOn, freeSlots } from '../../../src/domain/time/free-slots';
import { readableTime } from '../../../src/domain/time/shanghai';
import { NOW, PLANNED } from '../../helpers/build';
import { buildBooking, buildQueue, wanting } from '../queue';

const words = (slots: number[]) => slots.map((slot) => readableTime(slot, NOW));

describe('free slots', () => {
  it('are the three nearest of the day', () => {
    const queue = buildQueue([buildBooking('2026-0002')]);
    expect(words(freeSlots(PLANNED, wanting(), queue))).toEqual(['3/24 07:30', '3/24 08:30', '3/24 07:00']);
  });

  it('when the day is full, are near the same hour of the days around', () => {
    const queue = buildQueue([buildBooking('2026-0002', { accountIds: ['wechat-main'] })]);
    const mine = wanting({ accountIds: ['wechat-main', 'weibo-main'] });
    expect(words(freeSlots(PLANNED, mine, queue))).toEqual(['3/25 08:00', '3/23 08:00', '3/26 08:00']);
  });

  it('lie outside quiet hours, except for an emergency', () => {
    const night = Date.parse('2026-03-24T23:10:00+08:00');
    expect(words(freeSlots(night, wanting(), buildQueue()))).toEqual(['3/24 21:30', '3/24 21:00', '3/24 20:30']);
    expect(words(freeSlots(night, wanting({ emergency: true }), buildQueue(), 1))).toEqual(['3/24 23:00']);
  });

  it('are still to come', () => {
    expect(words(freeSlots(NOW, wanting(), buildQueue()))).toEqual(['3/16 10:30', '3/16 11:00', '3/16 11:30']);
  });

  it('are not what somebody else has asked for', () => {
    const queue = buildQueue([
      buildBooking('2026-0002'),
      buildBooking('2026-0003', { plannedAt: PLANNED + 45 * 60_000, state: 'ASKED' }),
    ]);
    // two are a full day
    expect(words(freeSlots(PLANNED, wanting(), queue, 1))).toEqual(['3/25 08:00']);
  });

  it('of a date are its half hours', () => {
    const free = freeOn('2026-03-24', wanting(), buildQueue([buildBooking('2026-0002')]));
    expect(free).toHaveLength(29);
    expect(words(free).slice(0, 3)).toEqual(['3/24 07:00', '3/24 07:30', '3/24 08:30']);
    expect(words(free).at(-1)).toBe('3/24 21:30');
  });
});
