import { wordsOfKind } from '../lists/matcher';
import { plainWords, says, type Found } from '../text/found';
import { patternIn } from '../text/patterns';
import type { Hit, Rule } from './rule';

const REGION = '(?:台湾|香港|澳门|港澳台?|台澳)';
const ABROAD =
  '(?:美国|英国|法国|德国|日本|韩国|朝鲜|新加坡|马来西亚|泰国|越南|印度|印尼|菲律宾|澳大利亚|新西兰|加拿大|俄罗斯|意大利|西班牙|巴西|欧洲|国外|海外)';
/** what follows makes it a relation of two: 中台贸易, but not 业务中台 or 其中台湾 */
const RELATION =
  '(?=关系|两国|双方|两地|两岸|双边|贸易|合作|交流|经贸|会谈|冲突|矛盾|友好|往来|居民|融合|口岸|跨境|航线|台|澳|三地)';

const TWO = new RegExp(
  `(?<![其当之集空途心高初海据务术织字容品理营康销能全服化智])中(?:台(?!湾|州|北|东|南|中|资|胞)|港(?!湾|口|区|铁))${RELATION}`,
  'gu',
);
/** 日本、台湾等国 */
/** 业务中台: a text about one means it by 中台 */
const PLATFORM = /(?:业务|数据|技术|运营|营销|财务|组织|智能|内容|客服|管理|ai)中台/u;
const LISTED = new RegExp(
  `(?<!中国)${REGION}(?:、[^、,。;!?\\n]{1,8}|[和与及][^、,。;!?\\n]{1,8}){0,8}(?:等)?(?:多个|几个|[\\d一二三四五六七八九十两]+个?|这些|各)?国(?:家)?(?!和地区|与地区|及地区|、地区|\\(地区|或地区|[内际人民语家企庆旗货产])`,
  'gu',
);
const AMONG = new RegExp(
  `${ABROAD}(?:、|和|与|及|以及)(?:[^、,。;!?\\n]{2,6}、){0,4}(?<!中国)${REGION}(?!地区|[^,。;!?\\n]{0,16}地区|特别行政区|同胞|脚|茶)`,
  'gu',
);
const COUNTRY = new RegExp(`${REGION}(?:是|作为)(?:一个)?(?:独立|主权)?国家|${REGION}国(?=人|籍|政府|[,。、])`, 'gu');
const ABROAD_TRIP = new RegExp(`(?:出国|国外|境外国家)(?:去|到|赴|的)?${REGION}`, 'gu');

/** C-17: Hong Kong, Macao and Taiwan are no countries, and never stand beside 中. */
export const territoryRule: Rule = {
  id: 'C-17',
  version: '2',
  citation: '《关于正确使用涉台宣传用语的意见》（2016修订）',
  mend: { wrong: '正文：来自日本、韩国、台湾等国家的嘉宾。', right: '正文：来自日本、韩国、台湾等国家和地区的嘉宾。' },
  check(subject) {
    const listed = wordsOfKind(subject, 'TERRITORY');
    const words = listed.map(({ matched, place, entry }): Hit => ({
      effect: 'CONFIRM',
      text: `“${matched}”提法不妥。请改为“${entry.note}”。`,
      matched,
      where: place,
      listed: entry,
    }));
    const phrases = [TWO, LISTED, AMONG, COUNTRY, ABROAD_TRIP]
      .flatMap((pattern) => patternIn(subject.texts, pattern))
      .filter((one) => !(plainWords(one) === '中台' && says(subject.texts, PLATFORM)))
      .filter((one, index, all) => ![...listed, ...all.slice(0, index)].some((other) => overlap(one, other)))
      .map(({ matched, place }): Hit => ({
        effect: 'CONFIRM',
        text: matched.startsWith('中')
          ? `“${matched}”提法不妥。请改为“大陆与台湾”“内地与香港”等。`
          : `“${matched}”把港澳台与国家并列。请改为“中国台湾”等，或写“国家和地区”。`,
        matched,
        where: place,
      }));
    return [...words, ...phrases];
  },
};

/** The same words are told once. */
function overlap(a: Found, b: Found): boolean {
  return a.text === b.text && a.begin < b.end && b.begin < a.end;
}
