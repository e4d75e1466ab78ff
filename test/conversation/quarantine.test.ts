import { quarantineAnswer, quarantined } from '../../src/conversation';
import { PICTURE_KEPT_OUT } from '../../src/conversation/quarantine';

test('what is said about a marked message is no mark itself, says what to do and how many pictures went with it', () => {
  for (const text of [quarantineAnswer(0), quarantineAnswer(2), PICTURE_KEPT_OUT]) {
    expect(quarantined(text)).toBe(false);
    expect(text).toMatch(/删除.*联系保密领导小组负责人/);
  }
  expect(quarantineAnswer(0)).not.toContain('图片');
  expect(quarantineAnswer(2)).toContain('没有提交的 2 张图片也一并删除了');
});
