import { readPeriod, readPlanWish } from '../../../src/conversation/reading/plan-reading';
import { ACCOUNTS, START } from '../world';

const read = (text: string) => readPlanWish(text, { accounts: ACCOUNTS, now: START });
const line = (date: string, topic: string, ...channels: string[]) => ({ date, topic, channels });

test.each([
  ['', { kind: 'show', period: null }],
  ['2026-04', { kind: 'show', period: '2026-04' }],
  ['4月', { kind: 'show', period: '2026-04' }],
  ['下月', { kind: 'show', period: '2026-04' }],
  ['2027', { kind: 'show', period: '2027' }],
  ['全部', { kind: 'all' }],
  ['删 3', { kind: 'remove', nos: [3] }],
  ['删除3、5、3', { kind: 'remove', nos: [3, 5] }],
  ['交', { kind: 'handIn', period: '2026-04' }],
  ['5月 交', { kind: 'handIn', period: '2026-05' }],
  ['交 2027年', { kind: 'handIn', period: '2027' }],
])('%j', (text, wish) => {
  expect(read(text)).toEqual(wish);
});

test.each([
  ['04-07 世界卫生日 微博', [line('2026-04-07', '世界卫生日', 'WEIBO')]],
  ['4/7 世界卫生日 微信、微博', [line('2026-04-07', '世界卫生日', 'WEIBO', 'WECHAT')]],
  ['４月７日：春季义诊 预告', [line('2026-04-07', '春季义诊 预告')]],
  ['2026-04\n04-07 甲 微博\n25日 乙', [line('2026-04-07', '甲', 'WEIBO'), line('2026-04-25', '乙')]],
  [
    '2026-04 / 04-07 甲 微博 / 04-22 乙 公众号',
    [line('2026-04-07', '甲', 'WEIBO'), line('2026-04-22', '乙', 'WECHAT')],
  ],
  // the next one there is
  ['01-05 腊八节', [line('2027-01-05', '腊八节')]],
  [
    '2027\n3月 爱耳日系列 微博\n2027-06-06 爱眼日',
    [line('2027-03', '爱耳日系列', 'WEIBO'), line('2027-06-06', '爱眼日')],
  ],
])('%j adds', (text, lines) => {
  expect(read(text)).toEqual({ kind: 'add', lines, problems: [] });
});

test.each([
  ['写点什么', '没看懂'],
  ['04-31 甲', '不是一个日期'],
  ['04-07', '还缺选题'],
  ['2026-04\n05-07 甲', '不是 2026-04 里的日期'],
  [`04-07 ${'长'.repeat(61)}`, '太长'],
])('%j says what is wrong', (text, problem) => {
  const wish = read(text);
  expect(wish).toMatchObject({ kind: 'add', lines: [], problems: [expect.stringContaining(problem)] });
});

test('a month without its year is the one to come', () => {
  expect([readPeriod('3月', START), readPeriod('2月', START), readPeriod('13月', START)]).toEqual([
    '2026-03',
    '2027-02',
    null,
  ]);
});
