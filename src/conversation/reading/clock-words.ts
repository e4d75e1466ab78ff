/** A time of the day as people write it: 12:00, 8点半, 下午3点, 晚上八点, 中午. */

/** @property minutes since midnight, up to 24:00; @property length how much of the text it takes */
export interface ClockWords {
  minutes: number;
  seconds: number;
  length: number;
}

const HOURS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const PART = '(凌晨|清晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|晚间|夜里|晚)?';
const HOUR = `(\\d{1,2}|十[一二]?|[零一二两三四五六七八九])`;
const MARKED = `(?:\\s*[:：]\\s*(\\d{2})(?:[:：]\\s*(\\d{2}))?|\\s*[点时]\\s*(?:(\\d{1,2})(?!\\s*[-/.年月日号\\d])\\s*分?|(半)|(一刻)|整)?)`;
const CLOCK = new RegExp(`^[T\\s]*${PART}\\s*${HOUR}${MARKED}`);
const NOON = /^\s*(?:正午|中午)(?![\d零一二两三四五六七八九十])/;

/** @returns null when the text begins with no time of the day, `impossible` when with one that does not exist */
export function readClock(text: string): ClockWords | 'impossible' | null {
  const noon = NOON.exec(text);
  if (noon && !CLOCK.test(text)) return { minutes: 12 * 60, seconds: 0, length: noon[0].length };
  const match = CLOCK.exec(text);
  if (!match) return null;
  const [all, part, spelled = '', colon, seconds, after, half, quarter] = match;
  const hour = hourOf(part, numberOf(spelled));
  const minute = Number(colon ?? after ?? (half ? 30 : quarter ? 15 : 0));
  const second = Number(seconds ?? 0);
  if (hour === null || hour > 24 || minute > 59 || second > 59 || (hour === 24 && minute + second > 0))
    return 'impossible';
  return { minutes: hour * 60 + minute, seconds: second, length: all.length };
}

function numberOf(spelled: string): number {
  return /^\d/.test(spelled) ? Number(spelled) : HOURS.indexOf(spelled.replace('两', '二'));
}

/** The hour of 24 that a part of the day and an hour mean; null where they do not fit together. */
function hourOf(part: string | undefined, hour: number): number | null {
  if (part === undefined) return hour;
  if (/凌晨|清晨|早|上午/.test(part)) return hour <= 12 ? hour : null;
  if (part === '中午') return hour >= 11 && hour <= 12 ? hour : hour <= 2 ? hour + 12 : null;
  // 下午15点 is said as well
  if (/下午|傍晚/.test(part)) return hour >= 12 && hour < 20 ? hour : hour >= 1 && hour < 8 ? hour + 12 : null;
  if (hour >= 18 && hour <= 24) return hour;
  return hour === 12 ? 24 : hour >= 5 && hour < 12 ? hour + 12 : null;
}
