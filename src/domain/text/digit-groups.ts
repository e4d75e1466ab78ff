/** Digits as people group them: 138 0013 8000, 6222-0000-…; what one blank or hyphen separates is still one number. */
import type { Text } from './texts';

/** Digits written without a break; start ≤ i < end of the plain form. */
export interface DigitGroup {
  digits: string;
  start: number;
  end: number;
}

const SEPARATOR = /[-‐-―−_.·]/u;
const BLANK = /\p{Zs}|\t/u;

/** Runs of groups; an x behind seventeen digits belongs to them (identity numbers). */
export function digitRuns({ original, plain }: Text): DigitGroup[][] {
  const { text, starts, ends } = plain;
  const isApart = (at: number) => at > 0 && BLANK.test(original.slice(ends[at - 1], starts[at]));
  const runs: DigitGroup[][] = [];
  let before = -1;
  for (const { 0: written, index } of text.matchAll(/\d+x?/gu)) {
    const groups = split(written, index, isApart);
    const isNext = before === index - 1 && index > 0 && SEPARATOR.test(text[index - 1]!);
    if (isNext) runs.at(-1)!.push(...groups);
    else runs.push(groups);
    before = index + written.length;
  }
  return runs;
}

function split(written: string, index: number, isApart: (at: number) => boolean): DigitGroup[] {
  const groups: DigitGroup[] = [];
  let from = 0;
  for (let at = 1; at <= written.length; at++) {
    if (at < written.length && !isApart(index + at)) continue;
    groups.push({ digits: written.slice(from, at), start: index + from, end: index + at });
    from = at;
  }
  return groups;
}

/** Neighbouring groups read as one number, shortest first. @param longest in digits */
export function* numbersIn(run: DigitGroup[], longest: number): Generator<DigitGroup & { sizes: number[] }> {
  for (let first = 0; first < run.length; first++) {
    let digits = '';
    const sizes: number[] = [];
    for (let last = first; last < run.length; last++) {
      digits += run[last]!.digits;
      if (digits.length > longest) break;
      sizes.push(run[last]!.digits.length);
      yield { digits, start: run[first]!.start, end: run[last]!.end, sizes: [...sizes] };
    }
  }
}
