import { examples } from './examples';

examples('C-30', {
  hits: [
    { name: 'today', content: { title: '从今天开始的四个小习惯' }, effect: 'HINT', matched: '今天' },
    { name: 'this week', content: { body: '本周起征集照片' }, effect: 'HINT', matched: '本周' },
    { name: 'last night', content: { body: '昨晚的合唱比赛' }, effect: 'HINT', matched: '昨晚' },
    { name: 'this weekend', content: { body: '本周末义诊' }, effect: 'HINT', matched: '本周末' },
    { name: 'tomorrow in a channel’s own text', content: { weiboText: '明日义诊' }, effect: 'HINT', matched: '明日' },
    { name: 'a day spaced out', content: { body: '明 天上午' }, effect: 'HINT', matched: '明 天' },
    { name: 'a weekday without a date', content: { body: '周六上午' }, effect: 'HINT', matched: '周六' },
    { name: 'a weekday after another day’s date', content: { body: '3月28日截止，周六开奖' }, effect: 'HINT' },
  ],
  misses: [
    { name: 'a weekday beside its date', content: { body: '3月28日（周六）上午，周一（3月30日）起，2026-03-28 周六' } },
    { name: 'dates', content: { body: '4月7日是世界卫生日，9月20日全国爱牙日' } },
    { name: 'what comes every week', content: { body: '每周五下午，周一至周五开放' } },
    { name: 'inborn and acquired', content: { body: '先天与后天因素，后天免疫' } },
    { name: 'any weekend', content: { body: '周末去看银杏吧' } },
    { name: 'a name', content: { body: '今日头条号同步更新' } },
  ],
});
