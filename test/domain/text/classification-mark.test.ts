import samples from '../../../src/sandbox/data/sample-posts.json';
import { hasClassificationMark } from '../../../src/domain/text/classification-mark';

describe('a mark', () => {
  test.each([
    '秘密★10年',
    '投稿\n标题：会议\n正文：\n机密★\n内容如下',
    '绝密 ★ 长期',
    '机　密★１年',
    '秘\u200b密★5年',
    '密级：机密',
    '密级:秘密 10年\n正文',
    '【密级：绝密】',
    '密级：核心',
    '机密\n关于某某的通知',
    '内部资料 注意保密',
    '内部资料，注意保密\n正文',
    '正文：内部文件 请注意保密',
    // blanks, width, invisible and traditional characters
    '機密★三年',
    '絕密☆',
    '祕密★長期',
    '密級：機密',
    '內部資料　注意保密',
    '机·密★',
    '机\u2060\u00ad密\ufe0f★',
    '秘 密 * 10 年',
    '密 级 ： 秘 密',
    '成长的小秘密★5年',
    // wherever it is written
    '改 2026-0012 三家→机密★',
    '改 12 正文：密级：机密 第三批',
    '改 12 三家→密级：秘密',
    '退回 12 密级：绝密，不能发',
    '转审 12 孟初晴 密级：机密',
    '计划 04-07 密级：机密 微博',
    '图片：1张（密级：机密，自拍，公司自有）',
    '图片：1张（机密★1年的图纸，自拍）',
    '投稿\n标题：一次参观\n机密\n内容',
    '理由：密级：秘密。第三批',
    '请看附件。\n【秘密】\n第三批',
    '内部资料\n注意保密\n第三批',
  ])('is in %j', (text) => {
    expect(hasClassificationMark(text)).toBe(true);
  });
});

describe('no mark', () => {
  test.each([
    '国家秘密分为绝密、机密、秘密三级。',
    '密级：绝密、机密、秘密三级，期限各不相同',
    '绝密、机密、秘密三级',
    '国家秘密的三个等级：\n绝密\n机密\n秘密',
    '密级：公开',
    '密级：非密',
    '密级: 非密\n正文',
    '密级：无',
    '涉密：否',
    '保密工作人人有责，内部资料要妥善保管。',
    '首页应印有“内部资料 注意保密”字样',
    '五★好评',
    '这个秘密武器是走路',
    '投稿\n标题：保密宣传周',
    '投稿\n标题：护肤小秘密★快来看',
    '保密课：标有密级：机密级文件怎么保管',
    '商业机密的保护，从我做起',
    '睡个好觉的秘密\n★ 早睡 ★ 少看手机',
    '长寿村的机密\n★ 早睡',
    '文件的密级，机密以上的由专人保管',
  ])('is in %j', (text) => {
    expect(hasClassificationMark(text)).toBe(false);
  });

  test('of the samples only X05 carries one', () => {
    const kept = [...samples.good, ...samples.bad].filter(({ chatText }) => hasClassificationMark(chatText));
    expect(kept.map(({ id }) => id)).toEqual(['X05']);
  });
});

test('long texts are looked through in time that grows with them, however they are written', () => {
  const texts = ['机 '.repeat(20_000), '某密级：'.repeat(20_000), '内部 '.repeat(20_000), `${' '.repeat(50_000)}x`];
  expect(texts.map(hasClassificationMark)).toEqual([false, false, false, false]);
});
