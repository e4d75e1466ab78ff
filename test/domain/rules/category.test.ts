import { buildSubject, effectsOf } from './subject';

describe('F-10: what categories 4 and 5 rest on', () => {
  it.each([
    [4, null, 'BLOCK'],
    [4, '  ', 'BLOCK'],
    [4, '', 'BLOCK'],
    [5, null, 'HINT'],
    [5, '办公室文件1号', 'HINT'],
  ] as const)('hit: category %s with basis %j', (category, basis, effect) => {
    expect(effectsOf('F-10', buildSubject({ category, basis }))).toEqual([effect]);
  });

  it.each([
    [4, '批示〔2026〕1号'],
    [1, null],
    [2, null],
    [3, null],
    [null, null],
  ] as const)('miss: category %s with basis %j', (category, basis) => {
    expect(effectsOf('F-10', buildSubject({ category, basis }))).toEqual([]);
  });
});
