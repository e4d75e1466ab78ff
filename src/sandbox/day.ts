const DAY = 86_400_000;
const BEIJING = 8 * 3_600_000;

/** The number of the Beijing calendar day in which `at` (epoch ms) lies; both publishing platforms reset quotas by it. */
export function beijingDay(at: number): number {
  return Math.floor((at + BEIJING) / DAY);
}

/** The `created_at` form of Weibo: `Wed Oct 24 23:49:17 +0800 2012`. */
export function weiboTime(at: number): string {
  const [weekday, day, month, year, time] = new Date(at + BEIJING).toUTCString().replace(',', '').split(' ');
  return `${weekday} ${month} ${day} ${time} +0800 ${year}`;
}
