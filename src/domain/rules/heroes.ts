import type { ListEntry } from '../lists/entry';
import { wordsOfKind } from '../lists/matcher';
import { sentenceOf } from '../text/found';
import { patternIn, standsBetween, type Quote } from '../text/patterns';
import { isSelling } from '../text/selling';
import type { Hit, Rule } from './rule';

const HEROES = /(?:英雄烈士|革命烈士|革命先烈|革命先辈|先烈|烈士|英烈|抗战英雄|战斗英雄|民族英雄)/gu;
/** a place of that name is only a place */
const PLACE = /^(?:陵园|公园|纪念[馆碑堂园]|墓园?|路|街|广场|站|中学|小学|故居|镇|乡)/u;
const MOCKERY =
  /(?:恶搞|搞笑|段子|吐槽|傻|蠢|活该|白死|死得|不值|可笑|笑话|炒作|编的|假的|是假|造假|逗|调侃|戏说|摆拍|作秀|洗白|没用|无用|丑态|讽刺|嘲|穿越|鬼畜|梗|送人头|炮灰)/u;
const AGAINST = /(?:不容|不得|禁止|严禁|反对|抵制|谴责|拒绝|不许|不能|打击|处罚|追究|举报|捍卫)/u;

/** C-24: heroes and martyrs neither sell nor are laughed at. What plainly sells is marketing, whatever was declared. */
export const heroesRule: Rule = {
  id: 'C-24',
  version: '2',
  citation: '《英雄烈士保护法》第二十二条',
  mend: { wrong: '营销：是\n正文：致敬烈士，体检五折。', right: '营销：是\n正文：清明假期，体检五折。' },
  check(subject) {
    const listed = wordsOfKind(subject, 'HERO');
    const generic = patternIn(subject.texts, HEROES).filter(
      ({ place }) =>
        !listed.some(({ place: own }) => own.field === place.field && own.start < place.end && place.start < own.end),
    );
    const sells = isSelling(subject.content, subject.texts);
    return [...judged(listed, sells), ...judged(generic, sells)];
  },
};

/** @param sells the post is marketing */
function judged(found: (Quote & { entry?: ListEntry })[], sells: boolean): Hit[] {
  return found
    .filter((one) => !standsBetween(one, null, PLACE))
    .flatMap((one): Hit[] => {
      const sentence = sentenceOf(one);
      const isMocked = MOCKERY.test(sentence) && !AGAINST.test(sentence);
      if (!sells && !isMocked) return [];
      const text = isMocked
        ? `“${one.matched}”一句像是调侃英雄烈士。请删去。`
        : `营销内容不得使用英雄烈士的名义（“${one.matched}”）。请删去。`;
      return [
        { effect: 'BLOCK', text, matched: one.matched, where: one.place, ...(one.entry && { listed: one.entry }) },
      ];
    });
}
