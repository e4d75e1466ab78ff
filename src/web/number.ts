/** A submission's number in an address: `2026-0123`, or as on paper, 宣审〔2026〕0123号. */
import { readNumber } from '../conversation/reading/numbers';

/** Null for anything else; a number without its year is for chat only. */
export function numberIn(text: string | undefined): string | null {
  const read = readNumber(text ?? '');
  return read && 'no' in read.ref && read.rest === '' ? read.ref.no : null;
}
