import { examples } from './examples';

const own = [{ kind: 'HERO' as const, pattern: '林霜野' }];

examples('C-24', {
  hits: [
    {
      name: 'a name that sells',
      content: { body: '林霜野同款套餐八折', marketing: true },
      own,
      effect: 'BLOCK',
      matched: '林霜野',
    },
    { name: 'a name that is mocked', content: { body: '恶搞林霜野的段子' }, own, effect: 'BLOCK', matched: '林霜野' },
    {
      name: 'martyrs that sell',
      content: { body: '致敬烈士，体检五折', marketing: true },
      effect: 'BLOCK',
      matched: '烈士',
    },
    { name: 'martyrs that are mocked', content: { body: '先烈的故事都是编的' }, effect: 'BLOCK', matched: '先烈' },
    {
      name: 'an offer that nobody declared',
      content: { body: '烈士同款徽章39元，立即购买', marketing: false },
      effect: 'BLOCK',
      matched: '烈士',
    },
  ],
  misses: [
    { name: 'remembrance', content: { body: '清明节，员工到烈士陵园祭扫先烈' } },
    { name: 'a name that is remembered', content: { body: '学习林霜野的事迹' }, own },
    { name: 'a stop on the way to the shop', content: { body: '门店位于烈士陵园站旁，套餐八折', marketing: true } },
    { name: 'the law', content: { body: '法律规定：恶搞英雄烈士，依法追究，不容侵犯' } },
  ],
});
