import { examples } from './examples';

const ad = (body: string, pictureNotes: string[] = []) => ({ body, pictureNotes, marketing: true });

examples('C-16', {
  hits: [
    {
      name: 'a picture that holds a flag',
      content: ad('国庆期间套餐优惠', ['海报，自绘，公司自有，无人物，含国旗']),
      effect: 'BLOCK',
      matched: '国旗',
    },
    { name: 'a caption', content: ad('套餐优惠', ['天安门城楼前的促销海报，自绘']), effect: 'BLOCK' },
    { name: 'a flag in words', content: ad('五星红旗飘扬，套餐八折'), effect: 'BLOCK', matched: '五星红旗' },
    { name: 'the anthem', content: ad('唱国歌送体检'), effect: 'BLOCK', matched: '国歌' },
    { name: 'the army', content: ad('军队特供养生茶'), effect: 'BLOCK' },
    { name: 'an organ that recommends', content: ad('国家卫健委推荐套餐'), effect: 'BLOCK' },
    { name: 'a hall of the state', content: ad('人民大会堂专用'), effect: 'BLOCK' },
    {
      name: 'an offer that nobody declared',
      content: { body: '国旗限定礼盒99元，点击链接立即抢购', marketing: false },
      effect: 'BLOCK',
      matched: '国旗',
    },
    { name: 'words under the flag', content: ad('五星红旗下，全场七折'), effect: 'BLOCK', matched: '五星红旗' },
    {
      name: 'an emblem in a caption',
      content: ad('套餐优惠', ['国 徽背景海报，自绘']),
      effect: 'BLOCK',
      matched: '国 徽',
    },
    {
      name: 'a soldier in a caption',
      content: ad('套餐优惠', ['穿军装的模特，自绘']),
      effect: 'BLOCK',
      matched: '军装',
    },
    {
      name: 'a symbol of the company’s own list in a caption',
      content: ad('套餐优惠', ['以青穗徽为底的海报，自绘']),
      own: [{ kind: 'STATE_SYMBOL', pattern: '青穗徽' }],
      effect: 'BLOCK',
      matched: '青穗徽',
    },
  ],
  misses: [
    { name: 'a price that is only told', content: { body: '升旗仪式上，国旗班介绍旗杆造价9800元', marketing: false } },
    { name: 'a flagship in a caption', content: ad('套餐优惠', ['中国旗舰店门头，自拍']) },
    { name: 'a ceremony that sells nothing', content: { body: '清晨，员工在广场升国旗、唱国歌', marketing: false } },
    {
      name: 'a picture of it',
      content: { body: '升旗仪式', marketing: false, pictureNotes: ['升国旗，自拍，含国旗'] },
    },
    { name: 'characters that meet by chance', content: ad('中国旗舰店、全国旗下门店、中国旗袍、中国歌手同庆') },
    { name: 'a picture without one', content: ad('套餐优惠', ['海报，自绘，公司自有，无人物，不含国旗']) },
    { name: 'an organ that made a standard', content: ad('按照市场监管总局发布的规范开展体检') },
  ],
});
