import { examples } from './examples';

// declared 涉密
examples('C-01', {
  hits: ([1, 4, 5] as const).map((category) => ({
    name: `涉密：是 in category ${category}`,
    content: { secret: true, category },
    effect: ['BLOCK'],
  })),
  misses: [
    { name: '涉密：否', content: { secret: false } },
    { name: 'no answer yet', content: { secret: null } },
    { name: 'the bare words in a lesson', content: { secret: false, body: '保密知识：绝密、机密、秘密三级' } },
  ],
});
