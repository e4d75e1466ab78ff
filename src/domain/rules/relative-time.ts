import { relativeDatesAt } from '../text/relative-dates';
import { ownTexts } from '../text/texts';
import type { Rule } from './rule';

/** any weekend will do, until the day is moved */
const ANY = /^(?:周|星期|礼拜)末$/;

/** C-30: 今天 is another day once the post goes out later; a hint, until its day is moved (`reassess.ts`). */
export const relativeTimeRule: Rule = {
  id: 'C-30',
  version: '2',
  citation: '《管理办法》第十一条',
  mend: { wrong: '正文：活动明天上午八点开始。', right: '正文：活动3月25日上午八点开始。' },
  postsOnly: true,
  check({ texts }) {
    // an original has its own day beside it
    return ownTexts(texts).flatMap(({ name, original }) =>
      relativeDatesAt(original)
        .map(({ start, end }) => ({ matched: original.slice(start, end), where: { field: name, start, end } }))
        .filter(({ matched }) => !ANY.test(matched))
        .map((quote) => ({
          effect: 'HINT',
          text: `“${quote.matched}”随发布日期而变。请改为具体日期，改期时也不会说错。`,
          ...quote,
        })),
    );
  },
};
