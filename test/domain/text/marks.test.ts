import fc from 'fast-check';
import { marksIn, marksOf, type MarkKind } from '../../../src/domain/text/marks';
import { buildOrganization } from '../../helpers/build';

const organization = buildOrganization();
const found = (kind: MarkKind, text: string) => marksIn([kind], text, organization).map((mark) => mark.text);

describe('marks', () => {
  it.each<[MarkKind, string, string[]]>([
    ['DIGITS', '46名员工走了２０００步', ['46', '２０００']],
    ['DIGITS', '三家门店，非常好，让我们一起走', ['三']],
    ['DATES', '4月7日9:00开讲，周三结束', ['4月7日9:00', '周三']],
    ['DATES', '2026-0001 改到 2026-04-07 08:30', ['2026-04-07', '08:30']],
    ['NAMES', '孟初晴和王主任到场', ['孟初晴', '王主任']],
    ['NAMES', '健康科普部白晓渡提醒：少盐', ['白晓渡']],
    ['NAMES', '主讲人：贺砚秋', ['贺砚秋']],
    ['NAMES', '白菜和黄瓜各三斤', []],
    ['LINKS', '见 https://v.example.cn/a?b=1 和 www.example.cn/x', ['https://v.example.cn/a?b=1', 'www.example.cn/x']],
    ['AMOUNTS', '奖金 5.1 万元，门票￥30', ['5.1 万元', '￥30']],
    ['AMOUNTS', '5万人参加', []],
    ['PLACES', '志愿者在望湖社区服务中心集合', ['望湖社区服务中心']],
    ['PLACES', '大家都很高兴', []],
    ['CONTRACTS', '与甲方签订合同，编号QL-2026-01', ['甲方', '合同']],
    ['CONTRACTS', '欢迎来体检', []],
    ['NEGATIONS', '请勿空腹，非常重要', ['勿']],
  ])('of %s in %s', (kind, text, expected) => {
    expect(found(kind, text)).toEqual(expected);
  });

  it('give a place to the kind that is named first', () => {
    const marks = marksIn(['DATES', 'DIGITS'], '4月7日走2000步', organization);
    expect(marks.map(({ kind, text }) => [kind, text])).toEqual([
      ['DATES', '4月7日'],
      ['DIGITS', '2000'],
    ]);
  });

  it('quote what was written, in order and without overlap, whatever was written', () => {
    const kinds: MarkKind[] = ['CONTRACTS', 'AMOUNTS', 'LINKS', 'DATES', 'NAMES', 'PLACES', 'DIGITS', 'NEGATIONS'];
    const piece = fc.oneof(
      fc.constantFrom('王主任', '4月7日', '５万元', '合 同', 'https://a.example.cn/', '望湖社区', '不', '\u200b', '臺'),
      fc.string({ unit: 'binary', maxLength: 10 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        const marks = marksIn(kinds, text, organization);
        marks.forEach((mark, index) => {
          expect(text.slice(mark.start, mark.end)).toBe(mark.text);
          expect(mark.start).toBeGreaterThanOrEqual(marks[index - 1]?.end ?? 0);
        });
      }),
    );
  });

  it('of one kind include what is part of a harmless word, named as that', () => {
    const [mark] = marksOf('DIGITS', '我们一起走', organization);
    expect(mark?.harmless).toEqual({ start: 2, end: 4 });
  });
});
