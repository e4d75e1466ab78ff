/** Finding listed words in texts: one pass over the plain form, however long the lists are. */
import { AhoCorasick } from '@monyone/aho-corasick';
import { placeOf, writtenWords, type Found } from '../text/found';
import { plainText } from '../text/plain';
import type { Place, Text } from '../text/texts';
import { isValidAt, type ListEntry, type WordLists } from './entry';

export interface WordHit extends Found {
  entry: ListEntry;
  place: Place;
  /** as it was written */
  matched: string;
}

interface Matcher {
  automaton: AhoCorasick;
  byPlain: Map<string, ListEntry[]>;
}

const compiled = new WeakMap<WordLists, Matcher>();

/** Built once per lists value: a list changes rarely and is looked through with every text. */
function matcherOf(lists: WordLists): Matcher {
  const ready = compiled.get(lists);
  if (ready) return ready;
  const byPlain = new Map<string, ListEntry[]>();
  for (const entry of lists.entries) {
    const plain = plainText(entry.pattern);
    if (plain === '') continue;
    const same = byPlain.get(plain);
    if (same) same.push(entry);
    else byPlain.set(plain, [entry]);
  }
  const matcher = { automaton: new AhoCorasick([...byPlain.keys()]), byPlain };
  compiled.set(lists, matcher);
  return matcher;
}

/**
 * Every listed word in the texts, in the order it is read. What lies within an allowed word of the company (健康第一线) is no hit; of words
 * of one kind that lie within each other the longest counts.
 * @param at epoch ms: an entry counts between its dates
 */
export function wordsIn(texts: Text[], lists: WordLists, at: number): WordHit[] {
  const { automaton, byPlain } = matcherOf(lists);
  return texts.flatMap((text) => {
    const found = automaton.matchInText(text.plain.text).flatMap(({ begin, end, keyword }) =>
      byPlain
        .get(keyword)!
        .filter((entry) => isValidAt(entry, at))
        .map((entry) => ({ entry, text, begin, end })),
    );
    const allowed = found.filter(({ entry }) => entry.kind === 'ALLOW');
    return found
      .filter((one) => one.entry.kind !== 'ALLOW' && !allowed.some((span) => covers(span, one)))
      .filter((one) => !found.some((other) => isSameKind(one, other) && isLonger(other, one) && covers(other, one)))
      .sort((a, b) => a.begin - b.begin || a.end - b.end)
      .map((one) => ({ ...one, place: placeOf(one), matched: writtenWords(one) }));
  });
}

type Listed = Found & { entry: ListEntry };

function covers(outer: Found, inner: Found): boolean {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

function isSameKind(a: Listed, b: Listed): boolean {
  return a.entry.kind === b.entry.kind;
}

function isLonger(a: Found, b: Found): boolean {
  return a.end - a.begin > b.end - b.begin;
}

/** Those of one kind, in the order they are read. */
export function wordsOfKind({ words }: { words: WordHit[] }, kind: ListEntry['kind']): WordHit[] {
  return words.filter(({ entry }) => entry.kind === kind);
}
