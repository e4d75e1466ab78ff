import { isWarnedOf } from '../text/denial';
import { findAll, onceEach, placeOf, says, sentenceOf, widest, writtenWords, type Found } from '../text/found';
import { plainText } from '../text/plain';
import type { Hit, Rule, RuleSubject } from './rule';

/** marks of health knowledge in a post of another category; two of them make one */
const KNOWLEDGE = [
  /症状|早期信号|早期表现/,
  /病因|危险因素|并发症/,
  /养生|食疗|调理|保养/,
  /少吃|多吃|忌口|宜吃|少盐|少油|少糖/,
  /科普|小知识|健康知识|知识点|健康贴士/,
  /预防[^,。!?;\n]{0,8}(?:病|症|感|炎|癌|中风|近视|骨折|龋)/,
  /(?:会|可能|容易)(?:导致|引起|引发|诱发)/,
  /有助于|有利于(?:健康|控制|预防)|患者(?:应|要|可|宜)/,
];

const PHONE =
  /(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}[-—]?[2-8]\d{6,7}|\(0\d{2,3}\)[2-8]\d{6,7}|[48]00[-—]?\d{3}[-—]?\d{4}|[48]00[-—]?\d{4}[-—]?\d{3})(?!\d)/g;
const LOCAL_PHONE = /(?:电话|热线|致电|拨打|tel)[:是]?[2-8]\d{6,7}(?!\d)/g;
/** a street and a number, or an address line */
const STREET = /[\p{Script=Han}]{1,8}(?:路|街|大道|巷|弄|道)[东西南北中]?[段侧口]?\d+(?:-\d+)?号/gu;
const ADDRESS_LINE = /(?:门诊|诊所|医院|门店|店铺|体检中心|药[店房]|到店|就诊|院|店)?地址:[^。!?;\n]{4,40}/g;
const SELLER = /门诊|诊所|医院|诊室|门店|本店|总店|分店|旗舰|体检中心|药[店房]|专柜|到店|就诊|产品|地址:/;
/** where readers meet for free */
const EVENT = /义诊|讲座|集合|活动|公园|广场|社区|会场|献血/;

const SHOP =
  /(?:购买|下单|购物|商品|店铺|订购|同款|预约挂号)[^,。!?;\n]{0,4}链接|(?:点击|点此|戳|立即|马上|扫码|长按)[^,。!?;\n]{0,8}(?:购买|选购|下单|订购|抢购|入手)|购买入口|(?:淘宝|天猫|京东|拼多多|抖音|微店|小程序)[^,。!?;\n]{0,6}(?:搜索?|下单|购买|有售|店)|旗舰店|小黄车|购物车|商城|(?:私信|加微信|加v|加vx)[^,。!?;\n]{0,6}(?:购买|下单|咨询|订购)?/g;
const SHOP_URL =
  /https?:\/\/[^\s,。;!\p{Script=Han}]*(?:taobao|tmall|jd\.com|yangkeduo|pinduoduo|weidian|youzan|kuaishou|shop|mall|store|\/buy|\/order|\/goods|\/item|\/product)[^\s,。;!\p{Script=Han}]*/gu;
const ORDER_QR =
  /(?:扫码|扫描?二维码|长按二维码|识别二维码)[^,。!?;\n]{0,6}(?:下单|购买|订购|选购|抢购|预约(?!讲座)|挂号|咨询|领券|领取优惠|加客服)|(?:下单|购买|订购|预约|挂号|客服|咨询|商城|店铺|付款|收款)[^,。!?;\n]{0,2}(?:二维码|小程序码|qr码?)/g;

/** C-05: health knowledge carries no way to a clinic or a product on the same page (广告法 第十九条). */
export const healthAndContactRule: Rule = {
  id: 'C-05',
  version: '1',
  citation:
    '《广告法》第十九条；《互联网广告管理办法》第八条；《关于规范“自媒体”医疗科普行为的通知》（2025）；《医疗广告认定指南》（2025）',
  mend: {
    wrong: '类别：2\n正文：每天刷牙两次。热线400-123-4567。',
    right: '类别：2\n正文：每天刷牙两次，定期检查口腔。',
  },
  postsOnly: true,
  check(subject) {
    if (!isHealthKnowledge(subject)) return [];
    const hits = onceEach(widest(waysIn(subject))).map((way): Hit => {
      const matched = writtenWords(way);
      return { ...blocked(matched), matched, where: placeOf(way) };
    });
    const picture = subject.content.pictureNotes.find((note) => matches(ORDER_QR, plainText(note)));
    return picture === undefined ? hits : [...hits, { ...blocked(picture), matched: picture }];
  },
};

function blocked(matched: string): Pick<Hit, 'effect' | 'text'> {
  return {
    effect: 'BLOCK',
    text: `健康知识的同一页里有“${matched}”。请删去机构和商品的地址、电话、链接和二维码，或把它们另发一篇。`,
  };
}

function isHealthKnowledge({ content, texts }: RuleSubject): boolean {
  return content.category === 2 || KNOWLEDGE.filter((mark) => says(texts, mark)).length >= 2;
}

/** Ways to buy count in every post about health; a telephone and an address only where health is its declared subject. */
function waysIn({ content, texts }: RuleSubject): Found[] {
  const shops = [SHOP, SHOP_URL, ORDER_QR].flatMap((way) => findAll(texts, way));
  if (content.category !== 2) return shops.filter((way) => !isWarnedOf(way));
  const phones = [PHONE, LOCAL_PHONE].flatMap((way) => findAll(texts, way));
  const addresses = [...findAll(texts, STREET), ...findAll(texts, ADDRESS_LINE)].filter(
    (place) =>
      !EVENT.test(sentenceOf(place)) || (SELLER.test(sentenceOf(place)) && !/义诊|讲座/.test(sentenceOf(place))),
  );
  return [...shops, ...phones, ...addresses].filter((way) => !isWarnedOf(way));
}

function matches(pattern: RegExp, text: string): boolean {
  return text.search(pattern) >= 0;
}
