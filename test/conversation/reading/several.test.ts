import { severalCommands } from '../../../src/conversation/reading/several';
import { createChat, lines, OFFICER } from '../fake-desk';

describe('several commands in one message', () => {
  test('are told from texts of several lines', () => {
    expect(severalCommands('催办 1\n\n进度 1')).toEqual(['催办 1', '进度 1']);
    expect(severalCommands('同意 1\n同意 2')).toEqual(['同意 1', '同意 2']);
    for (const text of [
      '撤回 1',
      '撤回 1 写错了\n店名不对',
      '投稿\n进度',
      '计划\n撤回 1',
      '评论 https://a.example\n回复 太慢',
    ]) {
      expect(severalCommands(text)).toBeNull();
    }
  });

  test('each is done, in order, and each is answered', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿' })}`);
    const text = await chat.say(OFFICER, '提交\n催办 1\n进度 1');
    expect(text).toMatch(/已提交 2026-0001[^]*\n\n已催办 2026-0001[^]*\n\n2026-0001《甲稿》 v1 · 审核中/);
  });

  test('the second is no reason for the first', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿' })}`);
    await chat.say(OFFICER, '提交');
    expect(await chat.say(OFFICER, '撤回 1\n进度 1')).toMatch(/请直接回复原因[^]*审核中/);
  });
});
