/** All rules on a long post with many listed words, beside one plain pass over the same text; and the cost against the size of the lists. */
import { performance } from 'node:perf_hooks';
import type { ListEntry, WordLists } from '../domain/lists/entry';
import { EMPTY_CONTENT, EMPTY_REQUEST } from '../domain/content';
import { runRules, type Matter } from '../domain/rules';
import { plainOf } from '../domain/text/plain';
import type { World } from '../application/world';

const LENGTH = 2000;
const WORDS = 10_000;
const SIZES = [100, 1000, 10_000, 100_000];
const ROUNDS = 300;
const TARGET_MS = 5;

/** @param facts policy and calendar of the house @returns one line for each figure */
export function benchRules({ policy, calendar, lists }: Pick<World, 'policy' | 'calendar' | 'lists'>): string[] {
  const matterWith = (words: WordLists, body: string): Matter => ({
    content: { ...EMPTY_CONTENT, title: '门诊时间调整', body, category: 1, marketing: true },
    request: EMPTY_REQUEST,
    posts: [],
    lead: null,
    policy,
    calendar,
    lists: words,
  });
  const costs = new Map(
    SIZES.map((size) => {
      const words = listsOf(size, lists);
      const began = performance.now();
      runRules(matterWith(words, textOf(LENGTH, ROUNDS)), 1, 0);
      const first = performance.now() - began;
      return [size, { first, ms: medianMs((body) => runRules(matterWith(words, body), 1, 0)) }] as const;
    }),
  );
  const floor = medianMs(pass);
  const { ms } = costs.get(WORDS)!;
  const growth = SIZES.map((size) => {
    const { ms: median, first } = costs.get(size)!;
    return `${size}: ${median.toFixed(2)} ms (first ${first.toFixed(0)} ms)`;
  });
  return [
    `all rules, ${LENGTH} characters, ${WORDS} listed words: median ${ms.toFixed(2)} ms (target < ${TARGET_MS})`,
    `  one plain pass over the same text: ${(floor * 1000).toFixed(1)} µs, ratio ${(ms / floor).toFixed(0)}`,
    `  making its plain form alone: ${medianMs(plainOf).toFixed(2)} ms`,
    `  against the number of listed words: ${growth.join(', ')}`,
  ];
}

/** Ordinary sentences of a health company, over and over, each with another figure. @param no texts of different numbers differ */
function textOf(length: number, no: number): string {
  const sentences = ['每天多走两千步，', '门诊时间调整为周一至周五，', '请携带就诊卡，', '医生提醒大家注意用眼，'];
  let text = `第${no}期：`;
  for (let at = 0; text.length < length; at += 1) text += `${sentences[at % sentences.length]}第${at}条。\n`;
  return text.slice(0, length);
}

/** The shipped words and as many made ones as it takes, which the post does not hold, as most of a list is not in most posts. */
function listsOf(size: number, { entries: shipped }: WordLists): WordLists {
  const made = Array.from({ length: Math.max(0, size - shipped.length) }, (_, at): ListEntry => ({
    pattern: `${String.fromCodePoint(0x4e00 + (at % 5000))}${String.fromCodePoint(0x5e00 + Math.floor(at / 5000))}制剂${at}`,
    kind: 'COMPETITOR',
    effect: 'HINT',
    citation: '内部规定',
    note: '',
    owner: '公司办公室',
    validFrom: null,
    validTo: null,
  }));
  return { version: `${size}`, entries: [...shipped, ...made].slice(0, size) };
}

function pass(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) sum = (sum + text.charCodeAt(at)) | 0;
  return sum;
}

/** A text that was read lately is remembered, so every round has one of its own. */
function medianMs(work: (text: string) => unknown): number {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const text = textOf(LENGTH, round);
    const began = performance.now();
    work(text);
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[ROUNDS / 2]!;
}
