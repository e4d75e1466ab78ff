import { isNegated } from '../text/denial';
import { findAll, onceEach, placeOf, sentenceOf, widest, writtenWords, type Found } from '../text/found';
import { hasOfficialSource } from '../text/sources';
import type { Text } from '../text/texts';
import type { Hit, Rule } from './rule';

const COUNT = /[\d一二两三四五六七八九十百千万数几多余]+(?:例|人|名|起)(?![次均])/g;
/** the sentence is about an illness that spreads */
const EPIDEMIC =
  /确诊病例|疑似病例|无症状|疫情|传染|感染(?:者|人数|病例|新冠|流感|病毒|诺如|登革)|病毒|新冠|甲流|乙流|流感|诺如|登革|基孔肯雅|猴痘|霍乱|鼠疫|禽流感|手足口|麻疹|百日咳|水痘|不明原因|不明发热|聚集性|暴发|阳性|食物中毒/;
/** and about people who have it */
const CASES = /确诊|疑似|新增|病例|感染|阳性|死亡|病死|中招|发病|隔离|送医|住院|重症|病危|发热|发烧|中毒|倒下/;
/** feelings are catching too; of a share of all people, and of tumours, there is no outbreak */
const NO_OUTBREAK =
  /感染了?(?:大家|在场|现场|每|身边|所有|我们)|感染力|每[\d一二三四五六七八九十百千万]+[人名]|比例|癌|肿瘤|结节|接种率/;

const UNKNOWN =
  /(?:不明(?:原因)?|原因不明|来历不明)的?(?:发热|发烧|高烧|肺炎|疾病|传染病|病毒|皮疹|腹泻|怪病)|怪病|(?:神秘|未知|新型|超级)(?:病毒|疾病|传染病|肺炎)/g;
/** what one should do about a symptom, and no news of it */
const ADVICE = /就医|就诊|检查|排查|咨询|遵医嘱|应及时|要及时|症状包括|表现为|可能是/;
const NEWS =
  /多[起人名例地]|大量|新增|蔓延|扩散|暴发|爆发|近日|最近|昨|今天|今日|刚刚|听说|网传|(?:本|我|全|某|多|该)(?:市|县|区|省|地|校|院|村|镇)|小区|学校|幼儿园|工厂|医院收治/;

const PANIC =
  /紧急(?:扩散|转发|通知大家)|(?:火速|速速|速|快|请|马上|立即|立刻|赶紧|赶快|大家|求)扩散|扩散(?:周知|出去|!)|(?:准备|马上|即将|要|将|快要?)(?:封城|封控)|不转不是/g;
const HURRY = /(?:火速|速速|赶紧|赶快|马上|立刻|快)转(?:发|告|给)/g;

const OUTBREAK =
  /(?:小区|学校|幼儿园|村|单位|医院|工厂|市|县|区|镇|街道|大学|中学|小学)[^,。!?;\n]{0,8}(?:暴发|爆发|出现|发生|发现)[^,。!?;\n]{0,10}(?:疫情|传染病|聚集性(?:感染|发热|病例)|确诊|疑似病例|霍乱|鼠疫)/g;

/** C-13: numbers of cases, unknown illnesses, calls to spread it (第十六条3). An authority behind it lifts it. */
export const epidemicRumoursRule: Rule = {
  id: 'C-13',
  version: '1',
  citation:
    '《管理办法》第十六条第3项；《传染病防治法》第五十七、一百一十一条；《突发公共卫生事件应对法》第四十条；《治安管理处罚法》第二十九条',
  mend: { wrong: '正文：我市新增3例确诊病例。', right: '依据：云雀市疾控中心3月15日通报\n正文：我市新增3例确诊病例。' },
  check({ texts, content }) {
    if (hasOfficialSource(content, texts)) return [];
    return onceEach(widest(newsIn(texts))).map((found): Hit => {
      const matched = writtenWords(found);
      return {
        effect: 'BLOCK',
        text: `“${matched}”涉及疫情或突发事件，没有官方来源。请补一行“依据：发布机关、文件或通报、日期”，或删去这一句。`,
        matched,
        where: placeOf(found),
      };
    });
  },
};

function newsIn(texts: Text[]): Found[] {
  const isAbout = (found: Found, ...topics: RegExp[]) => topics.every((topic) => topic.test(sentenceOf(found)));
  return [
    ...findAll(texts, COUNT).filter((found) => isAbout(found, EPIDEMIC, CASES) && !isAbout(found, NO_OUTBREAK)),
    ...findAll(texts, UNKNOWN).filter((found) => !isAbout(found, ADVICE) || isAbout(found, NEWS)),
    ...findAll(texts, HURRY).filter(({ text }) => EPIDEMIC.test(text.plain.text) && CASES.test(text.plain.text)),
    ...findAll(texts, PANIC),
    ...findAll(texts, OUTBREAK),
  ].filter((found) => !isNegated(found));
}
