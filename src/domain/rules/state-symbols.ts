import type { ListEntry } from '../lists/entry';
import { wordsIn, wordsOfKind } from '../lists/matcher';
import { after, before, findAll, plainWords, widest, writtenWords, type Found } from '../text/found';
import { patternIn, standsBetween } from '../text/patterns';
import { plainOf } from '../text/plain';
import { isSelling } from '../text/selling';
import type { Text } from '../text/texts';
import type { Hit, Rule, RuleSubject } from './rule';

/** 中国旗袍, 全国旗下门店, 中国歌手: the characters meet by chance */
const CHANCE = /国旗[舰袍]|[中全外我本各]国旗下|国歌[手曲唱词剧舞坛谣迷声]|国徽[州章商菜派]/u;
const NOT_THERE = /(?:无|没有|不含|未含|不出现|未出现|不得使用|不能使用|不使用|未使用|避免)[^,。;，；]{0,4}$/u;
/** what a picture shows of the state beside the listed words: places, clothes, people */
const SCENES = /军装|军服|军人形象|军事标志|警服|警察形象|天安门(?:城楼)?|人民大会堂|中南海|国家机关|领导人/g;

const ORGAN =
  '(?:国务院|全国人大|全国政协|中央军委|解放军|部队|军队|武警|军方|国家机关|党中央|中南海|人民大会堂|国宾馆|外交部|公安部|卫健委|卫生健康委(?:员会)?|市场监管(?:总)?局|药监局|疾控局|市政府|省政府|县政府|区政府|政府)';
const LENT = '(?:特供|专供|特需|专用|指定|推荐|监制|认可|钦点|御用|联名|代言|背书|力荐|定点采购|授权销售)';
const ORGANS = new RegExp(
  `${ORGAN}[^,。;!?\\n]{0,4}?${LENT}|${LENT}(?:给|于)?${ORGAN}|(?:国宴|军队|部队|内部)特供`,
  'gu',
);

/**
 * C-16: nothing of the state sells: neither its flag, emblem and anthem nor its army and organs, in words or in a picture. What plainly
 * sells is marketing, whatever was declared.
 */
export const stateSymbolsRule: Rule = {
  id: 'C-16',
  version: '2',
  citation: '《国旗法》第二十条；《国徽法》第十三条；《国歌法》第八条；《广告法》第九条第（一）（二）项',
  mend: { wrong: '营销：是\n正文：五星红旗飘扬，套餐八折。', right: '营销：是\n正文：国庆假期，套餐八折。' },
  check(subject) {
    if (!isSelling(subject.content, subject.texts)) return [];
    const words = wordsOfKind(subject, 'STATE_SYMBOL')
      .filter(isThere)
      .map(({ matched, place, entry }): Hit => ({
        effect: 'BLOCK',
        text: `营销内容不得使用“${matched}”。请删去。`,
        matched,
        where: place,
        listed: entry,
      }));
    const organs = patternIn(subject.texts, ORGANS).map(({ matched, place }): Hit => ({
      effect: 'BLOCK',
      text: `营销内容不得借国家机关、军队的名义（“${matched}”）。请删去。`,
      matched,
      where: place,
    }));
    return [...words, ...organs, ...pictured(subject)];
  },
};

function isThere(found: Found): boolean {
  return !standsBetween(found, NOT_THERE, null) && !CHANCE.test(before(found, 1) + plainWords(found) + after(found, 1));
}

/** By what stands behind the pictures: a caption, or 含国旗. One hit for each picture. */
function pictured({ content, lists, at }: RuleSubject): Hit[] {
  return content.pictureNotes.flatMap((note): Hit[] => {
    const text: Text = { name: 'body', original: note, plain: plainOf(note) };
    const listed = wordsOfKind({ words: wordsIn([text], lists, at) }, 'STATE_SYMBOL').filter(isThere);
    const [found] = widest<Found & { entry?: ListEntry }>([...listed, ...findAll([text], SCENES).filter(isThere)]);
    if (!found) return [];
    const matched = writtenWords(found);
    return [
      {
        effect: 'BLOCK',
        text: `营销图片不得使用“${matched}”。请换一张图。`,
        matched,
        ...(found.entry && { listed: found.entry }),
      },
    ];
  });
}
