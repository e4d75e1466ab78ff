import { examples } from './examples';

const marketing = (body: string) => ({ body, marketing: true });

examples('C-28', {
  hits: [
    { name: 'tobacco', content: marketing('电子 烟买一送一'), effect: 'BLOCK', matched: '电子 烟' },
    { name: 'a lure to drink', content: marketing('红酒品鉴，今夜不醉不归'), effect: 'BLOCK', matched: '不醉不归' },
    { name: 'drink as a cure', content: marketing('养生酒每天一杯，活血又解压'), effect: 'BLOCK', matched: '活血' },
    {
      name: 'a prescription drug',
      content: marketing('司美格鲁肽减重针到店即打'),
      effect: 'BLOCK',
      matched: '司美格鲁肽',
    },
    { name: 'the word itself', content: marketing('处方药八折直邮'), effect: 'BLOCK', matched: '处方药' },
    {
      name: 'an undeclared offer',
      content: { body: '奥司他韦现价68元，点击购买' },
      effect: 'BLOCK',
      matched: '奥司他韦',
    },
  ],
  misses: [
    { name: 'nothing is sold', content: { body: '流感确诊后，医生可能会开奥司他韦' } },
    { name: 'a clinic against smoking', content: marketing('戒烟门诊，帮您告别香烟') },
    { name: 'advice before a check-up', content: marketing('体检前三天不饮酒，不要喝啤酒') },
    { name: 'a note for patients', content: marketing('正在服用二甲双胍的顾客请告知医生') },
    { name: 'what is not on sale', content: marketing('本店不销售处方药') },
    { name: 'hands', content: marketing('进店请用酒精消毒') },
    { name: 'wine without a lure', content: marketing('答谢礼：葡萄酒礼盒，未满十八岁请勿饮酒') },
  ],
});
