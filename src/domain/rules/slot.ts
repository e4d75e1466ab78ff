import { freeSlots } from '../time/free-slots';
import { inQuietHours } from '../time/quiet-hours';
import { conflictsAt, targetOf, type Conflict } from '../time/slots';
import { MINUTE, readableTime } from '../time/shanghai';
import type { Rule, RuleSubject } from './rule';

const CHANNELS = { WEIBO: '微博', WECHAT: '微信' };

/** F-13: quiet hours, slot taken, gap too small, the day's number used up; with the nearest free times (第三、十三条). */
export const slotRule: Rule = {
  id: 'F-13',
  version: '1',
  citation: '《管理办法》第三条、第十三条',
  mend: { wrong: '拟发：2026-03-24 23:00', right: '拟发：2026-03-25 08:00' },
  answeredBy: 'REASON',
  check(subject) {
    const { place, request, policy } = subject;
    const at = request.plannedAt;
    if (!place || at === null) return [];
    const { wanting, queue } = place;
    const quiet = !wanting.emergency && inQuietHours(policy, at);
    const conflicts = firstPerAccount(conflictsAt(at, wanting, queue));
    if (!quiet && conflicts.length === 0) return [];
    const why = [
      ...(quiet ? [`拟发时间在静默时段（${policy.quietHours!.from}–${policy.quietHours!.to}），非特急不发布`] : []),
      ...conflicts.map((conflict) => conflictWords(conflict, subject, queue.now)),
    ];
    const slots = freeSlots(at, wanting, queue).map((slot) => readableTime(slot, queue.now));
    const offer = slots.length > 0 ? `最近的空档：${slots.join('、')}` : '前后两周没有空档';
    return [{ effect: 'CONFIRM', text: `${why.join('；')}。${offer}。时段以先签发的为准。` }];
  },
};

function firstPerAccount(conflicts: Conflict[]): Conflict[] {
  return conflicts.filter(
    (conflict, index) => conflicts.findIndex(({ accountId }) => accountId === conflict.accountId) === index,
  );
}

function conflictWords({ channel, why, with: booking }: Conflict, { policy }: RuleSubject, now: number): string {
  const other = `${booking.no}（${readableTime(booking.plannedAt, now)}）`;
  const { perDayMax, minGap } = targetOf(channel, policy)!;
  if (why === 'QUOTA') {
    const day = readableTime(booking.plannedAt, now).split(' ')[0]!;
    return `${CHANNELS[channel]} ${day} 已排满 ${perDayMax} 篇，其中有 ${other}`;
  }
  const minutes = Math.round((minGap ?? 0) / MINUTE);
  return minutes > 0
    ? `${CHANNELS[channel]}与 ${other}相隔不足 ${minutes} 分钟`
    : `${CHANNELS[channel]}这个时间已排 ${other}`;
}
