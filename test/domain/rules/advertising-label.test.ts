import { examples } from './examples';

const marketing = (body: string, title = '体检套餐上新') => ({ title, body, marketing: true });

examples('C-06', {
  hits: [
    { name: 'a booking', content: marketing('扫 码预约，早订早享'), effect: 'CONFIRM', matched: '扫 码' },
    { name: 'a price', content: marketing('家庭套餐 999 元'), effect: 'CONFIRM' },
    { name: 'a telephone', content: marketing('咨询热线 400-000-1234'), effect: 'CONFIRM', matched: '热线' },
    { name: 'a word that is no label', content: marketing('我们遵守广告法，欢迎选购'), effect: 'CONFIRM' },
    { name: 'the opposite of a label', content: marketing('这不是广告，欢迎选购'), effect: 'CONFIRM' },
    {
      name: 'a Weibo text without the label',
      content: { ...marketing('【广告】欢迎选购'), weiboText: '欢迎选购' },
      effect: 'CONFIRM',
    },
    {
      name: 'a title alone, which Weibo does not show',
      content: marketing('欢迎选购', '广告｜上新'),
      effect: 'CONFIRM',
    },
    {
      name: 'undeclared: price and entrance',
      content: { body: '护眼仪 399 元，点击购买' },
      effect: 'CONFIRM',
      matched: '点击购买',
    },
    {
      name: 'undeclared: an order',
      content: { body: '现价98，下单立减', marketing: false },
      effect: 'CONFIRM',
      matched: '下单',
    },
    {
      name: 'a product of the company in health knowledge',
      content: { category: 2, body: '每天一杯岚谷多维粉，补足维生素' },
      own: [{ kind: 'PRODUCT', pattern: '岚谷多维粉' }],
      effect: 'CONFIRM',
      matched: '岚谷多维粉',
    },
  ],
  misses: [
    {
      name: 'a product in news of the company',
      content: { category: 1, body: '岚谷多维粉通过备案' },
      own: [{ kind: 'PRODUCT', pattern: '岚谷多维粉' }],
    },
    { name: 'a label in front', content: marketing('【广告】家庭套餐 999 元，扫码预约') },
    { name: 'a label at the end', content: marketing('家庭套餐 999 元，扫码预约（广告）') },
    {
      name: 'a title on WeChat alone',
      content: { ...marketing('欢迎选购', '广告｜上新'), accountIds: ['wechat-main'] },
    },
    { name: 'no way to buy', content: marketing('国家级专家团队，最先进的设备') },
    { name: 'a service without a price', content: { body: '三家门店新增自助打印机，凭预约码即可打印' } },
    { name: 'a fee and no shop', content: { body: '停车费每小时5元，可用现金' } },
    { name: 'what was bought', content: { body: '工会花3000元购买柳树120棵' } },
    { name: 'a warning of others', content: { body: '警惕“199元低价体检、扫码下单”的骗局' } },
    { name: 'a registration', content: { body: '公益讲座免费，扫码报名' } },
  ],
});
