import { examples } from './examples';

const plannedAt = Date.parse('2026-03-24T08:00:00+08:00');
const request = { plannedAt };

examples('F-12', {
  hits: [
    {
      name: 'an event of January',
      content: { body: '1月15日，公司举行健步走' },
      request,
      effect: 'CONFIRM',
      matched: '1月15日',
    },
    { name: 'one of last year', content: { body: '12月20日，职工合唱比赛举行' }, request, effect: 'CONFIRM' },
    { name: 'one with its year', content: { body: '2025年3月20日，员工参加义诊' }, request, effect: 'CONFIRM' },
    { name: 'a closed list', content: { body: '征集照片，截止3月20日' }, request, effect: 'CONFIRM' },
    {
      name: 'a closed list, the other way round',
      content: { body: '3月22日前报名，先到先得' },
      request,
      effect: 'CONFIRM',
    },
    { name: 'something announced that is over', content: { body: '讲座将于3月21日举行' }, request, effect: 'CONFIRM' },
    { name: 'an offer that has ended', content: { body: '活动时间：3月1日至3月20日' }, request, effect: 'CONFIRM' },
  ],
  misses: [
    { name: 'an event of this month', content: { body: '3月5日，46名员工参加植树' }, request },
    { name: 'what is still to come', content: { body: '讲座将于4月7日举行，4月5日前报名' }, request },
    { name: 'a rule that begins later', content: { body: '监管局1月29日公告，规范将于9月1日实施' }, request },
    { name: 'the last day', content: { body: '征集照片，截止3月24日' }, request },
    { name: 'figures up to a day', content: { body: '截止3月20日累计服务1万人次' }, request },
    { name: 'history', content: { body: '回顾2016年5月18日，第一家门店举行开业活动' }, request },
    { name: 'a health day', content: { body: '1月30日是世界麻风病防治日' }, request },
    { name: 'no time yet', content: { body: '1月15日，公司举行健步走' }, request: { plannedAt: null } },
  ],
});
