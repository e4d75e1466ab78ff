import * as fc from 'fast-check';
import { clean, fit, fitBytes, fitLine } from '../../src/messengers/text';

describe('texts made to fit', () => {
  it('leave alone what fits and mark what was cut', () => {
    expect(fit('健康科普', 4)).toBe('健康科普');
    expect(fit('健康科普周', 4)).toBe('健康科…');
    expect(fitBytes('健康科普', 12)).toBe('健康科普');
    expect(fitBytes('健康科普周', 14)).toBe('健康科…');
  });

  it('never cut inside a character', () => {
    expect(fit('😀😀😀', 2)).toBe('😀…');
    expect(fitBytes('😀😀😀', 11)).toBe('😀😀…');
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 60 }), (whole, max) => {
        expect(Array.from(fit(whole, max)).length).toBeLessThanOrEqual(max);
        expect(Buffer.byteLength(fitBytes(whole, max))).toBeLessThanOrEqual(max);
        expect(fitBytes(whole, max)).not.toContain('\uFFFD');
        expect(whole.startsWith(fitBytes(whole, max).replace(/…$/, ''))).toBe(true);
      }),
    );
  });

  it('show several lines as one where there is room for one', () => {
    expect(fitLine(' 第一行\n\n第二行\t尾 ', 20)).toBe('第一行 第二行 尾');
  });

  it('hold nothing that XML forbids or JSON has to escape', () => {
    expect(clean('a\u0000b\u001Fc\u007F\uFFFE\nd\te\r\nf')).toBe('abc\nd\te\nf');
    expect(clean('x\uD83Dy\uDE00z😀')).toBe('x\uFFFDy\uFFFDz😀');
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (text) => !/\\u/.test(JSON.stringify(clean(text).replaceAll('\\', ''))),
      ),
    );
  });
});
