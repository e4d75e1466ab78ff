/** Word lists: what is shipped and what the company keeps itself (`domain.md` §2.3). Lists are data, versioned and cited. */
import type { RuleEffect } from '../codes';

/** What a listed word is; each kind is read by a rule, or an imported word would do nothing unnoticed. */
export const LIST_KINDS = [
  'ABSOLUTE',
  'MEDICAL_CLAIM',
  'TYPO',
  'TERRITORY',
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
  'COMPETITOR',
  'CODE_NAME',
  'HOTLINE',
  'HERO',
  'PRODUCT',
  'PLACE_NAME',
  'PLATFORM_TERM',
] as const;
export type ListKind = (typeof LIST_KINDS)[number];

/** Kinds whose note the rules tell or rest on: without it a word could not be mended, or would be allowed for no reason. */
export const KINDS_WITH_NOTE: Partial<Record<ListKind, string>> = {
  TYPO: 'what to write instead',
  OBSCENE: 'what the word is about',
  TERRITORY: 'what to write instead',
  PLACE_NAME: 'the name in use',
  ALLOW: 'the reason why the word is allowed',
};

export interface ListEntry {
  pattern: string;
  kind: ListKind;
  effect: RuleEffect;
  /** Chinese, shown to people */
  citation: string;
  /** what to write instead, a person's title, why a word is allowed … (`KINDS_WITH_NOTE`) */
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
