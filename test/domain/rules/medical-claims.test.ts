import { shippedLists } from '../../../src/lib/shipped-lists';
import { runRules } from '../../../src/domain/rules';
import { NOW } from '../../helpers/build';
import { examples } from './examples';
import { buildSubject } from './subject';

const marketing = (body: string) => ({ body, marketing: true });
const REFERENCE = '某学会《高血压防治指南（2024）》';

examples('C-04', {
  hits: [
    { name: 'a cure', content: marketing('本品根治糖尿病'), effect: 'BLOCK', matched: '根治' },
    { name: 'a rate', content: marketing('临床有效率高达９８％'), effect: 'BLOCK', matched: '有效率高达９８％' },
    { name: 'a rate in words', content: marketing('治愈率达九成'), effect: 'BLOCK', matched: '治愈率达九成' },
    { name: 'safety', content: marketing('纯植物配方，没 有任何副作用'), effect: 'BLOCK', matched: '没 有任何副作用' },
    { name: 'how soon', content: marketing('艾灸贴三天见效'), effect: 'BLOCK', matched: '三天见效' },
    { name: 'a witness', content: marketing('王女士用了两周，腰不疼了'), effect: 'BLOCK' },
    { name: 'a comparison', content: marketing('效果远超同类产品'), effect: 'BLOCK', matched: '效果远超同类' },
    { name: 'who warns of others and sells', content: marketing('别被忽悠，认准我们，永不复发'), effect: 'BLOCK' },
    {
      name: 'an undeclared offer',
      content: { body: '护眼贴39元，包治近视，立即购买' },
      effect: 'BLOCK',
      matched: '包治',
    },
    { name: 'an authority and marketing', content: marketing('据卫健委数据，本品根治癌症'), effect: 'BLOCK' },
    {
      name: 'an authority in another sentence',
      content: { body: '卫健委发布指南。本法根治癌症。' },
      effect: 'CONFIRM',
    },
    { name: 'no marketing, no source', content: { body: '这种疗法有效率达95%' }, effect: 'CONFIRM' },
    { name: 'no marketing, a share of people', content: { body: '95%的患者痊愈' }, effect: 'CONFIRM' },
    {
      name: 'a promise in a health post',
      content: { category: 2, body: '坚持喝醋，彻底治愈高血压' },
      effect: 'CONFIRM',
    },
  ],
  misses: [
    { name: 'a source is named', content: { body: '这种疗法有效率达95%', reference: REFERENCE } },
    {
      name: 'an article reprinted',
      content: { body: '有效率达95%', source: { type: 'REPRINT', name: '某卫生报', url: 'https://www.example.cn/1' } },
    },
    {
      name: 'what an authority has said',
      content: { body: '世界卫生组织提出，三分之一的癌症可以通过早期发现得到根治。' },
    },
    { name: 'what cannot be', content: { body: '高血压目前还不能根治，要坚持服药' } },
    { name: 'there is none', content: { body: '目前没有特效药，预防是关键' } },
    { name: 'a warning', content: { body: '警惕“包治百病”“三天见效”的虚假宣传' } },
    { name: 'what is not so', content: { body: '凡号称没有副作用的减肥药都不可信' } },
    { name: 'a question', content: { body: '糖尿病能根治吗？听医生怎么说' } },
    { name: 'an operation by its name', content: { body: '讲座介绍根治术后的护理' } },
    { name: 'no illness at all', content: { body: '园区根治停车难问题' } },
    { name: 'more efficient', content: marketing('预约更有效率，报告更快') },
    { name: 'a feeling', content: marketing('治愈系的下午茶，好吃到停不下来') },
    { name: 'under control', content: { body: '三成的患者血压得到有效控制' } },
    { name: 'times a day', content: { category: 2, body: '早晚刷牙，每次两分钟，一天两次' } },
  ],
});

test('every shipped claim is blocked in marketing, and about thirty are shipped', () => {
  const entries = shippedLists().entries.filter(({ kind }) => kind === 'MEDICAL_CLAIM');
  expect(entries.length).toBeGreaterThanOrEqual(30);
  for (const { pattern, citation } of entries) {
    const found = runRules(buildSubject(marketing(`本品${pattern}，欢迎选购`)), 1, NOW).filter(
      ({ rule }) => rule === 'C-04',
    );
    expect(found.map((one) => [one.matched, one.effect, one.citation])).toEqual([[pattern, 'BLOCK', citation]]);
  }
});
