import { wordsOfKind } from '../lists/matcher';
import { after, before, plainWords } from '../text/found';
import { patternIn, standsBetween, type Quote } from '../text/patterns';
import type { Hit, Rule } from './rule';

/** a warning not to hand on a code or one's own data is advice, a place that is not open is no secret */
const ADVICE = /(?:验证码|密码|口令|个人信息|隐私|身份证|证件|银行卡|处方|链接)[^,。;!?\n]{0,8}$/u;
const NO_MARK = /^(?:值|性出版物|开放|营业|接待|员工|职工|结构|装修|循环)/u;
const LESSON = /(?:保护|侵犯|保守|泄露|尊重|窃取|法律|知识产权|什么是|何为|何谓|讲解|普及|了解)[^,。;\n]{0,6}$/u;
const LAW = /^(?:保护|权|法|案件|罪|是什么|有哪些|的(?:范围|定义|保护))/u;

const MONEY = '[^。;!?\\n]{0,12}?\\d[\\d.,]*(?:元|万|亿|%|个百分点|折)';
/** figures of the trade: prices, margins, forecasts */
const TRADE = new RegExp(
  `(?:底价|成本价|进货价|进价|采购价|供货价|结算价|代理价|出厂价|毛利率?|利润率|返点|佣金比例|提成比例|拿货价)${MONEY}`,
  'gu',
);
const FORECAST =
  /(?:预计|预测|预期|有望|目标)[^。;!?\n]{0,14}?(?:营收|营业收入|销售额|净?利润|业绩|市场份额|股价)[^。;!?\n]{0,12}?\d[\d.,]*(?:元|万|亿|%|个百分点)?/gu;
const FINANCE =
  /(?:营收|营业收入|净利润|利润总额|毛利润|现金流|负债率|销售额|回款)[^。;!?\n]{0,14}?\d[\d.,]*(?:元|万|亿|%|个百分点)|(?:财报|年报|季报|业绩|财务报表|财务数据)[^。;!?\n]{0,8}(?:提前|抢先|内测|即将|尚未|未经审计|未审计)|(?:提前|抢先)[^。;!?\n]{0,8}(?:财报|年报|季报|业绩|财务数据)/gu;
const CONTRACT =
  /(?:客户|供应商|合作方|甲方|乙方)[^。;!?\n]{0,12}?(?:合同|协议|订单|报价|标书)|(?:合同|协议|订单|中标|报价)(?:总?金?额|价款|价格|单价|编号)?[^。;!?\n]{0,8}?\d[\d.,]*(?:元|万|亿)|(?:客户|会员|供应商)(?:名单|名录|清单|资料)/gu;
/** published already, or everyday talk of contracts */
const KNOWN =
  /(?:已(?:公开|公告|披露|发布)|公开披露|公告显示|年报显示|交易所|维权|范本|消费者|劳动合同|服务协议|用户协议)/u;

/** C-02: what is marked as inside the house is blocked; what looks like inside figures waits for the secrecy lead (第十六条1). */
export const insideInformationRule: Rule = {
  id: 'C-02',
  version: '2',
  citation: '《管理办法》第十六条第1项；《反不正当竞争法》第十条；上市公司另见《证券法》第五十三、八十三条',
  mend: { wrong: '正文：员工内部价199元。', right: '正文：体检套餐价格以门店公示为准。' },
  answeredBy: 'SECRECY',
  check(subject) {
    const { texts } = subject;
    const marks = wordsOfKind(subject, 'INSIDE')
      .filter((found) => !standsBetween(found, ADVICE, NO_MARK) && !standsBetween(found, LESSON, LAW))
      .map((found): Hit => ({
        ...(found.entry.effect === 'BLOCK'
          ? { effect: 'BLOCK', text: `“${found.matched}”说明这是内部内容。请删去内部内容和这个标记。` }
          : { effect: 'CONFIRM', text: `“${found.matched}”：可能尚未公开。请删去，或由保密领导小组负责人审定。` }),
        ...at(found),
        listed: found.entry,
      }));
    const codeNames = wordsOfKind(subject, 'CODE_NAME').map((found): Hit => ({
      effect: 'CONFIRM',
      text: `“${found.matched}”是内部代号。请改用公开名称，或由保密领导小组负责人审定。`,
      ...at(found),
      listed: found.entry,
    }));
    return [
      ...marks,
      ...codeNames,
      ...figures(patternIn(texts, TRADE), '未公开的价格或利润'),
      ...figures(patternIn(texts, FORECAST), '业绩预测'),
      ...figures(patternIn(texts, FINANCE), '未发布的财务数据'),
      ...figures(patternIn(texts, CONTRACT), '客户或合同信息'),
    ];
  },
};

const at = ({ matched, place }: Quote) => ({ matched, where: place });

function figures(found: Quote[], what: string): Hit[] {
  return found
    .filter((one) => !KNOWN.test(before(one, 20) + plainWords(one) + after(one, 12)))
    .map((one) => ({
      effect: 'CONFIRM',
      text: `像是${what}。请删去，或由保密领导小组负责人审定。`,
      ...at(one),
    }));
}
