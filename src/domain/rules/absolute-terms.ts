import type { Hit, Rule } from './rule';

/** a prize or title by its name (最佳指挥奖), and what is simply measured (最高气温, 最佳食用期) */
const PRIZE = /^.{0,8}(?:奖|称号|荣誉)/u;

/** C-03: absolute terms; in marketing to be confirmed, elsewhere only a hint (广告法 第九条（三）). */
export const absoluteTermsRule: Rule = {
  id: 'C-03',
  version: '1',
  citation: '《广告法》第九条第（三）项；《广告绝对化用语执法指南》',
  check({ words, texts, content }) {
    return words
      .filter(({ entry }) => entry.kind === 'ABSOLUTE')
      .filter(({ place }) => {
        const text = texts.find(({ name }) => name === place.field)!.original;
        return !PRIZE.test(text.slice(place.end, place.end + 12));
      })
      .map(({ matched, place, entry }): Hit => {
        const isMarketing = content.marketing === true;
        const instead = entry.note ? `，${entry.note}` : '';
        return {
          effect: isMarketing ? 'CONFIRM' : 'HINT',
          text: `“${matched}”是绝对化用语${isMarketing ? '，营销内容中一般不用' : ''}。请改成可以核实的说法${instead}。`,
          matched,
          where: place,
          listed: true,
        };
      });
  },
};
