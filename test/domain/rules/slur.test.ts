import { examples } from './examples';

const own = [{ kind: 'COMPETITOR' as const, pattern: '康宁体检' }];

examples('C-21', {
  hits: [
    {
      name: 'a listed competitor',
      content: { body: '康宁体检就是坑人的' },
      own,
      effect: 'CONFIRM',
      matched: '康宁体检',
    },
    {
      name: 'a comparison',
      content: { body: '我们的设备比康宁体检先进' },
      own,
      effect: 'CONFIRM',
      matched: '康宁体检',
    },
    { name: 'others of the trade', content: { body: '吊打同行的服务' }, effect: 'CONFIRM', matched: '同行' },
    { name: 'other houses', content: { body: '其他机构的检查都不专业' }, effect: 'CONFIRM', matched: '其他机构' },
    { name: 'the company itself', content: { body: '我司的服务太差了，大家别来' }, effect: 'CONFIRM', matched: '我司' },
  ],
  misses: [
    { name: 'ten years together', content: { body: '十年同行，感谢有您' } },
    { name: 'a visit', content: { body: '康宁体检一行来访交流' }, own },
    { name: 'waste that is sorted', content: { body: '我公司开展垃圾分类志愿活动' } },
    { name: 'a warning of impostors', content: { body: '近日有骗子冒充我公司员工，请警惕' } },
    { name: 'a competitor without the list', content: { body: '康宁体检举办健康讲座' } },
  ],
});
