import { isNegated, isWarnedOf } from '../text/denial';
import { findAll, onceEach, placeOf, sentenceOf, widest, writtenWords, type Found } from '../text/found';
import type { ListEntry } from '../lists/entry';
import { isSelling } from '../text/selling';
import type { Rule, RuleSubject } from './rule';

const TOBACCO = /香烟|卷烟|电子烟|雪茄|烟草|烟弹|烟具|名烟|好烟|烟酒/g;
const AGAINST_SMOKING = /戒|控烟|无烟|禁烟|禁止吸|远离|危害|有害|不吸|拒绝|告别|二手烟|烟草依赖|吸烟史|吸烟者/;
const ALCOHOL =
  /白酒|红酒|葡萄酒|啤酒|黄酒|药酒|养生酒|保健酒|美酒|名酒|洋酒|鸡尾酒|好酒|喝酒|饮酒|[一每][杯壶瓶]酒|酒水/;
const LURE =
  /畅饮|干杯|不醉不归|一醉|开怀|豪饮|痛饮|喝出|多喝|来一杯|小酌|(?:每天|天天|晚上|睡前)[^,。!?;\n]{0,6}[杯口盅]|解压|减压|消除[^,。!?;\n]{0,4}(?:紧张|焦虑|疲劳)|提神|助兴|强身|壮阳|活血|增加体力|驾车|开车/g;
const AGAINST_DRINKING =
  /限酒|戒酒|少饮|少喝|不饮|不喝|忌酒|禁酒|饮酒前后?|检查前|体检前|伤肝|有害|危害|酒后不|代驾|未成年/;
/** a note on a medicine that somebody takes is no advertisement for it */
const TAKEN =
  /遵医嘱|凭处方|医师处方|医生处方|停[用服药]|暂停|正在服用|服用[^,。!?;\n]{0,10}(?:者|患者|的顾客|的朋友)|告知医[生师]|检查前|体检前|不(?:出售|销售|售|含)/;

/** C-28: tobacco, what lures to drink, and prescription drugs are not advertised (广告法 第十五、二十二、二十三条). */
export const restrictedGoodsRule: Rule = {
  id: 'C-28',
  version: '1',
  citation: '《广告法》第十五、二十二、二十三条',
  mend: { wrong: '营销：是\n正文：电子烟买一送一。', right: '营销：是\n正文：血压计买一送一。' },
  check(subject) {
    if (!isSelling(subject.content, subject.texts)) return [];
    const { tobacco, lures, drugs } = goodsIn(subject);
    return [
      ...told(tobacco, (words) => `推销内容里有“${words}”，烟草不得做广告。请删去。`),
      ...told(lures, (words) => `“${words}”有诱导饮酒的意思，推销内容里不能有。请删去。`),
      ...told(drugs, (words) => `“${words}”是处方药或特殊药品，不得在大众媒体做广告。请删去。`),
    ];
  },
};

interface Goods extends Found {
  /** of a listed word */
  entry?: ListEntry;
}

function goodsIn({ texts, words }: RuleSubject): Record<'tobacco' | 'lures' | 'drugs', Goods[]> {
  const isFree = (found: Found, against: RegExp) =>
    !against.test(sentenceOf(found)) && !isNegated(found) && !isWarnedOf(found);
  return {
    tobacco: findAll(texts, TOBACCO).filter((found) => isFree(found, AGAINST_SMOKING)),
    lures: findAll(texts, LURE).filter((found) => ALCOHOL.test(sentenceOf(found)) && isFree(found, AGAINST_DRINKING)),
    drugs: words.filter((word) => word.entry.kind === 'PRESCRIPTION' && isFree(word, TAKEN)),
  };
}

function told(found: Goods[], say: (words: string) => string): ReturnType<Rule['check']> {
  return onceEach(widest(found)).map((one) => {
    const matched = writtenWords(one);
    return {
      effect: 'BLOCK',
      text: say(matched),
      matched,
      where: placeOf(one),
      ...(one.entry && { listed: one.entry }),
    };
  });
}
