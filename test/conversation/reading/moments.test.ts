import { readEnd, readMoment } from '../../../src/conversation/reading/moments';
import { isoShanghai } from '../../../src/domain/time/shanghai';
import { START } from '../world';

/** START is Friday 2026-03-27 10:00. */
const read = (text: string, now = START, from?: number) => {
  const moment = readMoment(text, now, from);
  return moment && [isoShanghai(moment.at).slice(0, 19), moment.hasTime, moment.rest];
};

describe('a moment at the beginning of a text', () => {
  test.each([
    ['2026-04-01', '2026-04-01T00:00:00', false, ''],
    ['2026年4月1日 12:00 后面', '2026-04-01T12:00:00', true, '后面'],
    ['2026/4/1 8点半', '2026-04-01T08:30:00', true, ''],
    ['4-1 4-8', '2026-04-01T00:00:00', false, '4-8'],
    ['4-1 12:00 至 4-8 18:00', '2026-04-01T12:00:00', true, '4-8 18:00'],
    ['4.1~4.8 授〔2026〕3号', '2026-04-01T00:00:00', false, '4.8 授〔2026〕3号'],
    ['4月1日到4月8日', '2026-04-01T00:00:00', false, '4月8日'],
    ['4-1 12:00:05', '2026-04-01T12:00:05', true, ''],
    ['4-1 24:00', '2026-04-02T00:00:00', true, ''],
    ['4月1日下午3点', '2026-04-01T15:00:00', true, ''],
    ['4-1 上午9点半', '2026-04-01T09:30:00', true, ''],
    ['4-1 晚上8点20分', '2026-04-01T20:20:00', true, ''],
    ['4-1 晚上十二点', '2026-04-02T00:00:00', true, ''],
    ['4-1 中午', '2026-04-01T12:00:00', true, ''],
    ['4-1 中午1点', '2026-04-01T13:00:00', true, ''],
    ['4-1 下午15:30', '2026-04-01T15:30:00', true, ''],
    ['4-1 下午三点一刻', '2026-04-01T15:15:00', true, ''],
    ['4-1 凌晨两点', '2026-04-01T02:00:00', true, ''],
    ['今晚8点', '2026-03-27T20:00:00', true, ''],
    ['明早九点到4-3', '2026-03-28T09:00:00', true, '4-3'],
    ['从4月1日起到4月9日止', '2026-04-01T00:00:00', false, '4月9日止'],
    ['今天', '2026-03-27T00:00:00', false, ''],
    ['明天 9点 周五', '2026-03-28T09:00:00', true, '周五'],
    ['后天', '2026-03-29T00:00:00', false, ''],
    ['大后天', '2026-03-30T00:00:00', false, ''],
    ['周五', '2026-03-27T00:00:00', false, ''],
    ['周一', '2026-03-30T00:00:00', false, ''],
    ['下周一', '2026-03-30T00:00:00', false, ''],
    ['下周日', '2026-04-05T00:00:00', false, ''],
    ['现在 明天', '2026-03-27T10:00:00', true, '明天'],
    ['12-1', '2026-12-01T00:00:00', false, ''],
    ['3-20', '2026-03-20T00:00:00', false, ''],
    ['1-5', '2027-01-05T00:00:00', false, ''],
  ])('%s', (text, at, hasTime, rest) => {
    expect(read(text)).toEqual([at, hasTime, rest]);
  });

  test.each([
    '',
    '张三',
    '2026-02-30',
    '13-1',
    '4-31',
    '25:00',
    '4-1 25:00',
    '4-1 12:60',
    '4-1 上午13点',
    '4-1 晚上3点',
    '4-1 下午9点',
  ])('%s is none', (text) => {
    expect(read(text)).toBeNull();
  });

  test('without a year it is not before what it follows', () => {
    const december = Date.parse('2026-12-28T00:00:00+08:00');
    expect(read('1-3', december, december)).toEqual(['2027-01-03T00:00:00', false, '']);
    expect(read('12-28', december, december)).toEqual(['2026-12-28T00:00:00', false, '']);
  });

  test.each([
    ['4-1 9:00', '18:00', '2026-04-01T18:00:00'],
    ['4-1 9:00', '下午5点 授1号', '2026-04-01T17:00:00'],
    ['4-1', '9日', '2026-04-09T00:00:00'],
    ['4-1', '9日中午', '2026-04-09T12:00:00'],
    ['4-1', '4-3 18:00', '2026-04-03T18:00:00'],
  ])('the end of what begins %s: %s', (begin, text, at) => {
    const end = readEnd(text, START, readMoment(begin, START)!)!;
    expect(isoShanghai(end.at).slice(0, 19)).toBe(at);
  });

  test.each([
    ['4-1', '18:00'],
    ['4-10', '9日'],
    ['4-1', '31日'],
    ['4-1', '3号文'],
    ['4-1 9:00', '周末'],
  ])('after %s, %s is no end', (begin, text) => {
    expect(readEnd(text, START, readMoment(begin, START)!)).toBeNull();
  });
});
