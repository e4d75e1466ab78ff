/** Sums of money in a text: 50001元, 5.1万元, 六万元, ￥60,000. */
import { findAll, plainWords, type Found } from './found';
import type { Text } from './texts';

export interface Amount extends Found {
  yuan: number;
}

const DIGITS = '\\d[\\d,]*(?:\\.\\d+)?';
const CHINESE = '[一二两三四五六七八九十百千万]+';
/** with a unit that makes it money: 元, 块, or a bare 万 behind what names a sum */
const SUM = new RegExp(
  `[¥$](?:${DIGITS})[万千百]?|(?:${DIGITS}|${CHINESE})[万千百]?(?:元|块钱|人民币|rmb)|(?<=(?:奖金|大奖|价值|现金|红包|奖励):?(?:高?达|为|是|最高)?)(?:${DIGITS}|${CHINESE})万`,
  'g',
);
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 };
const NUMERALS = '零一二三四五六七八九';

/** Every sum in the order it is read. */
export function amountsIn(texts: Text[]): Amount[] {
  return findAll(texts, SUM).map((found) => ({ ...found, yuan: yuanOf(plainWords(found)) }));
}

/** @param words plain form, e.g. 5.1万元 */
export function yuanOf(words: string): number {
  const number = words.replace(/^[¥$]|元|块钱|人民币|rmb/g, '');
  const digits = /^([\d,]+(?:\.\d+)?)([万千百]?)$/.exec(number);
  if (digits) return Number(digits[1]!.replaceAll(',', '')) * (UNITS[digits[2]!] ?? 1);
  return chineseNumber(number);
}

/** 十二万三千 → 123000 */
function chineseNumber(words: string): number {
  const [upper, lower] = words.includes('万') ? words.split('万') : ['', words];
  return belowTenThousand(upper!) * (words.includes('万') ? 10_000 : 0) + belowTenThousand(lower ?? '');
}

function belowTenThousand(words: string): number {
  let total = 0;
  let digit = 0;
  for (const one of words) {
    const unit = UNITS[one];
    if (unit === undefined) digit = one === '两' ? 2 : NUMERALS.indexOf(one);
    else {
      total += (digit || 1) * unit;
      digit = 0;
    }
  }
  return total + digit;
}
