/** What follows the names in 委托: when it begins, when it ends, and the number of its document. */
import { DAY, readableTime, shanghaiDate } from '../../domain/time/shanghai';
import { readClock } from './clock-words';
import { short } from '../wording/labels';
import { readEnd, readMoment, type Moment } from './moments';

const LONGEST_DOCUMENT = 100;
/** Longer ones say the year of their end. */
const LONGEST_UNSAID = 183 * DAY;

interface Period {
  start: number;
  end: number;
  document: string | null;
}

/**
 * A day alone lasts until its midnight. It is all there is only when nothing but a document's number follows: what was meant as an end or
 * a time and could not be read is said, never taken for a document. What began earlier today begins now.
 */
export function readPeriod(text: string, now: number): Period | { problem: string } {
  const start = readMoment(text, now);
  if (!start) return { problem: text ? `没看懂开始的时间“${short(text, 20)}”。` : '还差开始和结束的时间。' };
  const isAlone = !start.hasTime && readDocument(start.rest) !== undefined;
  const last = readEnd(start.rest, now, start) ?? (isAlone ? start : null);
  const from = `开始读到 ${startWords(start, now)}`;
  if (!last)
    return {
      problem: start.rest
        ? `没看懂“${short(start.rest, 20)}”。${from}，后面要写结束的时间。`
        : `还差结束的时间。${from}。`,
    };
  const end = last.hasTime ? last.at : last.at + DAY;
  const isToday = shanghaiDate(start.at) === shanghaiDate(now);
  if (start.at < now && !isToday) return { problem: `开始的时间 ${readableTime(start.at, now)} 已经过了。` };
  const written = start.rest.slice(0, start.rest.length - last.rest.length);
  // an end before its start is taken for the next year's: a slip must not lend a duty for most of a year
  if (end - start.at > LONGEST_UNSAID && !/\d{4}/.test(written.normalize('NFKC')))
    return {
      problem: `${from}，结束读到 ${readableTime(end, now)}，在半年以后。写反了请改过来；真要这么久，结束请写明年份。`,
    };
  const document = readDocument(last.rest);
  if (document === undefined)
    return {
      problem: `没看懂“${short(last.rest, 20)}”。${from}，结束读到 ${readableTime(end, now)}；后面只能是文号，如“授〔2026〕3号”或“文号：…”。`,
    };
  if (document && document.length > LONGEST_DOCUMENT) return { problem: '文号太长。' };
  return { start: Math.max(start.at, now), end, document };
}

const startWords = ({ at, hasTime }: Moment, now: number) =>
  hasTime ? readableTime(at, now) : (readableTime(at, now).split(' ')[0] ?? '');

/** Begins like a day or an hour. */
const TIME_LIKE = /^(?:\d{1,4}\s*[-/.年月日号点时:：]|[上下中]午|[早晚]|凌晨|[今明后]|[下本这]?个?(?:周|星期|月))/;
const LABELLED = /^(?:文号|依据)\s*[:：]?\s*(?=\S)/;
const DOCUMENT = /^(?=.*(?:[〔[【(（［]\s*20\d{2}\s*[〕\]】)）］]|\d\s*号(?:文)?[。.]?$|《.+》))/s;

/** The document's number; null for none, undefined when the text is something else. */
function readDocument(text: string): string | null | undefined {
  const plain = text.trim();
  if (plain === '') return null;
  if (LABELLED.test(plain)) return plain.replace(LABELLED, '').trim();
  return DOCUMENT.test(plain) && !readClock(plain) && !TIME_LIKE.test(plain) ? plain : undefined;
}
