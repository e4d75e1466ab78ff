import { shippedLists } from '../../../src/lib/shipped-lists';
import { runRules } from '../../../src/domain/rules';
import { NOW } from '../../helpers/build';
import { examples } from './examples';
import { buildSubject } from './subject';

const marketing = (body: string) => ({ body, marketing: true });

examples('C-03', {
  hits: [
    { name: 'marketing', content: marketing('国家级专家团队'), effect: 'CONFIRM', matched: '国家级' },
    { name: 'a word spaced out', content: marketing('最 佳体验'), effect: 'CONFIRM', matched: '最 佳' },
    { name: 'traditional characters', content: marketing('頂級體檢套餐'), effect: 'CONFIRM', matched: '頂級' },
    { name: 'a title', content: { title: '顶级体检套餐', marketing: true }, effect: 'CONFIRM', matched: '顶级' },
    {
      name: 'the Weibo text',
      content: { weiboText: '全网最低', marketing: true },
      effect: 'CONFIRM',
      matched: '全网最低',
    },
    { name: 'a rank of no source', content: marketing('服务口碑全国第一'), effect: 'CONFIRM', matched: '全国第一' },
    { name: 'the only one', content: marketing('本市唯一的高端体检中心'), effect: 'CONFIRM', matched: '唯一' },
    { name: 'best of goods', content: marketing('给您最好的体检设备'), effect: 'CONFIRM', matched: '最好的' },
    {
      name: 'a superlative of persons as sellers',
      content: marketing('最权威专家坐诊'),
      effect: 'CONFIRM',
      matched: '最权威',
    },
    { name: 'what the customer gets', content: marketing('让您获得最佳体验'), effect: 'CONFIRM', matched: '最佳' },
    { name: 'a prize of the draw', content: marketing('下单得最佳奖品'), effect: 'CONFIRM', matched: '最佳' },
    { name: 'a level that is none', content: marketing('世界级的检测中心'), effect: 'CONFIRM', matched: '世界级' },
    { name: 'what sells nothing, as a hint', content: { body: '最先进的设备' }, effect: 'HINT', matched: '最先进' },
  ],
  misses: [
    { name: "the video site's name", content: marketing('更多内容见健康第一线视频网') },
    { name: 'a prize by its name', content: marketing('评委把“最佳指挥奖”给了财务小伙') },
    { name: 'prizes in a row', content: marketing('比赛评出最佳创意、最佳人气等奖项') },
    { name: 'what one was named', content: marketing('公司荣获2025年度最佳雇主') },
    { name: 'what is measured', content: marketing('注意最佳食用期，明日最高气温31℃') },
    { name: 'a grade of heritage', content: marketing('太极拳是国家级非物质文化遗产') },
    { name: 'a lawful level', content: marketing('体检中心邀请国家级裁判到场，园区紧邻国家级高新区') },
    { name: 'first in time', content: marketing('第一时间通知您，第一季度、第一名、首个工作日、最后一天、最近') },
    { name: 'how something is best done', content: { body: '接种疫苗是预防流感最有效的手段' } },
    { name: 'when something is best done', content: marketing('早晨空腹是抽血的最佳时间') },
    { name: 'an aim', content: marketing('我们追求最佳的服务') },
    { name: 'compared with its own', content: marketing('这是成立以来规模最大的一次体检周') },
    { name: 'a fact with place, time and source', content: marketing('据云雀市统计，2025年本市销量第一') },
    { name: 'the opposite', content: marketing('我们不是最便宜的') },
    { name: 'people', content: { body: '谢谢最可爱的同事，遇见最好的自己' } },
    { name: 'the real channel', content: { body: '本号是公司唯一官方渠道，预约码是唯一凭证' } },
    { name: 'slogans', content: marketing('安全第一，顾客至上，最好提前预约') },
  ],
});

test('every shipped absolute term is found in marketing, and about sixty are shipped', () => {
  const entries = shippedLists().entries.filter(({ kind }) => kind === 'ABSOLUTE');
  expect(entries.length).toBeGreaterThanOrEqual(60);
  for (const { pattern } of entries) {
    const subject = buildSubject(marketing(`套餐：${pattern}品质`));
    expect(
      runRules(subject, 1, NOW).filter(({ rule, matched }) => rule === 'C-03' && matched === pattern),
    ).toHaveLength(1);
  }
});
