/** When two findings are one. */
import type { Finding } from './submission';

/** The same finding: about the same words, whichever version it was made of. */
export function isSame(a: Finding, b: Finding): boolean {
  return a.rule === b.rule && a.text === b.text && a.matched === b.matched;
}
