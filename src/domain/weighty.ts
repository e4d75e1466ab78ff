/** What in a text weighs more than its length: change it, and it is no small change any more (`domain.md` §3.3 case 6). */
import { hunksOf, type Hunk, type Span } from './diff';
import { harmlessWords } from './harmless-words';
import type { Organization } from './people';

/** Kinds of change that are never small. PICTURES and FIELDS are told from the other lines, not from a text. */
export const WEIGHTS = ['DIGITS', 'DATES', 'NAMES', 'LINKS', 'NEGATIONS', 'PICTURES', 'FIELDS'] as const;
export type Weight = (typeof WEIGHTS)[number];
type TextWeight = Exclude<Weight, 'PICTURES' | 'FIELDS'>;

const NUMERAL = '\\p{Nd}\\p{Nl}\\p{No}零〇一二三四五六七八九十百千万亿两俩仨半廿卅壹贰叁肆伍陆柒捌玖拾佰仟萬億';

const PATTERNS: Record<Exclude<TextWeight, 'NAMES'>, RegExp> = {
  DIGITS: new RegExp(`[-－−±]?[${NUMERAL}]+(?:[%％‰]|倍|成)?`, 'gu'),
  DATES: new RegExp(
    [
      `[${NUMERAL}]+\\s*[年月日号点时分秒]`,
      '[0-9０-９]{1,4}[-－/／.．:：][0-9０-９]{1,2}(?:[-－/／.．:：][0-9０-９]{1,2})?',
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
  return new RegExp([...known, `\\p{Script=Han}{1,3}(?:${CALLED})`].join('|'), 'gu');
}

/** Which weighty things differ between two texts: what a changed place touches, and what comes in another order or number. */
export function weightsOf(before: string, after: string, organization: Organization): TextWeight[] {
  if (before === after) return [];
  const hunks = hunksOf(before, after);
  const patterns = { ...PATTERNS, NAMES: namesPattern(organization) };
  return (Object.keys(patterns) as TextWeight[]).filter((weight) => differs(patterns[weight], before, after, hunks));
}

function differs(pattern: RegExp, before: string, after: string, hunks: Hunk[]): boolean {
  const old = found(pattern, before);
  const fresh = found(pattern, after);
  const [oldTexts, freshTexts] = [meant(old), meant(fresh)];
  if (oldTexts.length !== freshTexts.length || oldTexts.some((text, index) => text !== freshTexts[index])) return true;
  return hunks.some(
    (hunk) => old.some((one) => changes(hunk.before, one)) || fresh.some((one) => changes(hunk.after, one)),
  );
}

interface Found extends Span {
  text: string;
  /** the word it is part of, when that is neither a number nor a negation */
  harmless: Span | null;
}

const meant = (all: Found[]) => all.flatMap(({ harmless, text }) => (harmless ? [] : [text]));

/** Of a harmless word only a piece was changed: 不仅 → 仅 is another word, and nobody knows which. */
function changes(place: Span, { harmless, ...one }: Found): boolean {
  const isWhole = harmless !== null && place.start <= harmless.start && harmless.end <= place.end;
  return touches(place, one) && !isWhole;
}

function found(pattern: RegExp, text: string): Found[] {
  const words = harmlessWords(text);
  return [...text.matchAll(pattern)].map((match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    const harmless = words.find((word) => word.start <= start && end <= word.end) ?? null;
    return { start, end, text: match[0], harmless };
  });
}

function touches(place: Span, { start, end }: Span): boolean {
  return place.start < end && start < place.end;
}
