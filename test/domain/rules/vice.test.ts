import { examples } from './examples';

examples('C-20', {
  hits: [
    { name: 'a casino', content: { body: '真人荷官在线发牌，注册送彩金' }, effect: 'BLOCK', matched: '真人荷官' },
    { name: 'betting', content: { title: '世界杯赌球攻略' }, effect: 'BLOCK', matched: '赌球' },
    { name: 'sex', content: { body: '成人影片免费看' }, effect: 'BLOCK', matched: '成人影片' },
    { name: 'violence', content: { body: '谁再插队就砍死谁' }, effect: 'BLOCK', matched: '砍死' },
    { name: 'arms', content: { body: '自制炸弹教程' }, effect: 'BLOCK', matched: '自制炸弹' },
    {
      name: 'bait beside a fine word',
      content: { body: '拒绝无聊，百家乐等你来，点击进群' },
      effect: 'BLOCK',
      matched: '百家乐',
    },
  ],
  misses: [
    { name: 'against drugs', content: { title: '6·26国际禁毒日', body: '冰毒、海洛因、摇头丸会损害大脑。' } },
    { name: 'against fraud', content: { body: '警方提醒：裸聊、网络赌博都是骗局，切勿点击陌生链接。' } },
    { name: 'against AIDS', content: { body: '防艾知识：一夜情等高危行为会增加传播风险，请使用安全套。' } },
    { name: 'a drill', content: { body: '公司开展反恐演练，模拟恐怖袭击时的疏散' } },
    { name: 'a colour of the skin', content: { body: '观察面色情况和精神状态' } },
    { name: 'a colour by chance', content: { body: '热情色彩的秋天，一次性服务用品' } },
  ],
});
