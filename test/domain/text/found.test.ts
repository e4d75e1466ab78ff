import fc from 'fast-check';
import {
  after,
  before,
  clauseOf,
  findAll,
  isAsked,
  onceEach,
  plainWords,
  says,
  sentenceOf,
  widest,
  writtenWords,
} from '../../../src/domain/text/found';
import { changedOriginal } from '../../../src/domain/post/original';
import { textsOf } from '../../../src/domain/text/texts';

const texts = (body: string, title: string | null = null) =>
  textsOf({ title, body, weiboText: null, wechatText: null });
const reposted = (body: string, text: string) =>
  textsOf({
    title: null,
    body,
    weiboText: null,
    wechatText: null,
    original: changedOriginal(undefined, { repost: true, text }),
  });

test('a pattern is looked for in the plain form of every text and quoted as it was written', () => {
  const found = findAll(texts('有效率 ９８ ％，好', '有效率90%'), /有效率\d+%/g);
  expect(found.map(({ text: { name } }) => name)).toEqual(['title', 'body']);
  expect(found.map(plainWords)).toEqual(['有效率90%', '有效率98%']);
  expect(found.map(writtenWords)).toEqual(['有效率90%', '有效率 ９８ ％']);
});

test('what stands around it is its sentence, its clause, and a few characters', () => {
  const [found] = findAll(texts('前一句。大家好，这里 根治百病，真的！后一句'), /根治/g);
  expect(sentenceOf(found!)).toBe('大家好,这里根治百病,真的');
  expect(clauseOf(found!)).toBe('这里根治百病');
  expect([before(found!, 3), after(found!, 2)]).toEqual([',这里', '百病']);
  expect(before(findAll(texts('根治'), /根治/g)[0]!, 5)).toBe('');
});

test('the same words are told once, and an empty match is none', () => {
  expect(onceEach(findAll(texts('根治，根治，根 治'), /根治/g)).map(writtenWords)).toEqual(['根治', '根 治']);
  expect(onceEach(findAll(reposted('根治，根治', '根治，根治'), /根治/g)).map(({ text }) => text.name)).toEqual([
    'body',
    'original',
  ]);
  expect(findAll(texts('根治'), /x*/g)).toEqual([]);
});

test('of what lies within something longer only the longer is left', () => {
  const all = [...findAll(texts('三天根治，根治'), /根治/g), ...findAll(texts('三天根治，根治'), /三天根治/g)];
  const [text] = texts('三天根治，根治');
  expect(widest(all.map((one) => ({ ...one, text: text! }))).map(({ begin, end }) => [begin, end])).toEqual([
    [5, 7],
    [0, 4],
  ]);
});

test.each([
  ['能根治吗', true],
  ['真能根治？', true],
  ['能根治。真的？', false],
  ['能根治', false],
])('%s asks: %s', (body, asks) => {
  expect(isAsked(findAll(texts(body), /根治/g)[0]!)).toBe(asks);
});

test('says looks at all texts', () => {
  expect(says(texts('正文', '标题'), /标题/)).toBe(true);
  expect(says(texts('正文', '标题'), /别的/)).toBe(false);
});

test('the sentence holds the clause, and the clause the words, whatever is written', () => {
  const piece = fc.constantFrom('根治', '。', ',', '，', '\n', ' ', '好', '!', '\u200b');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      for (const found of findAll(texts(pieces.join('')), /根治/g)) {
        expect(sentenceOf(found)).toContain(clauseOf(found));
        expect(clauseOf(found)).toContain(plainWords(found));
      }
    }),
  );
});

test('a pattern that finds nothing at a place goes on behind it, pairs of surrogates included', () => {
  expect(findAll(texts('𠮷a𠮷'), /a?/gu).map(({ begin, end }) => [begin, end])).toEqual([[2, 3]]);
});

test('a pattern that is not global is refused', () => {
  expect(() => findAll(texts('根治'), /根治/)).toThrow(TypeError);
});
