/** The table of examples every rule has: at least three posts it must speak of, and three it must not. */
import type { RuleEffect } from '../../../src/domain/codes';
import type { Content, PublishRequest } from '../../../src/domain/content';
import type { ListEntry } from '../../../src/domain/lists/entry';
import { runRules, type Matter } from '../../../src/domain/rules';
import { NOW } from '../../helpers/build';
import { buildSubject } from './subject';

export type OwnWord = Pick<ListEntry, 'kind' | 'pattern'> & Partial<ListEntry>;

export interface Example {
  /** what is special about it, for whoever reads the table */
  name: string;
  content?: Partial<Content>;
  request?: Partial<PublishRequest>;
  /** words of the company's own lists, beside the shipped ones */
  own?: OwnWord[];
  /** what else the rule looks at */
  matter?: Partial<Matter>;
}

export interface Hit extends Example {
  /** one that must be among what is found; a list: exactly these */
  effect: RuleEffect | RuleEffect[];
  /** the words it must quote, as they were written */
  matched?: string;
}

const ENOUGH = 3;

/** @param rule its id; the rest of each post is what every post has */
export function examples(rule: string, { hits, misses }: { hits: Hit[]; misses: Example[] }): void {
  if (hits.length < ENOUGH || misses.length < ENOUGH) throw new Error(`${rule} needs ${ENOUGH} examples of each kind`);
  const found = (example: Example) => runRules(matterOf(example), 1, NOW).filter((finding) => finding.rule === rule);

  describe(`${rule} speaks`, () => {
    test.each(hits.map((hit) => [hit.name, hit] as const))('of %s', (_name, hit) => {
      const findings = found(hit);
      const effects = findings.map(({ effect }) => effect);
      if (Array.isArray(hit.effect)) expect(effects).toEqual(hit.effect);
      else expect(effects).toContain(hit.effect);
      if (hit.matched !== undefined) expect(findings.map(({ matched }) => matched)).toContain(hit.matched);
      for (const { text, citation } of findings) {
        expect(text).not.toContain('合法');
        expect(citation).toMatch(/《.+》/);
      }
    });
  });

  describe(`${rule} is silent`, () => {
    test.each(misses.map((miss) => [miss.name, miss] as const))('about %s', (_name, miss) => {
      expect(found(miss)).toEqual([]);
    });
  });
}

/** A good post with what an example says of it. */
export function matterOf({ content = {}, request, own = [], matter = {} }: Example): Matter {
  const subject = buildSubject(content, request);
  const entries = [...subject.lists.entries, ...own.map(ownEntry)];
  return { ...subject, lists: { ...subject.lists, entries }, ...matter };
}

function ownEntry(word: OwnWord): ListEntry {
  return {
    effect: 'CONFIRM',
    citation: '《公司词表》',
    note: '',
    owner: '办公室',
    validFrom: null,
    validTo: null,
    ...word,
  };
}
