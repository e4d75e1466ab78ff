/** The words that count now: those that are shipped, and on top the company's own lists that the office has signed off (`domain.md` §2.3). */
import { createHash } from 'node:crypto';
import { effectiveLists, type KeptLists, type ListVersion } from '../domain/house/lists';
import type { ListEntry, WordLists } from '../domain/lists/entry';
import { plainText } from '../domain/text/plain';
import { readListCsv } from '../lib/list-csv';
import type { StoreReads } from './store';

type Reads = Pick<StoreReads, 'wordList'>;

interface Merged {
  version: string;
  lists: WordLists;
  /** entries of what counts, by SHA-256: read once */
  read: Map<string, ListEntry[]>;
}

/** What was merged last onto the shipped words: as long as the same versions count, it is the same value, and nothing is compiled anew. */
const merged = new WeakMap<WordLists, Merged>();

/** @param at epoch ms @throws Error when the words of a version that counts are not there any more, or are no longer what was signed off */
export async function listsAt(shipped: WordLists, kept: KeptLists, reads: Reads, at: number): Promise<WordLists> {
  const counting = effectiveLists(kept, at);
  if (counting.length === 0) return shipped;
  const version = [shipped.version, ...counting.map(versionWords)].join(' + ');
  const contents = counting.map(({ sha256 }) => sha256);
  const last = merged.get(shipped);
  if (last?.version === version && contents.every((sha256) => last.read.has(sha256))) return last.lists;
  const read = new Map<string, ListEntry[]>();
  for (const sha256 of contents) read.set(sha256, last?.read.get(sha256) ?? (await entriesOf(reads, sha256)));
  const lists = { version, entries: merge([shipped.entries, ...contents.map((sha256) => read.get(sha256)!)]) };
  merged.set(shipped, { version, lists, read });
  return lists;
}

/** The entries of an imported list. @throws Error when they are damaged */
export async function entriesOf(reads: Reads, sha256: string): Promise<ListEntry[]> {
  const csv = await reads.wordList(sha256);
  if (csv === null || hashOfList(csv) !== sha256) throw new Error(`word list ${sha256.slice(0, 12)} is damaged`);
  const read = readListCsv(csv);
  if ('bad' in read) throw new Error(`word list ${sha256.slice(0, 12)} is not of this version of the program`);
  return read.entries;
}

/** What a list is kept under. */
export function hashOfList(csv: string): string {
  return createHash('sha256').update(csv).digest('hex');
}

/** 人名 2 */
export function versionWords({ name, version }: Pick<ListVersion, 'name' | 'version'>): string {
  return `${name} ${version}`;
}

/** What the company says of a word at any time stands in place of what is shipped, and a later list in place of an earlier one. */
function merge(lists: (readonly ListEntry[])[]): ListEntry[] {
  const found = new Map<string, ListEntry>();
  const dated: ListEntry[] = [];
  for (const entry of lists.flat())
    if (entry.validFrom === null && entry.validTo === null)
      found.set(`${entry.kind} ${plainText(entry.pattern)}`, entry);
    else dated.push(entry);
  return [...found.values(), ...dated];
}
