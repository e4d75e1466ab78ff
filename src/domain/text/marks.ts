/**
 * What in a text deserves a look of its own: digits, dates, names, links and negations, which make an edit weigh (`domain.md` §3.3 case 6)
 * and which 核稿 ticks off; sums, people, places and contracts, which the secrecy review looks for (§3.1). One extractor for all of them.
 */
import type { Span } from '../edit/diff';
import { harmlessWords } from './harmless-words';
import type { Organization } from '../people';
import { amountsIn } from './amounts';
import { findAll, placeOf, type Found } from './found';
import { NAME } from './personal-life';
import { plainOf } from './plain';
import type { Text } from './texts';

export type MarkKind = 'DIGITS' | 'DATES' | 'NAMES' | 'LINKS' | 'NEGATIONS' | 'AMOUNTS' | 'PLACES' | 'CONTRACTS';

/** A part of a text, in UTF-16 units of what was written. */
export interface Mark extends Span {
  kind: MarkKind;
  text: string;
  /** the word it is part of, when that is neither a number nor a negation */
  harmless: Span | null;
}

const NUMERAL = '\\p{Nd}\\p{Nl}\\p{No}零〇一二三四五六七八九十百千万亿两俩仨半廿卅壹贰叁肆伍陆柒捌玖拾佰仟萬億';

const PATTERNS: Record<'DIGITS' | 'DATES' | 'LINKS' | 'NEGATIONS', RegExp> = {
  DIGITS: new RegExp(`[-－−±]?[${NUMERAL}]+(?:[%％‰]|倍|成)?`, 'gu'),
  DATES: new RegExp(
    [
      `[${NUMERAL}]+\\s*[年月日号点时分秒]`,
      // a number of a submission is no date
      '(?<![0-9０-９])[0-9０-９]{1,4}[-－/／.．:：][0-9０-９]{1,2}(?:[-－/／.．:：][0-9０-９]{1,2})?(?![0-9０-９])',
      '(?:周|星期|礼拜)[一二三四五六日天末]',
      '[今明昨后前去][天日年晚早晨]|[上下本这][个]?[周月年]|季度',
      '凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|夜里|元旦|春节|清明|端午|中秋|国庆',
    ].join('|'),
    'gu',
  ),
  LINKS:
    /https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+|www\.[\w\-./]+|[\w-]+\.(?:com|cn|net|org|gov|edu)\b|@[\p{L}\p{N}_-]+/giu,
  NEGATIONS: /[不没沒无無未非禁勿莫别否毋忌]|避免|拒绝|停止|暂停|取消|\b(?:no|not|never|without)\b|n't/giu,
};

const CALLED =
  '先生|女士|小姐|同志|老师|教授|博士|院长|主任|书记|局长|部长|处长|科长|所长|经理|董事长|总裁|医生|医师|护士长|主席';

/** Anybody's name, where what stands around it leaves little doubt. */
const SPEAKING = `(?<=^|[,，。;；!！?？、\\n“"(（部科室院社校队])${NAME}(?=表示|提醒|介绍|说|指出|认为|告诉|分享|主讲|带队|出席|等[\\d一二三四五六七八九十]+[人名位])`;
const PRESENTED = `(?<=(?:记者|主讲人|主持人|通讯员|作者|联系人|负责人|摄影)[:：]?\\s?)${NAME}`;

const namesPatterns = new WeakMap<Organization, RegExp>();

/** People and departments of the company, and whoever is called by a title. */
function namesPattern(organization: Organization): RegExp {
  const known = namesPatterns.get(organization) ?? newNamesPattern(organization);
  namesPatterns.set(organization, known);
  return known;
}

function newNamesPattern({ people, departments, company }: Organization): RegExp {
  const known = [...people.map(({ name }) => name), ...departments.map(({ name }) => name), company]
    .filter(Boolean)
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(
    [...known, `(?:(?![和与由请为给对向等的])\\p{Script=Han}){1,3}(?:${CALLED})`, SPEAKING, PRESENTED].join('|'),
    'gu',
  );
}

/** somewhere one can go; what leads there is no part of its name */
const PLACE =
  /(?:(?![在于到赴至往从由和与及为了是的将把去来等、])\p{Script=Han}){2,10}(?:省|自治区|市|县|区|镇|乡|村|街道|路\d+号?|大道|大厦|广场|中心|园区|基地|医院|学校|小学|中学|大学|机场|车站|仓库|工地|机房|实验室)/gu;
const CONTRACT =
  /(?:合同|协议|订单|标书|标的|发票|采购单|报价单?)(?:编?号|金额|价款)?:?[a-z\d][a-z\d-]{3,}|合同|协议书?|招标|投标|中标|报价|采购|甲方|乙方|客户名单|供应商/gu;

/** @param text as it was written @returns the marks of one kind, in the order they are read */
export function marksOf(kind: MarkKind, text: string, organization: Organization): Mark[] {
  if (kind === 'AMOUNTS') return read(kind, text, amountsIn);
  if (kind === 'PLACES') return read(kind, text, (texts) => findAll(texts, PLACE));
  if (kind === 'CONTRACTS') return read(kind, text, (texts) => findAll(texts, CONTRACT));
  const words = harmlessWords(text);
  const pattern = kind === 'NAMES' ? namesPattern(organization) : PATTERNS[kind];
  return [...text.matchAll(pattern)].map(({ index: start, 0: found }) => {
    const end = start + found.length;
    const harmless = words.find((word) => word.start <= start && end <= word.end) ?? null;
    return { kind, start, end, text: found, harmless };
  });
}

/** The kinds that are looked for in the plain form, where blanks and widths hide nothing. */
function read(kind: MarkKind, original: string, find: (texts: Text[]) => Found[]): Mark[] {
  const text: Text = { name: 'body', original, plain: plainOf(original) };
  return find([text]).map((found) => {
    const { start, end } = placeOf(found);
    return { kind, start, end, text: original.slice(start, end), harmless: null };
  });
}

/**
 * Marks of several kinds, each place once: an earlier kind takes it from a later one, as a date takes its digits. What is part of a harmless
 * word (一起, 非常) is left out.
 * @returns in the order they are read, no two of them overlapping; neighbouring pieces of a date are one
 */
export function marksIn(kinds: readonly MarkKind[], text: string, organization: Organization): Mark[] {
  const taken: Mark[] = [];
  for (const mark of kinds.flatMap((kind) => marksOf(kind, text, organization)))
    if (!mark.harmless && !taken.some((one) => mark.start < one.end && one.start < mark.end)) taken.push(mark);
  return joined(taken.sort((a, b) => a.start - b.start));
}

/** 4月 and 7日 are one date. */
function joined(marks: Mark[]): Mark[] {
  const all: Mark[] = [];
  for (const mark of marks) {
    const last = all.at(-1);
    if (last?.kind === mark.kind && last.end === mark.start && mark.kind === 'DATES')
      all.splice(-1, 1, { ...last, end: mark.end, text: last.text + mark.text });
    else all.push(mark);
  }
  return all;
}
