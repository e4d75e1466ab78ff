import { examples } from './examples';

examples('C-19', {
  hits: [
    { name: 'disability', content: { body: '帮助残废重新站起来' }, effect: 'CONFIRM', matched: '残废' },
    { name: 'illness', content: { body: '他像个神经病一样' }, effect: 'CONFIRM', matched: '神经病' },
    { name: 'sex', content: { title: '剩女的健康课' }, effect: 'CONFIRM', matched: '剩女' },
    { name: 'a region', content: { body: '某地人都是，河南人都是骗子' }, effect: 'CONFIRM' },
    { name: 'an epidemic', content: { body: '得艾滋病都是自找的' }, effect: 'CONFIRM' },
    { name: 'women at the wheel', content: { body: '女司机就是马路杀手' }, effect: 'CONFIRM' },
  ],
  misses: [
    { name: 'a branch of medicine', content: { body: '神经病学专家谈糖尿病周围神经病变' } },
    { name: 'a diagnosis', content: { body: '侏儒症的早期识别' } },
    { name: 'a saying', content: { body: '别吃哑巴亏，傻子瓜子也要少吃' } },
    { name: 'who speaks against it', content: { body: '请不要叫他们“傻子”，他们是来自星星的孩子' } },
    { name: 'the right words', content: { body: '残疾人就业、听力障碍者无障碍服务' } },
  ],
});
