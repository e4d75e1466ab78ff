import { amountsIn, yuanOf } from '../../../src/domain/text/amounts';
import { textsOf } from '../../../src/domain/text/texts';

test.each([
  ['50001元', 50_001],
  ['50,000元', 50_000],
  ['5.1万元', 51_000],
  ['六万元', 60_000],
  ['十二万三千元', 123_000],
  ['两百元', 200],
  ['¥60000', 60_000],
  ['8千元', 8000],
])('%s is %i', (words, yuan) => {
  expect(yuanOf(words)).toBe(yuan);
});

test('sums are found in what was written, and other numbers are none', () => {
  const texts = textsOf({
    title: '大奖十万',
    body: '特等奖 ５万 元，现金99999元；一万人参加，走8000步，报名费￥20',
    weiboText: null,
    wechatText: null,
  });
  expect(amountsIn(texts).map(({ yuan }) => yuan)).toEqual([100_000, 50_000, 99_999, 20]);
});
