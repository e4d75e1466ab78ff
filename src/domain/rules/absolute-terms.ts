import { after, before, plainWords, sentenceOf, type Found } from '../text/found';
import type { Hit, Rule } from './rule';

/**
 * What the guide of 2023 exempts (《广告绝对化用语执法指南》 第五、六条): where the word is not about the goods, or only states what is so. In
 * marketing the doubt goes to the author, so each asks for more than the word's neighbourhood.
 */
const EXEMPT: ((found: Found) => boolean)[] = [
  // not said of anything: 并非唯一, 不是最好的
  (found) => /(?:不是|并非|没有|未必|不一定|不追求|不求|谈不上|不敢说|不存在)[^,。]{0,3}$/.test(before(found, 8)),
  // 第六条（五） a prize or title by its name, or what one was named
  (found) => /^[^,。!?;\n]{0,8}(?:奖(?!品|金)|称号|荣誉|榜单|表彰)/.test(after(found, 12)),
  (found) => /(?:荣获|获评|获颁|荣膺|入选|评为|评选为|授予|认定为|被列为)[^,。]{0,24}$/.test(before(found, 28)),
  (found) =>
    /获|颁|评出|评选|摘得|捧回/.test(sentenceOf(found)) && /奖(?![励品金券])|称号|荣誉/.test(sentenceOf(found)),
  // a level by its lawful name: 国家级自然保护区, 国家级高新区, 国家级继续医学教育项目
  (found) =>
    plainWords(found).endsWith('级') &&
    /^(?:非物质|非遗|自然保护|风景名胜|森林公园|湿地公园|地质公园|水利风景|新区|高新|经济技术|经开|开发区|重点实验室|工程(?:技术)?研究中心|裁判|运动员|文物|博物馆|重点文物|继续医学教育|教学成果|课题|科研项目|贫困县|标准化试点|示范区|示范县|示范城市|卫生城市|大赛|比赛|赛事)/.test(
      after(found, 8),
    ),
  // 第六条（二） when and how something is best done or kept
  (found) =>
    /^的?[^,。!?;\n]{0,6}(?:食用|饮用|赏味|保存|保质|使用|接种|就诊|服用|观赏|观测|观看|拍摄|出行|时间|时机|时期|时段|时刻|季节|阶段|窗口|温度|湿度|状态|距离|姿势|做法|方法|办法|方式|措施|手段|途径|习惯|防护|预防|选择是)/.test(
      after(found, 12),
    ),
  // 第五条（一）（二） an attitude, an aim
  (found) =>
    /(?:追求|力争|争做|争当|争创|努力|立志|致力于|志在|愿景|目标|希望成为)[^,。]{0,12}$/.test(before(found, 18)),
  // 第六条（一） compared with its own like
  (found) =>
    /(?:成立|开业|创办|创立|建店|开馆|投产|建院)以来|历年|历届|历次|往年|同系列|上一代/.test(sentenceOf(found)),
  // 第六条（六） within a time and a place, with its source
  (found) =>
    /\d{4}年|\d月|截至/.test(sentenceOf(found)) &&
    /[省市区县国]/.test(sentenceOf(found)) &&
    /据|来源|统计|数据|排名公布|发布/.test(sentenceOf(found)),
  // people and days are no goods: 最好的自己, 最好的时光, 唯一的遗憾
  (found) =>
    /^的?(?:自己|我们|时光|年华|岁月|礼物|陪伴|祝福|纪念|回忆|安排|遗憾|愿望|心愿|孩子|亲人|家人|观众|老师|同事|学员|选手)/.test(
      after(found, 4),
    ),
  // 唯一: what identifies, and which of our channels is the real one
  (found) =>
    /^的?(?:标识|标志|编码|编号|识别|凭证|凭据|官方|指定)/.test(after(found, 4)) || /官方$/.test(before(found, 2)),
];

/** C-03: absolute terms; in marketing to be confirmed, elsewhere only a hint (广告法 第九条（三）). */
export const absoluteTermsRule: Rule = {
  id: 'C-03',
  version: '2',
  citation: '《广告法》第九条第（三）项；《广告绝对化用语执法指南》',
  mend: { wrong: '营销：是\n正文：顶级体检套餐。', right: '营销：是\n正文：含12项检查的体检套餐。' },
  check({ words, content }) {
    const isMarketing = content.marketing === true;
    return words
      .filter((word) => word.entry.kind === 'ABSOLUTE' && !EXEMPT.some((isExempt) => isExempt(word)))
      .map(({ matched, place, entry }): Hit => {
        const instead = entry.note ? `，${entry.note}` : '';
        return {
          effect: isMarketing ? 'CONFIRM' : 'HINT',
          text: `“${matched}”是绝对化用语${isMarketing ? '，营销内容中一般不用' : ''}。请改成可以核实的说法${instead}。`,
          matched,
          where: place,
          listed: entry,
        };
      });
  },
};
