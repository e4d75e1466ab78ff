import { findAll, onceEach, placeOf, sentenceOf, writtenWords, type Found } from '../text/found';
import { hasOfficialSource } from '../text/sources';
import type { Hit, Rule } from './rule';

const VACCINE = /疫苗|接种|预防针|打针/;
/** what is said about how safe it is */
const SAFETY =
  /不良反应|异常反应|副反应|副作用|后遗症|安全性|(?:很|更|是|不|绝对|十分|非常|完全)安全|安全(?:吗|可靠|有效|问题|风险)|过敏反应|致[死残病癌]|猝死|死亡|瘫痪|自闭症|不孕|白血病|有[毒害]|中毒|失效|过期|问题疫苗|假疫苗|(?:红肿|低热|发热|发烧|疼痛)[^,。!?;\n]{0,8}(?:正常|常见|反应|消退)/g;
/** the rooms and the trip there */
const NO_MEDICINE = /安全(?:距离|出口|通道|有序|接种点|座椅|带)/;

/** C-29: how safe a vaccine is, is told by the authorities (疫苗管理法 第七十六条). */
export const vaccineSafetyRule: Rule = {
  id: 'C-29',
  version: '1',
  citation: '《疫苗管理法》第七十六条',
  mend: {
    wrong: '正文：接种后可能出现不良反应。',
    right: '依据：云雀市疾控中心《接种须知》\n正文：接种后可能出现不良反应。',
  },
  check({ texts, content }) {
    if (hasOfficialSource(content, texts)) return [];
    const isAbout = (found: Found) => VACCINE.test(sentenceOf(found)) && !NO_MEDICINE.test(sentenceOf(found));
    return onceEach(findAll(texts, SAFETY).filter(isAbout)).map((found): Hit => {
      const matched = writtenWords(found);
      return {
        effect: 'CONFIRM',
        text: `“${matched}”是疫苗安全信息，要有官方来源。请补一行“依据：疾控、药监或卫生健康部门的发布”，或删去这一句。`,
        matched,
        where: placeOf(found),
      };
    });
  },
};
