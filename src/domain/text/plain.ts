/**
 * The plain form of a text, in which words are looked for, with a map back to what was written. Full and half width, upper and lower
 * case, traditional and simplified characters become one; invisible characters and blanks inside a line disappear, so that spacing a word
 * out does not hide it. A line break stays: a word does not run across paragraphs.
 */
import { Converter } from 'opencc-js/t2cn';
import { remembered } from './remembered';

export interface Plain {
  text: string;
  /** per UTF-16 unit of `text`: where the original characters it came from begin and end */
  starts: Uint32Array;
  ends: Uint32Array;
}

/** A part of the original, in UTF-16 units: start ≤ i < end. */
export interface Span {
  start: number;
  end: number;
}

// one written character: a line break, or a code point with the marks that belong to it
const WRITTEN = /\r\n|[\s\S]\p{M}+|[\s\S]/gu;
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Zs}\p{Cc}]/gu;
const BREAK = /^(?:\r\n|[\n\r\u0085\u2028\u2029\v\f])$/;

const toSimplified = Converter({ from: 't', to: 'cn' });
/** most texts are made of a few thousand different characters; a flood of rare ones must not stay in memory */
const MOST_CHARACTERS = 20_000;
/** the texts of a few submissions */
const MOST_TEXTS = 64;

/** Plain form of any string, broken Unicode included; never throws. */
export const plainOf = remembered(readPlain, MOST_TEXTS);

const plainCharacter = remembered(readCharacter, MOST_CHARACTERS);

function readPlain(original: string): Plain {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: written, index } of original.matchAll(WRITTEN)) {
    const plain = plainCharacter(written);
    if (plain === '') continue;
    parts.push(plain);
    for (let unit = 0; unit < plain.length; unit++) {
      starts.push(index);
      ends.push(index + written.length);
    }
  }
  return { text: parts.join(''), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

/** The plain form alone, e.g. of a listed word. */
export function plainText(original: string): string {
  return plainOf(original).text;
}

/** What was written where these units of the plain text stand. @param start @param end of a part that is not empty */
export function writtenAt(plain: Plain, start: number, end: number): Span {
  return { start: plain.starts[start]!, end: plain.ends[end - 1]! };
}

function readCharacter(written: string): string {
  if (BREAK.test(written)) return '\n';
  return toSimplified(written.normalize('NFKC').replace(UNSEEN, '')).normalize('NFKC').toLowerCase();
}
