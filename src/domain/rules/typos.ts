import { wordsOfKind } from '../lists/matcher';
import { standsBetween } from '../text/patterns';
import type { Rule } from './rule';

/** 综合症状 is no 综合症 */
const LONGER = /^状/u;

/** C-23: common slips of the pen, terms that medicine no longer uses, and places that are called otherwise by now; only a hint. */
export const typosRule: Rule = {
  id: 'C-23',
  version: '2',
  citation: '《国家通用语言文字法》',
  mend: { wrong: '标题：世界爱滋病日', right: '标题：世界艾滋病日' },
  check(subject) {
    return [...wordsOfKind(subject, 'TYPO'), ...wordsOfKind(subject, 'PLACE_NAME')]
      .filter((found) => !(found.entry.pattern.endsWith('症') && standsBetween(found, null, LONGER)))
      .map(({ matched, place, entry }) => ({
        effect: 'HINT',
        text: `“${matched}”规范的写法是“${entry.note}”，请核对。`,
        matched,
        where: place,
        citation: entry.citation,
        listed: entry,
      }));
  },
};
