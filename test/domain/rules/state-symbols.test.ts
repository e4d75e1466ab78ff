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
  ],
  misses: [
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
