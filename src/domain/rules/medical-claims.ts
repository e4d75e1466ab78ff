import { isNegated, isWarnedOf } from '../text/denial';
import {
  after,
  findAll,
  isAsked,
  onceEach,
  placeOf,
  sentenceOf,
  widest,
  writtenWords,
  type Found,
} from '../text/found';
import type { ListEntry } from '../lists/entry';
import { isSelling } from '../text/selling';
import { hasNamedSource, isOfficial } from '../text/sources';
import type { Hit, Rule, RuleSubject } from './rule';

const NUMERAL = '[\\d一二三四五六七八九十两几半]+';
const CURED = '(?:见效|治好|治愈|痊愈|根除|断根|去根|除根|康复|消失|药到)';
/** how often, how soon, by whom: claims that carry a number or a witness */
const CLAIMS = new RegExp(
  [
    // 有效率高达98%, 治愈率九成; 更有效率 is none
    `(?:总?有效率|治愈率|显效率|好转率|痊愈率|缓解率)[^,。!?;\\n]{0,8}?(?:\\d+(?:\\.\\d+)?%|百分之|${NUMERAL}成)`,
    // 98%的患者痊愈
    `(?:\\d+(?:\\.\\d+)?%|百分之${NUMERAL}|${NUMERAL}成)(?:以上)?的?(?:患者|病人|用户|顾客|使用者|人)[^,。!?;\\n]{0,8}(?:治愈|痊愈|见效|好转|康复|有效(?!控制|预防))`,
    // 三天见效, 七天即可治愈
    `${NUMERAL}(?:天|日|周|个?月|个?疗程|次|分钟|小时)(?:之?内|左右)?(?:就|便|即可|即|可|能)*${CURED}`,
  ].join('|'),
  'g',
);
/** 王女士用了两周，血糖恢复正常 */
const WITNESS =
  /(?:患者|病友|病人|顾客|客户|用户|会员|老人|阿姨|大爷|大妈|先生|女士|叔叔|宝妈)[^。!?;\n]{0,24}(?:用了|用过|使用|吃了|喝了|服用|贴了|做了|调理|疗程|试用)[^。!?;\n]{0,24}(?:痊愈|治好|全好|好了|见效|康复|不[疼痛]了|恢复正常|降下来|停了?药|消失)/g;
/** 第十六条（三）: better than others' */
const COMPARISON =
  /(?:效果|疗效|见效|安全性)[^,。!?;\n]{0,6}(?:优于|胜过|好于|好过|强于|超过|远超|高于|赶超)[^,。!?;\n]{0,10}(?:药|医院|诊所|同类|其他|别家|竞品|手术|疗法)|比[^,。!?;\n]{0,10}(?:药|医院|诊所|同类产品|其他(?:产品|品牌|机构|体检)|别家|手术|疗法)[^,。!?;\n]{0,6}(?:更?(?:有效|安全|好|强|快|管用|准)|\d+倍|几倍)/g;

/** 根治术 is an operation, and 根治欠薪 cures nobody. */
const NO_CLAIM = /^(?:[术性]|(?:[^,。!?;\n]{0,6}(?:欠薪|拖欠|拥堵|停车|乱象|顽疾|腐败|污染|垃圾|问题|难题)))/;

/** C-04: what promises a cure, a rate, safety, or brings a witness (广告法 第十六—十八条). */
export const medicalClaimsRule: Rule = {
  id: 'C-04',
  version: '2',
  citation: '《广告法》第十六条至第十八条；《药品管理法》第九十条',
  mend: {
    wrong: '正文：这种疗法有效率达95%。',
    right: '依据：《云雀市慢性病防治指南（2024）》第12页\n正文：这种疗法有效率达95%。',
  },
  check(subject) {
    const isMarketing = isSelling(subject.content, subject.texts);
    if (!isMarketing && hasNamedSource(subject.content)) return [];
    return claimsIn(subject, isMarketing).map((claim): Hit => {
      const matched = writtenWords(claim);
      return {
        effect: isMarketing ? 'BLOCK' : 'CONFIRM',
        text: isMarketing
          ? `“${matched}”是对功效、安全性的断言或证明，推销内容里不能有。请删去或改写这一句。`
          : `“${matched}”是对功效、安全性的说法，要有依据。请补一行“依据：出处”，或改写这一句。`,
        matched,
        where: placeOf(claim),
        ...(claim.entry && { citation: claim.entry.citation, listed: claim.entry }),
      };
    });
  },
};

interface Claim extends Found {
  /** of a listed word */
  entry?: ListEntry;
}

/** What sells may deny a claim, but not merely warn of other people's; elsewhere an authority may be quoted with one. */
function claimsIn({ texts, words }: RuleSubject, isMarketing: boolean): Claim[] {
  const listed = words
    .filter(({ entry }) => entry.kind === 'MEDICAL_CLAIM')
    .map(({ text, begin, end, entry }): Claim => ({ text, begin, end, entry }));
  const patterns = isMarketing ? [CLAIMS, WITNESS, COMPARISON] : [CLAIMS, WITNESS];
  return onceEach(widest([...listed, ...patterns.flatMap((pattern): Claim[] => findAll(texts, pattern))]))
    .filter((found) => !NO_CLAIM.test(after(found, 12)) && !isNegated(found))
    .filter((found) => isMarketing || !(isWarnedOf(found) || isAsked(found) || isOfficial(sentenceOf(found))));
}
