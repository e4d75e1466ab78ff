/** Patterns over all texts of a submission: looked for in the plain form, told where they stand in what was written. */
import { writtenAt } from './plain';
import type { Place, Text } from './texts';

export interface Found {
  text: Text;
  place: Place;
  /** as it was written */
  matched: string;
  /** where it stands in the plain form: start ≤ i < end */
  start: number;
  end: number;
}

/** Every match, in the order it is read. @param pattern global, linear, for the plain form: half width, lower case, no blanks */
export function patternIn(texts: Text[], pattern: RegExp): Found[] {
  return texts.flatMap((text) =>
    [...text.plain.text.matchAll(pattern)].map(({ index, 0: words }) => foundAt(text, index, index + words.length)),
  );
}

/** A part of the plain form as what was found there. @param start @param end of a part that is not empty */
export function foundAt(text: Text, start: number, end: number): Found {
  const span = writtenAt(text.plain, start, end);
  return {
    text,
    place: { field: text.name, ...span },
    matched: text.original.slice(span.start, span.end),
    start,
    end,
  };
}

/** Where a place of the original stands in the plain form. */
export function plainSpan({ plain }: Text, { start, end }: Place): { start: number; end: number } {
  const from = plain.starts.findIndex((at) => at >= start);
  const to = plain.ends.findLastIndex((at) => at <= end);
  return { start: from, end: to + 1 };
}

const SENTENCE_END = /[。!?;\n]/u;
/** what goes on longer without an end is no sentence; a text of one piece must not be read once per word in it */
const LONGEST = 200;

/** The plain sentence around a part of the plain form. */
export function sentenceAround({ plain: { text } }: Text, start: number, end: number): string {
  let from = start;
  while (from > Math.max(0, start - LONGEST) && !SENTENCE_END.test(text[from - 1]!)) from--;
  let to = end;
  while (to < Math.min(text.length, end + LONGEST) && !SENTENCE_END.test(text[to]!)) to++;
  return text.slice(from, to);
}
