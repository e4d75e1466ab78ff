import fc from 'fast-check';
import { splitText } from '../../src/conversation';

test('a short text is one piece', () => {
  expect(splitText('您好', 2048)).toEqual(['您好']);
  expect(splitText('', 2048)).toEqual(['']);
});

test('pieces fit, hold whole characters, and joined give the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.integer({ min: 8, max: 64 }), (text, max) => {
      const pieces = splitText(text, max);
      expect(pieces.join('')).toBe(text);
      for (const piece of pieces) {
        expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(max);
        expect(Buffer.from(piece).toString()).toBe(piece);
      }
    }),
  );
});

test('a piece ends behind a line where one ends in its second half', () => {
  expect(splitText(`${'甲'.repeat(5)}\n${'乙'.repeat(5)}`, 20)).toEqual(['甲甲甲甲甲\n', '乙乙乙乙乙']);
});
