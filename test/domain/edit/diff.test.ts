import { diffText, hunksOf } from '../../../src/domain/edit/diff';

const shown = (before: string, after: string) =>
  diffText(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}]` : `[+${text}]`))
    .join('');

describe('diffText', () => {
  it.each([
    ['三家门店', '四家门店', '[-三][+四]家门店'],
    ['共15人', '共16人', '共[-15][+16]人'],
    ['约1.5米', '约1.6米', '约[-1.5][+1.6]米'],
    ['see Tom', 'see Tim', 'see [-Tom][+Tim]'],
    ['见 https://a.cn/1 一文', '见 https://a.cn/2 一文', '见 [-https://a.cn/1][+https://a.cn/2] 一文'],
    ['', '新的', '[+新的]'],
    ['旧的', '', '[-旧的]'],
    ['一样', '一样', '一样'],
    ['甲乙丙丁', '甲丙丁戊', '甲[-乙]丙丁[+戊]'],
    ['👍好', '👎好', '[-👍][+👎]好'],
  ])('%s → %s', (before, after, expected) => expect(shown(before, after)).toBe(expected));

  it('gives both texts back, whatever they are', () => {
    const texts = ['每用眼二十分钟，就看看远处。', '每用眼20分钟，看看远处\n再看看近处。', '远处', ''];
    for (const before of texts)
      for (const after of texts) {
        const pieces = diffText(before, after);
        expect(
          pieces
            .filter(({ kind }) => kind !== 'added')
            .map(({ text }) => text)
            .join(''),
        ).toBe(before);
        expect(
          pieces
            .filter(({ kind }) => kind !== 'removed')
            .map(({ text }) => text)
            .join(''),
        ).toBe(after);
      }
  });

  it('takes a long text written anew as one change', () => {
    const before = '前'.repeat(3000);
    const after = '后'.repeat(3000);
    expect(diffText(before, after).map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});

describe('hunksOf', () => {
  it('says where each place stood and stands', () => {
    expect(hunksOf('甲三乙丙', '甲四乙')).toEqual([
      { removed: '三', added: '四', before: { start: 1, end: 2 }, after: { start: 1, end: 2 } },
      { removed: '丙', added: '', before: { start: 3, end: 4 }, after: { start: 3, end: 3 } },
    ]);
  });

  it('finds nothing where nothing changed', () => expect(hunksOf('甲乙', '甲乙')).toEqual([]));
});
