/** A part of a text that was found on its plain form, and what stands around it. The rules look at words with it, the finding quotes with it. */
import { writtenAt } from './plain';
import type { Place, Text } from './texts';

/** In units of `text.plain.text`: begin ≤ i < end, never empty. */
export interface Found {
  text: Text;
  begin: number;
  end: number;
}

/** Where a sentence of the plain form ends; a comma does not end it. */
const SENTENCE_END = /[。!?;\n]/;
/** what goes on longer without an end is no sentence; a text of one piece must not be read once per word in it */
const LONGEST = 200;
const CLAUSE_END = /[。!?;\n,:、]/;

/**
 * Every place where a pattern stands, in the order it is read.
 * @param pattern global, for the plain form: lower case, simplified, half width, no blanks; it must be linear
 */
export function findAll(texts: Text[], pattern: RegExp): Found[] {
  if (!pattern.global) throw new TypeError(`${pattern.source} is not global: it would find its first place for ever`);
  const found: Found[] = [];
  for (const text of texts) {
    const { text: plain } = text.plain;
    // one pattern for all texts: a copy of it for each, as matchAll makes, costs more than most searches
    pattern.lastIndex = 0;
    for (let match = pattern.exec(plain); match; match = pattern.exec(plain)) {
      if (match[0] === '') pattern.lastIndex += plain.codePointAt(match.index)! > 0xffff ? 2 : 1;
      else found.push({ text, begin: match.index, end: match.index + match[0].length });
    }
  }
  return found;
}

/** Does a pattern stand anywhere in the plain form of the texts? @param pattern not global */
export function says(texts: Text[], pattern: RegExp): boolean {
  return texts.some(({ plain }) => pattern.test(plain.text));
}

/** The words themselves, as they are in the plain form. */
export function plainWords({ text, begin, end }: Found): string {
  return text.plain.text.slice(begin, end);
}

/** Where they stand in what was written. */
export function placeOf({ text, begin, end }: Found): Place {
  return { field: text.name, ...writtenAt(text.plain, begin, end) };
}

/** The words as they were written. */
export function writtenWords(found: Found): string {
  const { start, end } = placeOf(found);
  return found.text.original.slice(start, end);
}

/** Up to `units` of the plain form before it. */
export function before({ text, begin }: Found, units: number): string {
  return text.plain.text.slice(Math.max(0, begin - units), begin);
}

/** Up to `units` of the plain form behind it. */
export function after({ text, end }: Found, units: number): string {
  return text.plain.text.slice(end, end + units);
}

/** The whole sentence it stands in, in the plain form; the title is one, a line is one. */
export function sentenceOf(found: Found): string {
  return around(found, SENTENCE_END);
}

/** Does the sentence ask? 能根治吗？ */
export function isAsked(found: Found): boolean {
  const { text, end } = found;
  const rest = text.plain.text.slice(end, end + LONGEST);
  return sentenceOf(found).includes('吗') || rest.charAt(rest.search(SENTENCE_END)) === '?';
}

/** The part between two commas it stands in. */
export function clauseOf(found: Found): string {
  return around(found, CLAUSE_END);
}

/** The same words are told once, where they stand first; once more where a repost's original holds them, which its author cannot mend. */
export function onceEach<T extends Found>(found: T[]): T[] {
  const seen = new Set<string>();
  return found.filter((one) => {
    const words = `${one.text.name === 'original' ? '> ' : ''}${writtenWords(one)}`;
    if (seen.has(words)) return false;
    seen.add(words);
    return true;
  });
}

/** Without what lies within something longer that was found. */
export function widest<T extends Found>(found: T[]): T[] {
  const isWithin = (one: T, other: T) =>
    other.text === one.text &&
    other.begin <= one.begin &&
    one.end <= other.end &&
    other.end - other.begin > one.end - one.begin;
  return found.filter((one) => !found.some((other) => isWithin(one, other)));
}

function around({ text: { plain }, begin, end }: Found, stop: RegExp): string {
  let from = begin;
  while (from > Math.max(0, begin - LONGEST) && !stop.test(plain.text[from - 1]!)) from--;
  let to = end;
  while (to < Math.min(plain.text.length, end + LONGEST) && !stop.test(plain.text[to]!)) to++;
  return plain.text.slice(from, to);
}
