import { sentenceOf } from '../text/found';
import { patternIn } from '../text/patterns';
import type { Rule } from './rule';

/** what people put up for themselves; never 二手烟, 明星员工, 出租车 */
const PRIVATE =
  /(?:二手(?:车|房|手机|家具|电脑|转让)|求租|房屋出租|合租|拼车|顺风车|征婚|相亲|代购|微商|店铺转让|寻(?:狗|猫)启事|个人求职|求职简历|生日快乐|砍一刀|帮我投票|拉票|荐股|股票推荐|彩票(?:预测|推荐)|星座运势|今日运势|算命|看风水|代练|追星|明星八卦)/gu;
const FOR_ALL = /(?:公益|义卖|捐|提醒|警惕|谨防|防范|骗|科普|禁止|职工|员工|工会|联谊)/u;

/** F-19: nothing that belongs to none of the five kinds; what a leader approved or the office determines is theirs to judge (第十条). */
export const scopeRule: Rule = {
  id: 'F-19',
  version: '1',
  citation: '《管理办法》第十条',
  mend: { wrong: '正文：本人有二手车一辆低价出。', right: '正文：工会3月28日上午九点在职工之家举办旧书交换会。' },
  postsOnly: true,
  check({ texts, content: { category } }) {
    if (category === 4 || category === 5) return [];
    return patternIn(texts, PRIVATE)
      .filter((found) => !FOR_ALL.test(sentenceOf(found)))
      .map(({ matched, place }) => ({
        effect: 'CONFIRM',
        text: `“${matched}”看来不属第十条所列五类信息。请说明属于哪一类，或改由公司办公室认定（类别：5）。`,
        matched,
        where: place,
      }));
  },
};
