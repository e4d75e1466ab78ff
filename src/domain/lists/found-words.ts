/** The listed words of a kind, with where they stand in the plain form: what is around them decides what they mean. */
import { plainSpan, type Found } from '../text/patterns';
import type { Text } from '../text/texts';
import type { ListEntry, ListKind } from './entry';
import type { WordHit } from './matcher';

export interface FoundWord extends Found {
  entry: ListEntry;
}

/** In the order they are read. */
export function wordsOfKind({ texts, words }: { texts: Text[]; words: WordHit[] }, kind: ListKind): FoundWord[] {
  return words
    .filter(({ entry }) => entry.kind === kind)
    .map(({ entry, place, matched }) => {
      const text = texts.find(({ name }) => name === place.field)!;
      return { entry, text, place, matched, ...plainSpan(text, place) };
    });
}

/** @param before looked for right before the word, its end anchored; @param after right behind it, its beginning anchored */
export function standsBetween(found: Found, before: RegExp | null, after: RegExp | null): boolean {
  const { text } = found.text.plain;
  return (
    (before !== null && before.test(text.slice(Math.max(0, found.start - 16), found.start))) ||
    (after !== null && after.test(text.slice(found.end, found.end + 16)))
  );
}
