import fc from 'fast-check';
import { plainOf, plainText, writtenAt } from '../../../src/domain/text/plain';

describe('the plain form', () => {
  test.each([
    ['full width', '国家级ＡＢＣ１２３', '国家级abc123'],
    ['blanks inside a word', '国 家\u3000级', '国家级'],
    ['invisible characters', '国\u200B家\u00AD级\uFE0F', '国家级'],
    ['traditional characters', '絕密 機密 軟體', '绝密机密软体'],
    ['upper case', 'WeChat İ', 'wechati̇'],
    ['marks written apart', 'cafe\u0301', 'café'],
    ['compatibility forms', '㈱ ① ﬁ', '(株)1fi'],
    ['line breaks', '第\r\n一\r线', '第\n一\n线'],
    ['half a pair', 'a\uD83Db', 'a\uD83Db'],
    ['nothing', '', ''],
  ])('%s', (_name, written, plain) => {
    expect(plainText(written)).toBe(plain);
  });

  test('points back to what was written', () => {
    const written = '最 \u200B佳😀ＯＫ';
    const plain = plainOf(written);
    const at = plain.text.indexOf('佳');
    const { start, end } = writtenAt(plain, at - 1, at + 1);
    expect(written.slice(start, end)).toBe('最 \u200B佳');
    const ok = writtenAt(plain, plain.text.indexOf('ok'), plain.text.indexOf('ok') + 2);
    expect(written.slice(ok.start, ok.end)).toBe('ＯＫ');
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);
const brokenText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 100 })
  .map((units) => String.fromCharCode(...units));

describe('whatever is written', () => {
  test('it never throws, and the map only goes forward and stays inside', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, brokenText), (written) => {
        const { text, starts, ends } = plainOf(written);
        expect([starts.length, ends.length]).toEqual([text.length, text.length]);
        for (let i = 0; i < text.length; i++) {
          expect(starts[i]!).toBeLessThan(ends[i]!);
          expect(ends[i]!).toBeLessThanOrEqual(written.length);
          if (i > 0) expect(starts[i - 1]!).toBeLessThanOrEqual(starts[i]!);
          if (i > 0) expect(ends[i - 1]!).toBeLessThanOrEqual(ends[i]!);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('the plain form is its own plain form', () => {
    fc.assert(
      fc.property(anyText, (written) => {
        // a mark that loses the invisible character before it joins the letter before that
        fc.pre(!/\p{M}/u.test(written.normalize('NFKD')));
        const once = plainText(written);
        expect(plainText(once)).toBe(once);
      }),
    );
  });
});
