/** A submission's number as people write it: 2026-0123, 宣审〔2026〕0123号, 123; digits may be full-width (`contract.md` §3). */
import type { StoreReads } from '../../application/store';
import type { Submission } from '../../domain/submission';

/** A full number, or one without its year. */
export type NumberRef = { no: string } | { seq: number };

const DASHED = /^(20\d{2})\s*[-–—/－]\s*(\d{1,6})(?:\s*号)?/;
const ON_PAPER = /^(?:宣审)?\s*[〔[【(（［](20\d{2})[〕\]】)）］]\s*第?\s*(\d{1,6})(?:\s*号)?/;
const ALONE = /^(?:no\.?\s*|#\s*|第\s*)?(\d{1,6})(?:\s*号)?/i;
const ENDS = /^(?:$|[\s:,.;!?：，。；！？、])/;
/** A number with its year is no other number, so that a word may follow at once: 转审 2026-0123张三. */
const AFTER_FULL = /^(?![\d/.-])/;
const SEPARATORS = /^[\s:,.;!?：，。；！？、]+/;

/** The number a text begins with, and what follows it as it was written; null when it begins with none. */
export function readNumber(text: string): { ref: NumberRef; rest: string } | null {
  const whole = text.trim();
  const plain = withPlainDigits(whole);
  const full = DASHED.exec(plain) ?? ON_PAPER.exec(plain);
  const match = full ?? ALONE.exec(plain);
  const ends = full ? AFTER_FULL : ENDS;
  if (!match || !ends.test(plain.slice(match[0].length))) return null;
  const ref: NumberRef = full ? { no: `${full[1]}-${padded(full[2]!)}` } : { seq: Number(match[1]) };
  return { ref, rest: whole.slice(match[0].length).replace(SEPARATORS, '').trim() };
}

/** `123` means the newest year that has it. */
export function findNumber(reads: StoreReads, ref: NumberRef): Promise<Submission | null> {
  return 'no' in ref ? reads.submissionByNo(ref.no) : reads.submissionBySeq(ref.seq);
}

/** How a number is repeated to the person who wrote it. */
export function numberWords(ref: NumberRef): string {
  return 'no' in ref ? ref.no : String(ref.seq);
}

/** Character for character, so that places in the result are places in the original. */
function withPlainDigits(text: string): string {
  return text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}

function padded(seq: string): string {
  return String(Number(seq)).padStart(4, '0');
}
