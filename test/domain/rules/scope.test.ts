import { examples } from './examples';

examples('F-19', {
  hits: [
    {
      name: 'a sale of one’s own',
      content: { category: 1, body: '本人有二手车一辆低价出' },
      effect: 'CONFIRM',
      matched: '二手车',
    },
    { name: 'a lodging', content: { category: 3, title: '求租总店附近一居室' }, effect: 'CONFIRM', matched: '求租' },
    { name: 'a horoscope', content: { category: 2, body: '本月星座运势' }, effect: 'CONFIRM', matched: '星座运势' },
  ],
  misses: [
    { name: 'second-hand smoke', content: { category: 2, body: '远离二手烟，从家里做起' } },
    { name: 'what the leader approved', content: { category: 4, basis: '批示〔2026〕1号', body: '祝老主任生日快乐' } },
    { name: 'what the office determines', content: { category: 5, body: '拼车出行提示' } },
    { name: 'a meeting of the union', content: { category: 3, body: '工会举办单身职工相亲联谊会' } },
    { name: 'an ordinary post', content: { category: 1, body: '门店新增自助打印机' } },
  ],
});
