import { wordsOfKind } from '../lists/matcher';
import { patternIn, standsBetween } from '../text/patterns';
import type { Hit, Rule } from './rule';

/** 周围神经病变, 侏儒症, 哑巴亏, 傻子瓜子 */
const TERM_BEFORE = /(?:周围|视|面|末梢|自主|感觉|运动|脑|脊|多发性|糖尿病|外周)$/u;
const TERM_AFTER = /^(?:学|变|理|痛|症|亏|英语|瓜子|阿炳|摸象|过河|相声)/u;
/** who speaks against the word means well */
const AGAINST =
  /(?:不要|请别|别再|别|拒绝|抵制|不能|不应|不该|禁止|停止|改掉|告别|不叫|不说|不称|不再|取代|代替|反对)[^。!?\n]{0,12}$/u;
const SCORN =
  /(?:女司机[^,。!?\n]{0,6}(?:马路杀手|就是|果然)|女人就(?:该|应|得)|头发长见识短|(?:河南|东北|山东|广东|四川|安徽|湖北|上海|北京|新疆|农村|乡下|外地)人?(?:都是|就是|全是|没一个|最)(?:骗子|小偷|懒|穷|坏|蠢|没素质|野蛮|好东西)|(?:胖|丑|矮|残疾|生病|得病)[^,。!?\n]{0,4}(?:活该|丢人|没人要|不配|拖累|是报应)|(?:艾滋病?|乙肝|精神病|肺结核|癌症)[^,。!?\n]{0,6}(?:都是自找|不干净|活该|是报应|见不得人|丢人))/gu;

/** C-19: no scorn for illness, disability, origin or sex. */
export const demeaningWordsRule: Rule = {
  id: 'C-19',
  version: '1',
  citation: '《残疾人保障法》第三条；《广告法》第九条第（九）项',
  mend: { wrong: '正文：帮助残废重新站起来。', right: '正文：帮助残疾人重新站起来。' },
  check(subject) {
    const words = wordsOfKind(subject, 'DEMEANING')
      .filter((found) => !standsBetween(found, TERM_BEFORE, TERM_AFTER) && !standsBetween(found, AGAINST, null))
      .map(({ matched, place, entry }): Hit => ({
        effect: 'CONFIRM',
        text: `“${matched}”有歧视之嫌。${entry.note ? `请改为“${entry.note}”。` : '请删去或换个说法。'}`,
        matched,
        where: place,
        listed: entry,
      }));
    const scorn = patternIn(subject.texts, SCORN).map(({ matched, place }): Hit => ({
      effect: 'CONFIRM',
      text: `“${matched}”有歧视之嫌。请删去或换个说法。`,
      matched,
      where: place,
    }));
    return [...words, ...scorn];
  },
};
