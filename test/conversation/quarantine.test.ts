import samples from '../../src/sandbox/data/sample-posts.json';
import { quarantined, QUARANTINE_ANSWER } from '../../src/conversation';

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
])('%j carries a mark', (text) => {
  expect(quarantined(text)).toBe(true);
});

test.each([
  '国家秘密分为绝密、机密、秘密三级。',
  '密级：绝密、机密、秘密三级，期限各不相同',
  '密级：公开',
  '密级：非密',
  '涉密：否',
  '保密工作人人有责，内部资料要妥善保管。',
  '五★好评',
  '这个秘密武器是走路',
  '投稿\n标题：保密宣传周',
])('%j carries none', (text) => {
  expect(quarantined(text)).toBe(false);
});

test('of the samples only X05 is kept out', () => {
  const kept = [...samples.good, ...samples.bad].filter(({ chatText }) => quarantined(chatText)).map(({ id }) => id);
  expect(kept).toEqual(['X05']);
});

test('the answer repeats nothing and is no mark itself', () => {
  expect(quarantined(QUARANTINE_ANSWER)).toBe(false);
  expect(QUARANTINE_ANSWER).toContain('保密');
});
