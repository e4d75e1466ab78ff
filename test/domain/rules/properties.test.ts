/** What holds of all rules and of every shipped word, whatever is written around it. */
import fc from 'fast-check';
import samples from '../../../src/sandbox/data/sample-posts.json';
import { shippedLists } from '../../../src/lib/shipped-lists';
import { runRules, subjectOf } from '../../../src/domain/rules';
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

const anyContent = fc.record({
  title: anyText,
  body: anyText,
  weiboText: fc.option(anyText),
  wechatText: fc.option(anyText),
  marketing: fc.boolean(),
  category: fc.constantFrom(1 as const, 2 as const, 3 as const),
});

test('what a rule quotes stands in the original at the place it names, and the same is found again', () => {
  fc.assert(
    fc.property(anyContent, (content) => {
      const subject = buildSubject(content);
      const { texts } = subjectOf(subject, NOW);
      const findings = runRules(subject, 1, NOW);
      for (const { where, matched } of findings) if (where) expect(quoted(texts, where)).toBe(matched);
      expect(runRules(subject, 1, NOW)).toEqual(findings);
    }),
    { numRuns: 300 },
  );
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
