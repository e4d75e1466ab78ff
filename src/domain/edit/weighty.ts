/** What in a text weighs more than its length: change it, and it is no small change any more (`domain.md` §3.3 case 6). */
import { hunksOf, type Hunk, type Span } from './diff';
import type { Organization } from '../people';
import { marksOf, type Mark } from '../text/marks';

/** Kinds of change that are never small. PICTURES and FIELDS are told from the other lines, not from a text. */
export const WEIGHTS = ['DIGITS', 'DATES', 'NAMES', 'LINKS', 'NEGATIONS', 'PICTURES', 'FIELDS'] as const;
export type Weight = (typeof WEIGHTS)[number];
type TextWeight = Exclude<Weight, 'PICTURES' | 'FIELDS'>;

const TEXT_WEIGHTS = ['DIGITS', 'DATES', 'LINKS', 'NEGATIONS', 'NAMES'] as const satisfies TextWeight[];

/** Which weighty things differ between two texts: what a changed place touches, and what comes in another order or number. */
export function weightsOf(before: string, after: string, organization: Organization): TextWeight[] {
  if (before === after) return [];
  const hunks = hunksOf(before, after);
  return TEXT_WEIGHTS.filter((weight) => {
    const [old, fresh] = [marksOf(weight, before, organization), marksOf(weight, after, organization)];
    return differs(old, fresh, hunks);
  });
}

function differs(old: Mark[], fresh: Mark[], hunks: Hunk[]): boolean {
  const [oldTexts, freshTexts] = [meant(old), meant(fresh)];
  if (oldTexts.length !== freshTexts.length || oldTexts.some((text, index) => text !== freshTexts[index])) return true;
  return hunks.some(
    (hunk) => old.some((one) => changes(hunk.before, one)) || fresh.some((one) => changes(hunk.after, one)),
  );
}

const meant = (all: Mark[]) => all.flatMap(({ harmless, text }) => (harmless ? [] : [text]));

/** Of a harmless word only a piece was changed: 不仅 → 仅 is another word, and nobody knows which. */
function changes(place: Span, { harmless, ...one }: Mark): boolean {
  const isWhole = harmless !== null && place.start <= harmless.start && harmless.end <= place.end;
  return touches(place, one) && !isWhole;
}

function touches(place: Span, { start, end }: Span): boolean {
  return place.start < end && start < place.end;
}
