import type { ListEntry } from '../lists/entry';
import { wordsOfKind } from '../lists/matcher';
import { sentenceOf } from '../text/found';
import { patternIn, standsBetween, type Quote } from '../text/patterns';
import type { Hit, Rule } from './rule';

const BAD =
  /(?:(?<![捡拾扔]|清理|生活|厨余|医疗|打扫|白色)垃圾(?!分类|桶|袋|箱|站|房|清运|处理|短信|邮件|电话)|骗子|骗钱|坑人|坑钱|坑爹|黑心|黑店|虚假|造假|劣质|低劣|不靠谱|不专业|忽悠|倒闭|跑路|碾压|吊打|完爆|远不如|不如我|比不上|甩开|甩出|没良心|丢脸|无良|山寨|偷工减料|误诊|割韭菜|差劲|太差|最差|很烂|太烂|烂透|别去|别买|千万别)/u;
const OTHERS =
  /(?:同行|友商|竞争对手|竞品|对家|别家|隔壁|其他(?:机构|公司|品牌|体检中心|门店)|别的(?:机构|公司|品牌|体检中心)|某些(?:机构|公司|品牌)|市面上的|某知名)/gu;
const OURS = /(?:我司|本公司|我们公司|我公司|咱们?公司|本店|我们店|公司(?:领导|管理层|老板))/gu;
/** plain dealing with fakes, or an apology */
const FAIR =
  /(?:打假|警惕|谨防|冒充|假冒|声明|辟谣|投诉|致歉|道歉|整改|监督|举报|法院|不存在|绝不|不是|没有|欢迎|反对|防止|学习|交流|严禁|杜绝|拒绝|打击|坚决)/u;

/** C-21: no slur on a competitor, nor on the company itself. */
export const slurRule: Rule = {
  id: 'C-21',
  version: '1',
  citation: '《管理办法》第十六条第2项；《反不正当竞争法》第十二条',
  mend: { wrong: '正文：其他机构的检查都不专业。', right: '正文：我们的检查由持证医师完成。' },
  check(subject) {
    const competitors = wordsOfKind(subject, 'COMPETITOR').filter((found) => isSlurred(found) || isOutdone(found));
    const others = patternIn(subject.texts, OTHERS).filter(isSlurred);
    const ours = patternIn(subject.texts, OURS).filter(isSlurred);
    const hit =
      (text: string) =>
      ({ matched, place, entry }: Quote & { entry?: ListEntry }): Hit => ({
        effect: 'CONFIRM',
        text: `“${matched}”一句${text}。请改为只说事实，或删去。`,
        matched,
        where: place,
        ...(entry && { listed: entry }),
      });
    return [
      ...competitors.map(hit('像是贬低竞争者')),
      ...others.map(hit('像是贬低同行')),
      ...ours.map(hit('像是有损公司')),
    ];
  },
};

function isSlurred(found: Quote): boolean {
  const sentence = sentenceOf(found);
  return BAD.test(sentence) && !FAIR.test(sentence);
}

/** 比某某好: the name is the yardstick. */
function isOutdone(found: Quote): boolean {
  return standsBetween(found, /(?:比|超过|强于|优于|胜过|好过)$/u, null);
}
