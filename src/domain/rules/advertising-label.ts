import { wordsOfKind } from '../lists/matcher';
import { findAll, placeOf, writtenWords } from '../text/found';
import { plainText } from '../text/plain';
import { offersIn } from '../text/selling';
import type { Hit, Rule, RuleSubject } from './rule';

/** A way to the goods in a post that is declared as marketing. */
const PATH =
  /购买|下单|订购|选购|抢购|秒杀|拼团|团购|预订|预约|报名|扫码|二维码|小程序|商城|旗舰店|到店|进店|热线|客服|致电|咨询电话|电话[:是]?\d|优惠券|领券|立减|满\d+减|直播间|购物车|链接|私信|加微信|¥\d|\d(?:\.\d+)?元|\d(?:\.\d)?折/g;
/** The word as a label: 广告法 and 广告公司 are none, 非广告 is the opposite. */
const LABEL = /(?<![非不无拒反]|不是|没有|并非|公益|拒绝|关闭)广告(?!法|公司|位|语|词|牌|商|部|费|主|学|业|合作|投放)/;

/** C-06: what sells carries the word 广告 in its title or text (广告法 第十四条); what sells undeclared is asked about. */
export const advertisingLabelRule: Rule = {
  id: 'C-06',
  version: '2',
  citation: '《广告法》第十四条；《互联网广告管理办法》第九条',
  mend: { wrong: '营销：是\n正文：扫码预约，早订早享。', right: '营销：是\n正文：【广告】扫码预约，早订早享。' },
  postsOnly: true,
  check(subject) {
    const { content, texts } = subject;
    const isDeclared = content.marketing === true;
    const [way] = isDeclared ? findAll(texts, PATH) : offersIn(texts);
    if (!way && !isDeclared) return advertised(subject);
    if (!way || (isDeclared && isLabelled(subject))) return [];
    const matched = writtenWords(way);
    const text = isDeclared
      ? `有“${matched}”这样的购买途径，但没有标明“广告”。请在标题或正文开头写上“广告”，各渠道的文字都要有。`
      : `有价格，又有“${matched}”这样的购买入口，像是推销。请写“营销：是”并标明“广告”；不是推销的，请写理由。`;
    return [{ effect: 'CONFIRM', text, matched, where: placeOf(way) } satisfies Hit];
  },
};

/** The company's own product in a post of health knowledge (广告法 第十九条: no advertisement in its guise). */
function advertised(subject: RuleSubject): Hit[] {
  const [product] = subject.content.category === 2 ? wordsOfKind(subject, 'PRODUCT') : [];
  if (!product) return [];
  const { matched, place, entry } = product;
  const text = `健康知识里有产品名“${matched}”，像是推销。请删去，或写“营销：是”并标明“广告”；不是推销的，请写理由。`;
  return [{ effect: 'CONFIRM', text, matched, where: place, listed: entry }];
}

/** Every post by itself: a Weibo text of its own has no title to carry the word. */
function isLabelled({ posts, texts }: RuleSubject): boolean {
  const shown = posts.length > 0 ? posts.map(({ title, text }) => `${title ?? ''}\n${text}`) : [textOf(texts)];
  return shown.every((one) => LABEL.test(plainText(one)));
}

function textOf(texts: RuleSubject['texts']): string {
  return texts.map(({ original }) => original).join('\n');
}
