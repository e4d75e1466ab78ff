/** Who stands behind what a post says: the fields that name a source, and the authorities named in the text. */
import type { Content } from '../content';
import type { Text } from './texts';
import { plainText } from './plain';

/** Those who publish on epidemics, vaccines and emergencies. */
const AUTHORITY =
  /疾控|疾病预防控制|卫健|卫生健康|联防联控|药监|药品监督管理|药品监管|市场监督管理|市场监管|应急管理|人民政府|国务院|世界卫生组织|世卫组织|公安局|网信办|气象[台局]/;
/** An authority that only stands in the text has spoken in none of these ways. */
const SPOKE =
  /据|来源|转自|根据|按照|发布|通报|公布|公告|提示|通知|消息|数据|报告|介绍|显示|提醒|预警|表示|回应|澄清|辟谣|证实|提出|指出|建议/;
const NOT_ON_RECORD = /朋友|亲戚|内部|熟人|同学|小道|隐瞒|瞒报|捂|不敢|(?:没有?|未|不)(?:公布|通报|发布|公开|回应)/;

type Sourced = Pick<Content, 'reference' | 'source' | 'original'>;

/** The names that stand in the fields: 依据, and where it was first published. */
function namesOf(content: Sourced): string[] {
  const { reference, source, original } = content;
  return [
    reference?.trim() ?? '',
    source?.type === 'REPRINT' && source.url ? source.name.trim() : '',
    original?.url ? (original.author?.trim() ?? '') : '',
  ].filter(Boolean);
}

/** Is there a line 依据, or a published original with its name and address? */
export function hasNamedSource(content: Sourced): boolean {
  return namesOf(content).length > 0;
}

/** Does an authority stand behind it: in 依据, as the source, or quoted in one of the texts? */
export function hasOfficialSource(content: Sourced, texts: Text[]): boolean {
  return namesOf(content).some((name) => AUTHORITY.test(plainText(name))) || texts.some(isOfficiallyQuoted);
}

function isOfficiallyQuoted({ plain }: Text): boolean {
  return plain.text.split(/[。!?;\n]/).some(isOfficial);
}

/** Does a sentence of the plain form say what an authority has said? */
export function isOfficial(sentence: string): boolean {
  return AUTHORITY.test(sentence) && SPOKE.test(sentence) && !NOT_ON_RECORD.test(sentence);
}
