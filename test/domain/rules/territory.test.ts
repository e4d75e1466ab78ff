import { examples } from './examples';

examples('C-17', {
  hits: [
    { name: 'China and a part of it', content: { body: '促进中台贸易往来' }, effect: 'CONFIRM', matched: '中台' },
    { name: 'the same of Hong Kong', content: { body: '中港两地专家交流' }, effect: 'CONFIRM', matched: '中港' },
    { name: 'a part among countries', content: { body: '来自日本、韩国、台湾等国家的嘉宾' }, effect: 'CONFIRM' },
    { name: 'parts among countries', content: { body: '产品远销美国、新加坡和香港' }, effect: 'CONFIRM' },
    { name: 'countries counted', content: { body: '台湾、日本、泰国等5个国家的选手参赛' }, effect: 'CONFIRM' },
    { name: 'a government that is none', content: { title: '台湾政府发布' }, effect: 'CONFIRM', matched: '台湾政府' },
    { name: 'traditional characters', content: { body: '臺灣政府' }, effect: 'CONFIRM', matched: '臺灣政府' },
    {
      name: 'a wording of the company’s own list that has to go',
      content: { body: '中华台湾省亲团' },
      own: [{ kind: 'TERRITORY', pattern: '台湾省亲', note: '台胞返乡', effect: 'BLOCK' }],
      effect: 'BLOCK',
      matched: '台湾省亲',
    },
  ],
  misses: [
    { name: 'countries and regions', content: { body: '来自日本、韩国、台湾等国家和地区的嘉宾' } },
    { name: 'China’s Taiwan', content: { body: '日本、韩国、中国台湾的选手' } },
    { name: 'a platform of software', content: { body: '业务中台与数据中台合作上线，其中台州门店最先使用' } },
    { name: 'a platform that is then only called so', content: { body: '业务中台上线，中台合作更顺畅' } },
    { name: 'an airport', content: { body: '香港国际机场、台湾国际旅行展' } },
    { name: 'a district', content: { body: '台湾地区和香港特别行政区的同胞参加活动' } },
    { name: 'two shores', content: { body: '海峡两岸医学交流，内地与香港合作' } },
  ],
});
