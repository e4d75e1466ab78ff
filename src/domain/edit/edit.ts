/** Edits of what is under review: how much they change, and whose signatures go on (`domain.md` §3.3 cases 6, 8, 10, 33; `contract.md` §8). */
import type { Content } from '../content';
import { canonicalJson } from '../digest';
import { hunksOf } from './diff';
import type { Organization } from '../people';
import type { Stage } from '../policy';
import { weightsOf, type Weight } from './weighty';

export type Impact = 'MINOR' | 'SUBSTANTIVE';

/** More changed characters than this are never a small change. */
export const MOST_CHARACTERS = 20;

/** How a version came from the one before it, when it was an edit; part of the version, so that anybody can walk back. */
export interface EditStep {
  /** the office, or the executive who signs off what he changed */
  by: 'OFFICE' | 'SIGN_OFF';
  /** the executive's own stage; null for the office */
  stage: string | null;
  impact: Impact;
  /** did the editor say it was small? */
  claimedMinor: boolean;
  /** why it is not small, as far as the text tells */
  weights: Weight[];
  characters: number;
  from: { version: number; digest: string };
  /** the new version's digest */
  to: string;
  /** account → its digest before and after; an account that is new has no digest before */
  accounts: Record<string, { from: string | null; to: string }>;
  /** stages whose signatures go on to count */
  carried: string[];
  /** stages whose signatures are void */
  void: string[];
}

/** How much an edit changes. */
export interface Weighing {
  weights: Weight[];
  /** changed characters, each place counted by the longer of what stood and what stands there */
  characters: number;
}

const TEXTS = ['title', 'body', 'weiboText', 'wechatText'] as const satisfies (keyof Content)[];
const PICTURES = new Set<string>(['pictures', 'pictureNotes', 'declaredPictures'] satisfies (keyof Content)[]);

/** The lines that differ between two contents, in the order a content has them. */
export function changedKeys(before: Content, after: Content): (keyof Content)[] {
  return (Object.keys({ ...before, ...after }) as (keyof Content)[]).filter(
    (key) => canonicalJson(before[key] ?? null) !== canonicalJson(after[key] ?? null),
  );
}

/** Weigh two contents against each other. Texts are compared as readers get them: a channel without its own text carries the body. */
export function weigh(before: Content, after: Content, organization: Organization): Weighing {
  const weights = new Set<Weight>();
  let characters = 0;
  for (const [old, fresh] of textPairs(before, after)) {
    for (const weight of weightsOf(old, fresh, organization)) weights.add(weight);
    for (const { removed, added } of hunksOf(old, fresh)) characters += Math.max(length(removed), length(added));
  }
  for (const key of changedKeys(before, after)) {
    if (PICTURES.has(key)) weights.add('PICTURES');
    else if (key === 'videoUrl') weights.add('LINKS');
    else if (!(TEXTS as readonly string[]).includes(key)) weights.add('FIELDS');
  }
  return { weights: [...weights], characters };
}

/** Small enough to be minor, if its editor says so? The text decides, never the editor's word alone. */
export function mayBeMinor({ weights, characters }: Weighing): boolean {
  return weights.length === 0 && characters <= MOST_CHARACTERS;
}

/** What each reader had and has, the same change counted once. */
function textPairs(before: Content, after: Content): [string, string][] {
  const read = ({ title, body, weiboText, wechatText }: Content) => [
    title ?? '',
    body ?? '',
    weiboText?.trim() || (body ?? ''),
    wechatText?.trim() || (body ?? ''),
  ];
  const fresh = read(after);
  const pairs = read(before).map((old, index): [string, string] => [old, fresh[index]!]);
  return [...new Map(pairs.map((pair) => [JSON.stringify(pair), pair])).values()];
}

const length = (text: string): number => Array.from(text).length;

/**
 * The stages whose signatures go on to count after an edit. The office's small change: the head's alone, who is told and may object; its
 * others: none. The executive's: those before his own stage, but for the secrecy lead's when it was no small change.
 */
export function carriedOver(
  stages: Stage[],
  { by, stage, impact }: Pick<EditStep, 'by' | 'stage' | 'impact'>,
): string[] {
  if (by === 'OFFICE') {
    return impact === 'MINOR' ? stages.filter(({ role }) => role === 'deptHead').map(({ name }) => name) : [];
  }
  const own = stages.findIndex(({ name }) => name === stage);
  return stages
    .slice(0, Math.max(0, own))
    .filter(({ role }) => impact === 'MINOR' || role !== 'secrecyLead')
    .map(({ name }) => name);
}
