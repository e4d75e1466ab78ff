/** Patterns over all texts of a submission, told with the words as they were written. */
import { after, before, findAll, placeOf, writtenWords, type Found } from './found';
import type { Place, Text } from './texts';

export interface Quote extends Found {
  place: Place;
  /** as it was written */
  matched: string;
}

/** Every match, in the order it is read. @param pattern global, linear, for the plain form */
export function patternIn(texts: Text[], pattern: RegExp): Quote[] {
  return findAll(texts, pattern).map(quote);
}

export function quote(found: Found): Quote {
  return { ...found, place: placeOf(found), matched: writtenWords(found) };
}

const NEAR = 16;

/** @param left looked for right before it, its end anchored; @param right right behind it, its beginning anchored */
export function standsBetween(found: Found, left: RegExp | null, right: RegExp | null): boolean {
  return (left?.test(before(found, NEAR)) ?? false) || (right?.test(after(found, NEAR)) ?? false);
}
