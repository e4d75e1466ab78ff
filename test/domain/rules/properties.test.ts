/** What holds of all rules and of every shipped word, whatever is written around it. */
import fc from 'fast-check';
import samples from '../../../src/sandbox/data/sample-posts.json';
import type { Content } from '../../../src/domain/content';
import type { ListEntry } from '../../../src/domain/lists/entry';
import { changedOriginal } from '../../../src/domain/post/original';
import { shippedLists } from '../../../src/lib/shipped-lists';
import { RULES, runRules, subjectOf } from '../../../src/domain/rules';
import { quoted } from '../../../src/domain/text/texts';
import { NOW } from '../../helpers/build';
import { buildSubject } from './subject';

const LISTED = shippedLists().entries.filter(({ kind }) => kind !== 'ALLOW');
const SAMPLE_TEXTS = [...samples.good, ...samples.bad].flatMap(({ title, body }) => [title, body]);
const FILLER = fc.constantFrom('', ' ', '\u3000', '\t', '\u200B', '\u00AD', '\u2060');

/** Text as people write it, and as nobody does: listed words and sample posts among arbitrary characters. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...SAMPLE_TEXTS),
      fc.constantFrom(...LISTED.map(({ pattern }) => pattern)),
      fc.constantFrom('患者', '专家称', '10万元', '大奖', '抽奖', '网传', '新增3例', '购买', '疫苗', '，', '。', '\n'),
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

/** Words of a company's own lists, one for each kind that nothing is shipped of. */
const OWN = (
  [
    ['PERSON', '闻清远', '总经理'],
    ['COMPETITOR', '某康体检', ''],
    ['CODE_NAME', '青鸟计划', ''],
    ['HOTLINE', '13912345678', '客服'],
    ['HERO', '林霜野', ''],
  ] as const
).map(([kind, pattern, note]): ListEntry => ({
  kind,
  pattern,
  note,
  effect: 'CONFIRM',
  citation: '《公司词表》',
  owner: '办公室',
  validFrom: null,
  validTo: null,
}));
// one value for all: a list is compiled once
const LISTS = { version: '词表 1', entries: [...shippedLists().entries, ...OWN] };

const anyPart = fc.oneof(
  anyText,
  fc.constantFrom('比某康体检好', '董事长闻清远', '恶搞林霜野', '1 3 9 1234 5678', '99元立即抢购', '2月30日举行'),
);
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { freq: 3 });
const anyTime = fc.integer({ min: NOW - 400 * 86_400_000, max: NOW + 400 * 86_400_000 });

const anyMatter = fc
  .record({
    content: fc.record({
      title: maybe(anyPart),
      body: maybe(anyPart),
      weiboText: maybe(anyPart),
      wechatText: maybe(anyPart),
      marketing: maybe(fc.boolean()),
      secret: maybe(fc.boolean()),
      category: maybe(fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const)),
      ai: maybe(fc.constantFrom('NONE' as const, 'TEXT' as const, 'IMAGE' as const)),
      reference: maybe(anyPart),
      basis: maybe(anyPart),
      videoUrl: maybe(anyPart),
      source: maybe(fc.record({ type: fc.constantFrom('ORIGINAL', 'REPRINT'), name: anyPart, url: maybe(anyPart) })),
      declaredPictures: maybe(fc.nat(4)),
      pictureNotes: fc.array(fc.oneof(anyPart, fc.constantFrom('AI生成，孩子，中国地图', '国徽海报，网上下载')), {
        maxLength: 3,
      }),
      accountIds: maybe(fc.constant(['weibo-main', 'wechat-main'])),
      original: fc.option(
        fc.record({
          repost: fc.constant(true as const),
          url: maybe(anyPart),
          author: maybe(anyPart),
          text: maybe(anyPart),
        }),
        { nil: undefined },
      ),
    }),
    request: fc.record({
      urgency: fc.constantFrom('ROUTINE' as const, 'IMPORTANT_URGENT' as const, 'EMERGENCY' as const),
      reason: maybe(anyPart),
      plannedAt: maybe(anyTime),
    }),
  })
  .map(({ content: { original, ...lines }, request }) => {
    const content = {
      ...lines,
      ...(original && { original: changedOriginal(undefined, original) }),
    } as Partial<Content>;
    return subjectOf({ ...buildSubject(content, request), lists: LISTS }, NOW);
  });

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  test('never fails, quotes what stands there, and says the same of the same, whatever was written', () => {
    fc.assert(
      fc.property(anyMatter, (subject) => {
        const hits = rule.check(subject);
        for (const { text, effect, where, matched } of hits) {
          expect(['BLOCK', 'CONFIRM', 'HINT']).toContain(effect);
          expect(text).not.toBe('');
          if (where) expect(quoted(subject.texts, where)).toBe(matched);
        }
        expect(rule.check(subject)).toEqual(hits);
      }),
      { numRuns: 100 },
    );
  });
});

/** A word with something unseen between its characters, wide letters and digits included. */
function spaced(word: string, fillers: string[], isWide: boolean): string {
  const written = isWide ? word.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)) : word;
  return [...written].map((one, i, all) => one + (i < all.length - 1 ? fillers[i % fillers.length] : '')).join('');
}

test.each([...new Set(LISTED.map(({ kind }) => kind))])(
  'blanks, invisible characters and width hide no shipped word of %s',
  (kind) => {
    const entries = LISTED.filter((one) => one.kind === kind);
    const fillers = fc.array(FILLER, { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(
        fc.constantFrom(...entries),
        fillers,
        fc.boolean(),
        fc.boolean(),
        ({ pattern }, between, isWide, marketing) => {
          const hidden = spaced(pattern, between, isWide);
          const subject = (word: string) =>
            buildSubject({ title: '通知', body: `新品介绍：\n${word}\n欢迎了解`, marketing });
          const { words } = subjectOf(subject(hidden), NOW);
          expect(words.map(({ entry, matched }) => [entry.kind, matched])).toContainEqual([kind, hidden]);
          const told = (word: string) =>
            runRules(subject(word), 1, NOW).map(({ rule, effect, matched }) => [rule, effect, matched === word]);
          expect(told(hidden)).toEqual(told(pattern));
        },
      ),
      { numRuns: 200 },
    );
  },
);
