import { createChat, lines, OFFICER, sign, type Chat } from './fake-desk';

async function scheduled(): Promise<Chat> {
  const chat = createChat();
  await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿' })}`);
  await chat.say(OFFICER, '提交');
  await sign(chat, 4);
  return chat;
}

describe('暂停全部', () => {
  test('is the office’s and the executives’ alone', async () => {
    const chat = await scheduled();
    expect(await chat.say(OFFICER, '暂停全部 公祭日')).toContain('没有权限');
    expect(await chat.say(OFFICER, '恢复 全部')).toContain('没有权限');
    expect(await chat.say(OFFICER, '恢复 1')).toContain('没有权限');
  });

  test('says what it does and how it ends; once', async () => {
    const chat = await scheduled();
    const text = await chat.say('wenqingyuan', '暂停全部 公祭日');
    for (const word of ['已暂停全部', '公祭日', '恢复 全部']) expect(text).toContain(word);
    expect(await chat.say('anruoxi', '全部暂停')).toContain('暂停（公祭日），没有变化');
    expect(await chat.say('anruoxi', '恢复 1')).toContain('没有被暂停');
    expect(await chat.say('anruoxi', '恢复 全部')).toContain('没有被停下的稿件');
    expect(await chat.say('anruoxi', '恢复 全部')).toContain('现在没有暂停');
  });

  test('暂停 alone explains itself', async () => {
    const chat = await scheduled();
    expect(await chat.say('anruoxi', '暂停')).toContain('“暂停全部 原因”');
    expect(await chat.say('anruoxi', '暂停 全部 公祭日')).toContain('已暂停全部');
  });
});
