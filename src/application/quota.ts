/** What a messenger's platform lets a company do in a month (`dingtalk.md` §12.1), as far as we used it. */
import { shanghaiDate } from '../domain/time';

/** The counter's name: `dingtalk:calls:2026-03`. */
export function usedInMonth(what: string, now: number): string {
  return `dingtalk:${what}:${shanghaiDate(now).slice(0, 7)}`;
}
