/**
 * Words that are written with a numeral or a negation and are neither: 一起, 非常, 未来. Few on purpose, and each only where it can hardly be
 * read otherwise: what is doubted is a number or a negation (`domain.md` §3.3 case 6).
 */
import type { Span } from '../edit/diff';

/** After these 一 begins no word: 第一, 三分之一, 星期一, 万一. */
const NOT_AFTER = '(?<![第之初周期拜点\\p{Nd}零〇一二三四五六七八九十百千万亿两])';
/** 一起事故 is one of them. */
const COUNTED = '(?!\\p{Script=Han}{0,6}(?:事故|事件|案|火灾|火情|纠纷|投诉|车祸|病例|疫情|争议|感染|中毒|举报))';

const WORDS = new RegExp(
  [
    `${NOT_AFTER}一起${COUNTED}`,
    `${NOT_AFTER}一(?:定|直(?!线)|般|旦|贯|向|致|同)`,
    '统一|进一步(?!骤)',
    // ten minutes, ten points
    '(?<![点时满得打评扣分零〇一二三四五六七八九百千万\\p{Nd}])十分(?=\\p{Script=Han})(?![钟之制满左前后以内])',
    '非常(?![规态住设任务驻见用备量])',
    '不[仅但](?![限止只])|[不无]论',
    '(?<![尚还从并])未来(?![得过电访函人到院诊就])',
  ].join('|'),
  'gu',
);

/** Where they stand in a text. */
export function harmlessWords(text: string): Span[] {
  return [...text.matchAll(WORDS)].map(({ index, 0: word }) => ({ start: index, end: index + word.length }));
}
