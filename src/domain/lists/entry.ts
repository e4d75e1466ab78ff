/** Word lists: what is shipped and what the company keeps itself (`domain.md` §2.3). Lists are data, versioned and cited. */
import type { RuleEffect } from '../codes';

/** What a listed word is; each rule reads the kinds it knows. The first group is shipped, the second is the company's own. */
export const LIST_KINDS = [
  'ABSOLUTE',
  'MEDICAL_CLAIM',
  'TYPO',
  'TERRITORY',
  'RUMOUR',
  'SENSATION',
  'DEMEANING',
  'OBSCENE',
  'STATE_SYMBOL',
  'INSIDE',
  'PRESCRIPTION',
  'PROMISE',
  'TRADITIONAL_MEDICINE',
  'ALLOW',
  'PERSON',
  'PRODUCT',
  'COMPETITOR',
  'CODE_NAME',
  'PLACE',
  'BANNED',
  'HOTLINE',
  'HERO',
] as const;
export type ListKind = (typeof LIST_KINDS)[number];

export interface ListEntry {
  pattern: string;
  kind: ListKind;
  effect: RuleEffect;
  /** Chinese, shown to people */
  citation: string;
  /** what to write instead, a person's title, why a word is allowed … */
  note: string;
  owner: string;
  /** epoch ms, validFrom ≤ t < validTo; null: open */
  validFrom: number | null;
  validTo: number | null;
}

export interface WordLists {
  /** kept with every finding, e.g. 内置 3f2a91c0 + 词表 4 */
  version: string;
  entries: readonly ListEntry[];
}

export const NO_LISTS: WordLists = { version: '-', entries: [] };

/** Does an entry count at a time? @param at epoch ms */
export function isValidAt({ validFrom, validTo }: ListEntry, at: number): boolean {
  return (validFrom === null || validFrom <= at) && (validTo === null || at < validTo);
}
