import { examples } from './examples';

examples('C-23', {
  hits: [
    { name: 'an illness', content: { body: '世界爱滋病日' }, effect: 'HINT', matched: '爱滋病' },
    { name: 'a treatment', content: { title: '针炙体验课' }, effect: 'HINT', matched: '针炙' },
    { name: 'an old term', content: { body: '预防心肌梗塞' }, effect: 'HINT', matched: '心肌梗塞' },
    { name: 'a syndrome', content: { body: '什么是干眼综合症？' }, effect: 'HINT', matched: '综合症' },
    { name: 'a slip', content: { body: '大家再接再励' }, effect: 'HINT', matched: '再接再励' },
    { name: 'an account', content: { body: '关注官方帐号' }, effect: 'HINT', matched: '帐号' },
    {
      name: 'a place that is called otherwise by now',
      content: { body: '志愿者走进云雀县' },
      own: [{ kind: 'PLACE_NAME', pattern: '云雀县', note: '云雀区', effect: 'HINT' }],
      effect: 'HINT',
      matched: '云雀县',
    },
    {
      name: 'a slip the office will not see again',
      content: { body: '欢迎来到清岚里健康' },
      own: [{ kind: 'TYPO', pattern: '清岚里', note: '青岚里', effect: 'BLOCK' }],
      effect: ['BLOCK'],
      matched: '清岚里',
    },
  ],
  misses: [
    { name: 'the right ones', content: { body: '艾滋病、针灸、综合征、心肌梗死、账号' } },
    { name: 'symptoms', content: { body: '综合症状、禁忌症状、适应症状' } },
    { name: 'a saying', content: { body: '不要隔靴搔痒' } },
    {
      name: 'characters that meet by chance',
      content: { body: '往返流动、既使用又维护、办公分区、讲座落幕、风湿诊疗、按装修方案' },
    },
  ],
});
