import { buildSubject, effectsOf } from './subject';

describe('C-01: declared 涉密', () => {
  it.each([1, 4, 5] as const)('hit: 涉密：是 in category %s', (category) => {
    expect(effectsOf('C-01', buildSubject({ secret: true, category }))).toEqual(['BLOCK']);
  });

  it.each([
    { secret: false },
    { secret: null },
    // the bare words in an educational text are no declaration
    { secret: false, body: '保密知识：绝密、机密、秘密三级' },
  ])('miss: %j', (content) => {
    expect(effectsOf('C-01', buildSubject(content))).toEqual([]);
  });
});
