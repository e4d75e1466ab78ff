import { examples } from './examples';

const health = (body: string) => ({ category: 2 as const, videoUrl: 'https://v.example.cn/1', body });

examples('C-26', {
  hits: [
    { name: 'a point to press', content: health('常按足三里，健脾又养胃'), effect: 'CONFIRM', matched: '足三里' },
    { name: 'what the discipline says', content: health('中 医认为，春天宜养肝'), effect: 'CONFIRM', matched: '中 医' },
    { name: 'a herb', content: health('黄芪泡水，人人都能喝'), effect: 'CONFIRM', matched: '黄芪' },
    { name: 'patches in summer', content: health('三伏贴什么时候贴'), effect: 'CONFIRM', matched: '三伏贴' },
    {
      name: 'another category',
      content: { category: 1, body: '冬季艾灸养生正当时，这些穴位适合自己按' },
      effect: 'CONFIRM',
    },
    {
      name: 'a reviewer without a qualification',
      content: { ...health('常按足三里'), reference: '审核人 小王' },
      effect: 'CONFIRM',
    },
  ],
  misses: [
    { name: 'a reviewer in 依据', content: { ...health('常按足三里'), reference: '审核人 郑某 中医主任医师' } },
    { name: 'a doctor who explains', content: health('中医科郑副主任医师介绍，足三里可每天按揉两分钟') },
    { name: 'a room', content: { category: 1, body: '中医诊室本月搬到二楼' } },
    { name: 'other knowledge', content: health('每天走8000步，体质指数保持在18.5至23.9') },
    { name: 'the weather', content: health('梅雨季湿度大，注意防潮防霉') },
    { name: 'a visit', content: { category: 3, body: '员工参观中医药博物馆' } },
  ],
});
