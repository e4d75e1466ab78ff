import { countTodo, houseNoticeText } from '../../../src/conversation';
import type { HouseNotice } from '../../../src/domain/house/notice';
import { createChat, lines, OFFICER, sign, type Chat } from '../fake-desk';

async function scheduled(): Promise<Chat> {
  const chat = createChat();
  await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿' })}`);
  await chat.say(OFFICER, '提交');
  await sign(chat, 4);
  return chat;
}

/** What others are told at the end of a pause, each text once. */
const ended = (chat: Chat): string[] => [
  ...new Set(
    chat
      .promised('houseNotice')
      .map(({ payload }) =>
        houseNoticeText((JSON.parse(payload) as { notice: HouseNotice }).notice, chat.world, chat.time.now),
      )
      .filter((text) => text.includes('已解除暂停')),
  ),
];

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
    expect(ended(chat)).toEqual(['安若溪已解除暂停。没有被停下的稿件，不用再决定什么。']);
    expect(await chat.say('anruoxi', '恢复 全部')).toContain('现在没有暂停');
  });

  test('tells the others how many posts its end leaves to be decided', async () => {
    const chat = await scheduled();
    await chat.say('wenqingyuan', '暂停全部 公祭日');
    await chat.wake();
    expect(await chat.say('wenqingyuan', '恢复 全部')).toContain('1 篇被停下的稿件不会自动发布');
    expect(ended(chat)).toEqual(['闻清远已解除暂停。被停下的 1 篇稿件不会自动发布，由公司办公室逐篇决定。']);
  });

  test('tells whoever wrote what is signed meanwhile once: it is signed, and it waits', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿' })}`);
    await chat.say(OFFICER, '提交');
    await sign(chat, 3);
    await chat.say('wenqingyuan', '暂停全部 公祭日');
    const before = chat.told(chat.only().submitterId).length;
    await chat.tap('wenqingyuan', 'review', 'approve');
    expect(chat.told(chat.only().submitterId).slice(before)).toEqual([
      expect.stringMatching(/^已签发 2026-0001《甲稿》，现在已暂停，不会按时发出：闻清远暂停了全部发布（公祭日）。/),
    ]);
  });

  test('暂停 alone explains itself', async () => {
    const chat = await scheduled();
    expect(await chat.say('anruoxi', '暂停')).toContain('“暂停全部 原因”');
    expect(await chat.say('anruoxi', '暂停 全部 公祭日')).toContain('已暂停全部');
  });
});

describe('待办 of the office', () => {
  test('has a held post from the end of the pause until it is decided', async () => {
    const chat = await scheduled();
    await chat.say('wenqingyuan', '暂停全部 公祭日');
    await chat.dispatch(chat.only().id, { type: 'Hold', by: 'U-701', reason: '公祭日' });
    expect(await chat.say('anruoxi', '待办')).not.toContain('甲稿');
    await chat.say('wenqingyuan', '恢复 全部');
    const line =
      '暂停已解除：2026-0001《甲稿》，原定 4/7 08:00。回复“恢复 2026-0001”、“改期 2026-0001 新时间”，或“作废 2026-0001 原因”';
    for (const office of ['anruoxi', 'qiaoyuanxiu']) expect(await chat.say(office, '待办')).toContain(line);
    const count = await chat.within((desk) => countTodo(desk, chat.world.organization.people[1]!));
    expect(count).toBe(1);
    expect(await chat.say('mengchuqing', '待办')).toContain('没有要您处理的事');
    await chat.say('anruoxi', '恢复 1');
    expect(await chat.say('anruoxi', '待办')).not.toContain('甲稿');
  });

  test('says why a post has no time: past only when it is', async () => {
    const chat = await scheduled();
    const slots = [Date.parse('2026-04-07T09:00:00+08:00')];
    const lost = { ...chat.only(), status: 'RESCHEDULE_NEEDED' as const };
    chat.rows().submissions.set(lost.id, { ...lost, moving: { why: 'SLOT_TAKEN', against: '2026-0009', slots } });
    const text = await chat.say('anruoxi', '待办');
    expect(text).toContain(
      '时间要另定：2026-0001《甲稿》，4/7 08:00 已由先签发的 2026-0009 占用。回复“改期 2026-0001 新时间”',
    );
    expect(text).not.toContain('拟发时间已过');
    expect(text).not.toContain('立即发');
    chat.time.now = slots[0]! + 1;
    expect(await chat.say('anruoxi', '待办')).toContain('拟发时间已过：2026-0001《甲稿》。回复“立即发 2026-0001”');
  });
});
