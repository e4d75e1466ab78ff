/** Words that take a claim back or warn of it: 不能根治, 警惕“包治百病”, 网传…系谣言. Who warns does not claim. */
import { before, sentenceOf, type Found } from './found';

/** directly in front, within the same clause */
const NEGATED =
  /(?:不能|不会|不可能|无法|难以|尚未|未能|没有|并非|并不|并无|不是|不等于|不存在|谈不上|不敢称|不得|不承诺|不保证|不要|不宜|不应|禁止|严禁|切勿|请勿|别信|勿信|杜绝|拒绝|远离|抵制|反对|从不|绝不)[^,。!?;:\n]{0,8}$/;

/** in the same sentence */
const WARNED =
  /警惕|谨防|当心|小心|提防|防范|识破|识别|揭秘|揭穿|号称|宣称|声称|自称|吹嘘|谎称|所谓|骗|诈|陷阱|套路|谣|流言|虚假|夸大|不实|不可信|不可靠|不靠谱|伪科学|误区|误解|不要(?:轻|听|相)?信|别(?:轻|听|相)?信|切勿|请勿|勿信|不要被|别被/;

/** in a whole text: it sets something right */
const DENIAL =
  /辟谣|谣言|谣传|流言|误传|不实|澄清|别(?:再|轻|相)?信|勿信|不要(?:再|轻|相|听)?信|不可信|不靠谱|不属实|没有(?:任何)?(?:科学)?依据|并非如此|不是真的|是假的|真相是|误区|纯属|虚构|伪科学|(?:传言|传闻|网传)[^。\n]{0,8}(?:说明|回应|解释|真相)|(?:说明|回应|解释)[^。\n]{0,8}(?:传言|传闻|网传)/;

/** Is what was found negated by the words before it? */
export function isNegated(found: Found): boolean {
  return NEGATED.test(before(found, 14));
}

/** Does its sentence warn of it? */
export function isWarnedOf(found: Found): boolean {
  return WARNED.test(sentenceOf(found));
}

/** Does a plain text deny a rumour or correct an error? */
export function isDenial(plainText: string): boolean {
  return DENIAL.test(plainText);
}
