import { isOtherDay, relativeDatesIn, relativeDatesOf } from '../../../src/domain/text/relative-dates';
import { buildSubmission } from '../../helpers/build';

describe('relative dates', () => {
  it.each([
    ['今天是世界卫生日', ['今天']],
    ['明日上午义诊，明晚直播', ['明日', '明晚']],
    ['昨晚的讲座，今早的门诊', ['昨晚', '今早']],
    ['大后天截止', ['大后天']],
    ['本周六开讲，下周一结束', ['本周六', '下周一']],
    ['周五下午两点', ['周五']],
    ['星期三见', ['星期三']],
    ['周末义诊', ['周末']],
    ['这个月、下个月、本月', ['这个月', '下个月', '本月']],
    ['今天说今天', ['今天']],
  ])('%s', (text, words) => {
    expect(relativeDatesIn(text)).toEqual(words);
  });

  it.each([
    '4月7日是世界卫生日',
    '3月28日（周六）上午九点，3月29日 星期日',
    '自周一（3月30日）起',
    '后天性免疫缺陷与先天、后天因素',
    '每周五门诊，每月一次',
    '每天喝水，天天运动',
    '一周三次，每周一次',
    '据今日头条账号转载',
    '周一至周五以外',
    '周围的人',
    '三个月一查',
  ])('%s has none', (text) => {
    expect(relativeDatesIn(text)).toEqual([]);
  });

  it('a version is read in every text it would show, title and all', () => {
    const { versions } = buildSubmission({
      content: { title: '明天见', body: '正文', weiboText: '今晚开讲', wechatText: '周五开讲' },
    });
    expect(relativeDatesOf(versions[0]!)).toEqual(['今晚', '明天', '周五']);
  });

  it('the day counts in Shanghai', () => {
    const midnight = Date.parse('2026-03-24T00:00:00+08:00');
    expect(isOtherDay(midnight, midnight + 86_399_999)).toBe(false);
    expect(isOtherDay(midnight, midnight - 1)).toBe(true);
  });
});
