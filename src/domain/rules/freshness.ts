import { plainWords, sentenceOf } from '../text/found';
import { patternIn, type Quote } from '../text/patterns';
import { DAY, instantOf, shanghaiDate } from '../time/shanghai';
import type { Hit, Rule } from './rule';

/** an event older than this when it is published is no news */
const TOO_OLD = 30 * DAY;
/** a day without a year that lies further ahead was meant in the year before */
const FAR_AHEAD = 180 * DAY;

const DATE = '(?:(\\d{4})年)?(\\d{1,2})月(\\d{1,2})[日号]';
const ANY = new RegExp(DATE, 'gu');
const HELD =
  /(?:举行|举办|召开|开展|组织|落幕|闭幕|开幕|参加|参赛|走进|揭牌|签约|启动|获得|荣获|慰问|植树|义诊|演练|培训|比赛|来访|参观|考察)/u;
const PLANNED = /(?:将于|定于|拟于|将在|即将)/u;
const HISTORY = /(?:回顾|回望|当年|历史|周年|成立于|创建|纪念|年前|自从|以来|出生|颁布|施行|实施|累计)/u;
/** until when something holds: 截止6月30日, 6月30日前报名 */
const UNTIL = new RegExp(
  `(?:截止(?:时间|日期)?(?:为|到|至|:)?|有效期(?:至|到|为)|起至|持续(?:至|到)|延续(?:至|到)|(?:报名|活动|投稿|征集|领取|申请)(?:时间|日期|期)?[^。;!?\\n]{0,20}?(?:至|到|-|—|~))${DATE}(?![^。;!?\\n]{0,3}(?:累计|共|已))|${DATE}(?:\\d{1,2}[时点:]\\d{0,2}分?)?(?:前|之前|以前)?(?:截止|止|结束|前报名|报名截止|前提交|前领取)|(?:将于|定于|拟于|将在)${DATE}`,
  'gu',
);

/** F-12: news that is old by the day it goes out, or a time that is over by then (第十一条 时效性). */
export const freshnessRule: Rule = {
  id: 'F-12',
  version: '1',
  citation: '《管理办法》第十一条',
  mend: {
    wrong: '拟发：2026-03-24 08:00\n正文：征集照片，截止3月20日。',
    right: '拟发：2026-03-24 08:00\n正文：征集照片，截止3月31日。',
  },
  postsOnly: true,
  check({ texts, request: { plannedAt } }) {
    if (plannedAt === null) return [];
    const today = instantOf(shanghaiDate(plannedAt));
    const over = patternIn(texts, UNTIL).filter((found) => latestIn([found], plannedAt) < today);
    const hit =
      (text: string) =>
      ({ matched, place }: Quote): Hit => ({
        effect: 'CONFIRM',
        text,
        matched,
        where: place,
      });
    if (over.length > 0) return over.map(hit('到拟发时间，文中的期限已过。请改期限，或提前拟发。'));
    const dates = patternIn(texts, ANY);
    if (dates.length === 0 || today - latestIn(dates, plannedAt) <= TOO_OLD) return [];
    return dates
      .filter(isEvent)
      .slice(0, 1)
      .map(hit('到拟发时间，文中的活动已过去一个多月。请补近况，或说明为何现在发布。'));
  },
};

function isEvent(found: Quote): boolean {
  const sentence = sentenceOf(found);
  return HELD.test(sentence) && !PLANNED.test(sentence) && !HISTORY.test(sentence);
}

/** The latest day in what was found, as its first moment; -Infinity when none is a day that exists. */
function latestIn(found: Quote[], plannedAt: number): number {
  const days = found.flatMap((one) =>
    [...plainWords(one).matchAll(ANY)].map(([, year, month, day]) => instantOfDay(year, month!, day!, plannedAt)),
  );
  return Math.max(...days.filter((day) => !Number.isNaN(day)));
}

function instantOfDay(year: string | undefined, month: string, day: string, plannedAt: number): number {
  const at = (of: number) => Date.parse(`${of}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T00:00:00+08:00`);
  if (year) return at(Number(year));
  const own = Number(shanghaiDate(plannedAt).slice(0, 4));
  return at(own) - plannedAt > FAR_AHEAD ? at(own - 1) : at(own);
}
