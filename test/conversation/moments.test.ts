import { readMoment } from '../../src/conversation/moments';
import { isoShanghai } from '../../src/domain/time';
import { START } from './world';

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

  test.each(['', '张三', '2026-02-30', '13-1', '4-31', '25:00', '4-1 25:00', '4-1 12:60'])('%s is none', (text) => {
    expect(read(text)).toBeNull();
  });

  test('without a year it is not before what it follows', () => {
    const december = Date.parse('2026-12-28T00:00:00+08:00');
    expect(read('1-3', december, december)).toEqual(['2027-01-03T00:00:00', false, '']);
    expect(read('12-28', december, december)).toEqual(['2026-12-28T00:00:00', false, '']);
  });
});
