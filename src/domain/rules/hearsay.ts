import { isDenial } from '../text/denial';
import { findAll, onceEach, placeOf, sentenceOf, writtenWords, type Found } from '../text/found';
import { hasNamedSource } from '../text/sources';
import type { Text } from '../text/texts';
import type { Hit, Rule } from './rule';

/** somebody said so */
const HEARSAY =
  /网传|网上(?:流传|疯传|都在说|说)|据(?:悉|说|传|了解(?!情况))|听说(?!读|能力|课|训练|考试|过|你|您)|传闻|传言|坊间|小道消息|内部(?:消息|人士)|知情人士|有消息(?:称|说)|可靠消息|有网友(?:称|说|爆料)|据网友|朋友圈(?:流传|疯传|都在传)|业内人士|圈内人|相关人士|有关人士/g;
const SAYS = '(?:称|说|表示|指出|认为|透露|证实|预测|预言|警告|呼吁)';
/** somebody learned said so */
const LEARNED = new RegExp(
  [
    `有(?:关|的|些)?专家(?:${SAYS}|建议|提醒|发现)`,
    `(?:某|据|权威|多位|不少|业内|资深|知名|医学|国外)?专家们?${SAYS}`,
    '(?:研究|实验|试验|调查|统计|数据|科学|医学)(?:结果|成果)?(?:表明|显示|发现|证实|证明)',
    '科学家们?(?:发现|证实|称|说|表示)|(?:国外|最新|一项|有)研究(?=称|说|,|表|发|显|证|指)|研究(?:指出|认为|称)|临床(?:证明|证实|验证)',
  ].join('|'),
  'g',
);
/** what we counted or held ourselves */
const OWN = /本次|此次|该次|这次|本届|我们|本公司|我司|本店|总店|门店|问卷|员工|同事|现场|活动/;
const UNNAMED = /某|一[所家个位名项]|国外|海外|知名|权威|相关|有关|多[家位名]/;
const NAMED = new RegExp(
  [
    '《[^》\\n]{2,}》',
    '[\\p{Script=Han}a-z]{2,8}(?:大学|学院|医院|研究院|研究所|研究中心|学会|协会|委员会|疾控中心|控制中心|卫健委|统计局|气象台|气象局|管理局|监管局|监督局|公安局|教育局|卫生组织|日报|晚报|时报|通讯社|杂志|期刊|学报|官网|人民政府)',
    '新华社|人民网|人民日报|央视|柳叶刀|自然杂志|国务院|中国疾控|世卫组织',
    '(?<![有位名某多])[\\p{Script=Han}]{1,3}(?:教授|主任|院士|医师|医生|博士|研究员)(?=[^\\p{Script=Han}]|介绍|说|表示|指出|认为|建议|提醒)',
  ].join('|'),
  'gu',
);
const QUOTES = /研究|专家|调查|数据|报告|发表|来源|据|发布|介绍|说|表示|指出/;

/** C-14: 网传, 据悉, 有专家, 研究表明 without a name and a source (第十一条). Who sets a rumour right may quote it. */
export const hearsayRule: Rule = {
  id: 'C-14',
  version: '1',
  citation: '《管理办法》第十一条；《民法典》第一千零二十六条',
  mend: {
    wrong: '正文：有专家建议每天喝八杯水。',
    right: '正文：《中国居民膳食指南（2022）》建议每天喝水1500至1700毫升。',
  },
  check({ texts, content }) {
    if (hasNamedSource(content) || texts.some(({ plain }) => isDenial(plain.text))) return [];
    const learned = texts.some(namesItsSource) ? [] : findAll(texts, LEARNED);
    const said = findAll(texts, HEARSAY).filter((found) => namesIn(sentenceOf(found)).length === 0);
    return onceEach([...said, ...learned].filter((found) => !isOwn(found))).map((found): Hit => {
      const matched = writtenWords(found);
      return {
        effect: 'CONFIRM',
        text: `“${matched}”没有写明是谁、在哪里说的。请写出机构或姓名和出处，或补一行“依据：…”。`,
        matched,
        where: placeOf(found),
      };
    });
  },
};

/** 据悉，本次活动…: what we saw ourselves. */
function isOwn(found: Found): boolean {
  return OWN.test(sentenceOf(found));
}

function namesIn(sentence: string): string[] {
  return [...sentence.matchAll(NAMED)].map(([name]) => name).filter((name) => !UNNAMED.test(name));
}

/** A title may say 研究发现 when the text says whose. */
function namesItsSource({ plain }: Text): boolean {
  return plain.text.split(/[。!?;\n]/).some((sentence) => QUOTES.test(sentence) && namesIn(sentence).length > 0);
}
