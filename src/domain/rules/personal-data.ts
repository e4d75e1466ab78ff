import { plainWords } from '../text/found';
import { patternIn, quote, type Quote } from '../text/patterns';
import { isValidAt } from '../lists/entry';
import { digitRuns, numbersIn, type DigitGroup } from '../text/digit-groups';
import { isBankCard, isIdentityNumber, isMobile, isPlate } from '../text/personal-numbers';
import type { Text } from '../text/texts';
import { addressesIn, illnessesIn } from '../text/personal-life';
import type { Hit, Rule, RuleSubject } from './rule';

const LONGEST = 19;
/** how people group a mobile number, and a card; other groupings are figures in a row */
const MOBILE_GROUPS = new Set(['11', '3,4,4', '3,8', '7,4', '4,3,4', '3,3,5', '5,6', '2,11', '2,3,4,4', '2,3,8']);
const CARD_GROUPS = /^(?:\d\d|4(?:,4){3}(?:,\d)?|6,1\d|8,(?:8|11))$/;
const IDENTITY_GROUPS = /^(?:18|6,8,4|6,4,4,4|6,12|14,4|4,4,4,4,2|3,3,4,4,4)$/;
/** a number of a thing: an order, a batch, a document */
const OF_A_THING =
  /(?:(?:登记|样本|条形|病历|就诊|报告|保单|档案|票)[单编登]?[号码]|订单|运单|单号|快递|物流|流水|批号|受理|工单|合同|发票|备案|许可|注册|证书|文号|项目|产品|设备|预约|编号|编码|条码|准字|代码|序列|案号|货号|isbn|no|sn)[^\d,。;\n]{0,6}$/u;
const OF_A_PERSON = /(?:身份证|电话|手机|联系|银行卡|卡号|账号|致电|微信)[^\d,。;\n]{0,6}$/u;
const COUNTED = /^(?:元|万|亿|件|个|人|次|步|米|份|%)/u;
const CALLED = /^(?:tel|phone|mobile|mob|wechat|wx|vx|v|t|m|call)$/;
const LINK = /https?:\/\/[^\s\p{Script=Han}，。；）]+/giu;

/** C-07: what tells who and where somebody is, or how ill; masked it may stay, and so may the company's own numbers. */
export const personalDataRule: Rule = {
  id: 'C-07',
  version: '2',
  citation: '《个人信息保护法》第二十五、二十八、二十九条；《民法典》第一千零三十四条',
  mend: { wrong: '正文：报名请联系13800138000。', right: '正文：报名请联系138****8000。' },
  check(subject) {
    const { texts } = subject;
    const hits: [Quote[], string][] = [
      [numbers(subject, isIdentity), '身份证号。请删去，或只留首尾几位、中间改为 *'],
      [numbers(subject, isPhone), '手机号。请改为 138****0000 的样子，或换成公司热线（热线可由办公室加入词表）'],
      [numbers(subject, isCard), '银行卡号。请删去，或只留末四位'],
      [platesIn(texts), '车牌号。请删去，或改为“某A·***45”的样子'],
      [addressesIn(texts), '家庭住址。请删去，或只写到街道、小区'],
      [illnessesIn(texts), '具体的人和病情。请隐去姓名（如“李某”），或取得本人单独同意后由办公室改稿'],
    ];
    return hits.flatMap(([found, what]) =>
      found.map(({ matched, place }): Hit => ({ effect: 'BLOCK', text: `文中像是有${what}。`, matched, where: place })),
    );
  },
};

type Number = DigitGroup & { sizes: number[] };

const isPhone = ({ digits, sizes }: Number) =>
  isMobile(digits.replace(/^86(?=\d{11}$)/, '')) &&
  (MOBILE_GROUPS.has(sizes.join()) || sizes[0] === 13 || isSpelled(sizes));
const isCard = ({ digits, sizes }: Number) =>
  isBankCard(digits) && (CARD_GROUPS.test(sizes.join()) || isSpelled(sizes));
const isIdentity = ({ digits, sizes }: Number) =>
  isIdentityNumber(digits) && (IDENTITY_GROUPS.test(sizes.join()) || isSpelled(sizes));
/** one digit after the other: nobody writes figures so */
const isSpelled = (sizes: number[]) => sizes.every((size) => size === 1);

function numbers(subject: RuleSubject, is: (number: Number) => boolean): Quote[] {
  const own = hotlines(subject);
  return subject.texts.flatMap((text) =>
    digitRuns(text).flatMap((run) => {
      if (isOfAThing(text, run)) return [];
      return [...numbersIn(run, LONGEST)]
        .filter((number) => is(number) && !own.has(number.digits) && !isPartOfCode(text, number))
        .map(({ start, end }) => quote({ text, begin: start, end }))
        .filter(({ place }) => !linksIn(text).some((link) => link.start <= place.start && place.end <= link.end));
    }),
  );
}

function hotlines({ lists, at }: RuleSubject): Set<string> {
  const own = lists.entries.filter((entry) => entry.kind === 'HOTLINE' && isValidAt(entry, at));
  return new Set(own.map(({ pattern }) => pattern.replace(/\D/g, '')));
}

function isOfAThing({ plain: { text } }: Text, run: DigitGroup[]): boolean {
  const before = text.slice(Math.max(0, run[0]!.start - 24), run[0]!.start);
  return OF_A_THING.test(before) && !OF_A_PERSON.test(before);
}

/** Letters before or right behind it make it a code; a unit makes it an amount. */
function isPartOfCode({ plain: { text, starts, ends } }: Text, { start, end }: DigitGroup): boolean {
  const letters = /[a-z]+$/.exec(text.slice(Math.max(0, start - 10), start))?.[0];
  if (letters && !CALLED.test(letters)) return true;
  if (COUNTED.test(text.slice(end))) return true;
  return /^[a-z]/.test(text.slice(end)) && starts[end] === ends[end - 1];
}

function linksIn({ original }: Text): { start: number; end: number }[] {
  return [...original.matchAll(LINK)].map(({ index, 0: link }) => ({ start: index, end: index + link.length }));
}

const PLATES =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-hj-z][-·•・]?[a-z\d]{5,6}[挂学警港澳]?(?![a-z\d])/gu;

function platesIn(texts: Text[]): Quote[] {
  return patternIn(texts, PLATES).filter((found) => isPlate(plainWords(found)));
}
