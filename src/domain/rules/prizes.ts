import type { ListEntry } from '../lists/entry';
import { amountsIn } from '../text/amounts';
import { isNegated, isWarnedOf } from '../text/denial';
import {
  before,
  findAll,
  isAsked,
  onceEach,
  placeOf,
  says,
  sentenceOf,
  widest,
  writtenWords,
  type Found,
} from '../text/found';
import type { Text } from '../text/texts';
import type { Hit, Rule, RuleSubject } from './rule';

/** 反不正当竞争法 第十一条（三）, yuan: what the highest prize of a draw may be worth */
const MOST = 50_000;

/** chance decides */
const DRAW =
  /抽奖|抽取|抽[出中送选]|中奖|幸运(?:奖|大奖|观众|读者|粉丝|儿)|大转盘|砸金蛋|锦鲤|刮奖|刮刮[乐卡]|摇奖|开奖|盲盒|有奖(?:销售|竞猜|答题|转发|问答|征集|互动)|扫码(?:赢|领)大奖|购物?即?有机会|有机会(?:赢|获|得)/;
/** the sum is what somebody may win, alone */
const PRIZE = /奖|价值|赢|送|中得|抽|锦鲤/;
const TOTAL = /(?:总(?:价值|额|奖金|计|共)?|共计?|累计|合计|奖池|捐赠?|资助|投入)[^,。!?;\n]{0,6}$/;

/** it invites readers to a draw */
const INVITATION =
  /(?:转发|评论|留言|关注|点赞|参与|扫码|下单|购买|消费|答题|集赞|签到|注册|邀请)[^。!?;\n]{0,16}(?:抽奖|抽取|抽[出中送选]|赢[取得]?|有机会|中奖)|抽奖(?:活动|有礼|赢|开始|来了|啦)|有奖(?:销售|竞猜|转发|互动)|大转盘|砸金蛋|送出?大奖|赢(?:取)?大奖/g;
const OVER = /圆满|落幕|结束|已(?:经)?(?:开奖|抽出|揭晓)|名单公布|获奖名单|恭喜|举行了|举办了/;
const RULES_ELSEWHERE = /(?:规则|细则|详情)[^,。!?;\n]{0,8}(?:见|点击|链接|附后|如下|公示)|活动规则:/;
/** how many, until when */
const HOW_MANY = /[\d一二两三四五六七八九十百千]+(?:名|位|份|个|台|张|套|人|件|盒)/;
const UNTIL_WHEN =
  /\d+月\d+日|\d+[-/.]\d+|截止|截至|\d+日(?:前|开奖|公布)|(?:今晚|明天|明晚|本周|周[一二三四五六日])[^,。]{0,6}(?:开奖|公布|抽)/;

/** quick and measurable miracles: 7天瘦10斤 */
const MIRACLE =
  /[\d一二三四五六七八九十两]+(?:天|日|周|个?月|小时)(?:之?内)?(?:就|能|可|即可|轻松|狂|暴|保证)*(?:瘦|减|长高|增高|年轻|提分|赚|祛斑|美白)[\d一二三四五六七八九十百千万两几]+(?:斤|公斤|kg|厘米|cm|岁|分|元|度)?|(?:保证|包您?|承诺)(?:瘦|长高|满意率100%|零投诉|治|考上|录取)/g;

/** C-15: a prize above the limit is blocked; unclear rules and impossible promises are to be confirmed (第十六条5). */
export const prizesRule: Rule = {
  id: 'C-15',
  version: '1',
  citation: '《管理办法》第十六条第5项；《反不正当竞争法》第九、十一条；《广告法》第二十八条',
  mend: {
    wrong: '正文：转发抽奖，最高奖6万元。',
    right: '正文：转发抽奖，3月31日开奖，抽10名读者，各得体检套餐一份。',
  },
  postsOnly: true,
  check(subject) {
    return [...tooMuch(subject.texts), ...unclear(subject.texts), ...impossible(subject)];
  },
};

function tooMuch(texts: Text[]): Hit[] {
  if (!says(texts, DRAW)) return [];
  const sums = amountsIn(texts).filter(
    (sum) => sum.yuan > MOST && PRIZE.test(sentenceOf(sum)) && !TOTAL.test(before(sum, 12)) && !isWarnedOf(sum),
  );
  return onceEach(sums).map((sum) =>
    hit(sum, 'BLOCK', (words) => `抽奖的最高奖不得超过5万元，这里写了“${words}”。请把最高奖改到5万元以内。`),
  );
}

function unclear(texts: Text[]): Hit[] {
  const isClear = says(texts, RULES_ELSEWHERE) || (says(texts, HOW_MANY) && says(texts, UNTIL_WHEN));
  if (isClear || says(texts, OVER)) return [];
  const [invitation] = findAll(texts, INVITATION).filter((found) => !isWarnedOf(found) && !isNegated(found));
  if (!invitation) return [];
  return [
    hit(invitation, 'CONFIRM', () => '抽奖规则不清楚。请写明参加条件、奖品和数量、截止或开奖时间，或写“活动规则见…”。'),
  ];
}

function impossible({ texts, words }: RuleSubject): Hit[] {
  const listed: Promised[] = words.filter(({ entry }) => entry.kind === 'PROMISE');
  return onceEach(widest<Promised>([...listed, ...findAll(texts, MIRACLE)]))
    .filter((found) => !isNegated(found) && !isWarnedOf(found) && !isAsked(found))
    .map((found) => ({
      ...hit(found, 'CONFIRM', (quoted) => `“${quoted}”是难以兑现的承诺。请改成能做到、有条件和期限的说法。`),
      ...(found.entry && { citation: found.entry.citation, listed: found.entry }),
    }));
}

interface Promised extends Found {
  /** of a listed word */
  entry?: ListEntry;
}

function hit(found: Found, effect: Hit['effect'], say: (quoted: string) => string): Hit {
  const matched = writtenWords(found);
  return { effect, text: say(matched), matched, where: placeOf(found) };
}
