import fc from 'fast-check';
import type { ListEntry } from '../../../src/domain/lists/entry';
import { wordsIn } from '../../../src/domain/lists/matcher';
import { quoted, textsOf } from '../../../src/domain/text/texts';

const entry = (pattern: string, kind: ListEntry['kind'] = 'ABSOLUTE', given: Partial<ListEntry> = {}): ListEntry => ({
  pattern,
  kind,
  effect: 'CONFIRM',
  citation: '《广告法》第九条',
  note: '',
  owner: '公司办公室',
  validFrom: null,
  validTo: null,
  ...given,
});
const texts = (body: string, title: string | null = null) =>
  textsOf({ title, body, weiboText: null, wechatText: null });
const found = (entries: ListEntry[], body: string, at = 0) =>
  wordsIn(texts(body), { version: '1', entries }, at).map(({ matched, place }) => [matched, place.start]);

test('a listed word is found where it was written, in the order it is read', () => {
  expect(found([entry('最佳'), entry('顶级')], '顶级团队，最 佳体验')).toEqual([
    ['顶级', 0],
    ['最 佳', 5],
  ]);
});

test('what lies within an allowed word is no hit; the same word elsewhere is', () => {
  const entries = [entry('第一'), entry('健康第一线', 'ALLOW')];
  expect(found(entries, '健康第一线视频网')).toEqual([]);
  expect(found(entries, '健康第一线，全省第一')).toEqual([['第一', 8]]);
});

test('the longest word of a kind counts; another kind keeps its own', () => {
  expect(found([entry('第一'), entry('第一品牌')], '第一品牌')).toEqual([['第一品牌', 0]]);
  expect(found([entry('第一'), entry('第一品牌', 'COMPETITOR')], '第一品牌')).toHaveLength(2);
});

test('an entry counts from its first moment and no longer at its last', () => {
  const entries = [entry('最佳', 'ABSOLUTE', { validFrom: 10, validTo: 20 })];
  expect([9, 10, 19, 20].map((at) => found(entries, '最佳', at).length)).toEqual([0, 1, 1, 0]);
});

test('the list is normalised like the text', () => {
  expect(found([entry('ＷｅＣｈａｔ 群')], 'wechat群')).toEqual([['wechat群', 0]]);
  expect(found([entry('絕對')], '绝对')).toEqual([['绝对', 0]]);
  expect(found([entry(' \u200B')], '任何文字')).toEqual([]);
});

const WORDS = ['国家级', '最佳', '根治', '无副作用', 'abc'];
const wide = (text: string) => text.replace(/[a-z]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));

test('blanks, invisible characters and width inside a listed word do not hide it, and the place always quotes the original', () => {
  const filler = fc.constantFrom('', ' ', '\u3000', '\t', '\u200B', '\u00AD');
  fc.assert(
    fc.property(
      fc.constantFrom(...WORDS),
      fc.array(filler, { minLength: 8, maxLength: 8 }),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.boolean(),
      (word, fillers, around, isWide) => {
        const spaced = [...(isWide ? wide(word) : word)]
          .map((one, i) => one + (i < word.length - 1 ? fillers[i] : ''))
          .join('');
        const all = texts(`${around}\n${spaced}\n${around}`);
        const hits = wordsIn(all, { version: '1', entries: WORDS.map((one) => entry(one)) }, 0);
        expect(hits.map(({ matched }) => matched)).toContain(spaced);
        for (const { matched, place } of hits) expect(quoted(all, place)).toBe(matched);
      },
    ),
  );
});
