/**
 * Words that say when by the day they are read on: 今天, 明晚, 本周, 周五 … (C-30). Once the day of publishing moves, such a text no
 * longer says what was signed, so 签发 is asked again (`domain.md` §3.3 case 7).
 */
import { plainOf, writtenAt, type Span } from './plain';
import { shanghaiDate } from '../time/shanghai';
import type { Version } from '../post/version';

/** A weekday beside its date says when by itself: 3月28日（周六）, 周一（3月30日）. */
const DATED = '(?<!\\d[日号][(,]?|\\d[/.-]\\d{1,2}[(,]?)';
const DATED_BEHIND = '(?![(]?\\d{1,2}(?:月|/|[.]\\d))';

/** 后天性 and 先天后天 are no dates, 每周五 and 周一至周五 come every week, 今日头条 is a name. */
const RELATIVE = [
  '大?(?:前|昨|今|明)(?:天|日|晚|早|晨|夜)(?!头条)',
  '(?<!先天(?:、|和|与|或|及)?)大?后天(?!性|免疫|获得|因素|形成|养成|失)',
  '(?<!每|各)(?:上上|下下|上|本|这|下)个?(?:周|星期|礼拜)[一二三四五六日天末]?',
  `(?<!每个?|各|逢|[一二三四五六日天至到、])${DATED}(?:周|星期|礼拜)[一二三四五六日天末](?!至|到)${DATED_BEHIND}`,
  '(?<!每|各)(?:上|本|这|下)个?月(?!经)',
].join('|');

const WORDS = new RegExp(RELATIVE, 'g');

/** Where they stand in a text, each time. */
export function relativeDatesAt(text: string): Span[] {
  const plain = plainOf(text);
  return [...plain.text.matchAll(WORDS)].map(({ index, 0: word }) => writtenAt(plain, index, index + word.length));
}

/** The relative dates of a text, each word once, in the order they stand. */
export function relativeDatesIn(text: string): string[] {
  return [...new Set(relativeDatesAt(text).map(({ start, end }) => text.slice(start, end)))];
}

/** Those of everything a version would show to readers. */
export function relativeDatesOf(version: Version): string[] {
  const texts = version.posts.flatMap(({ title, text }) => [title ?? '', text]);
  return [...new Set(texts.flatMap(relativeDatesIn))];
}

/** Would moving from one instant to another (epoch ms) change the day these words count from? */
export function isOtherDay(from: number, to: number): boolean {
  return shanghaiDate(from) !== shanghaiDate(to);
}
