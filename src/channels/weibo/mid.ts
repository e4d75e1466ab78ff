/** Post ids in page addresses (`weibo.md` §6): seven decimal digits become four of base 62, counted from the right. */
const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The id of a page address for a decimal post id. Throws when `mid` is not decimal. */
export function midToBid(mid: string): string {
  if (!/^\d+$/.test(mid)) throw new Error('a Weibo post id is decimal');
  const groups = mid.replace(/\B(?=(?:\d{7})+$)/g, ' ').split(' ');
  return groups.map((group, index) => base62(Number(group)).padStart(index === 0 ? 1 : 4, '0')).join('');
}

/** The page of a post. */
export function postUrl(uid: string, mid: string): string {
  return `https://weibo.com/${uid}/${midToBid(mid)}`;
}

/** The decimal id behind the id of a page address; null when it is none. */
export function bidToMid(bid: string): string | null {
  if (!/^[0-9A-Za-z]{5,}$/.test(bid)) return null;
  const groups = bid.replace(/\B(?=(?:[0-9A-Za-z]{4})+$)/g, ' ').split(' ');
  return groups.map((group, index) => `${decimal(group)}`.padStart(index === 0 ? 1 : 7, '0')).join('');
}

function decimal(group: string): number {
  return [...group].reduce((sum, digit) => sum * 62 + DIGITS.indexOf(digit), 0);
}

function base62(value: number): string {
  const rest = Math.floor(value / 62);
  return (rest > 0 ? base62(rest) : '') + DIGITS.charAt(value % 62);
}
