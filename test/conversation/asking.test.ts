import type { Submission } from '../../src/domain/submission';
import { createChat, lines, OFFICER, sign, type Chat } from './fake-desk';
import { buildWorld } from './world';

const MINUTE = 60_000;

async function submitted(title: string, chat = createChat()): Promise<Chat> {
  await chat.say(OFFICER, `投稿\n${lines({ 标题: title })}`);
  await chat.say(OFFICER, '提交');
  return chat;
}

describe('进度', () => {
  test('shows the chain, who is waited for and how long', async () => {
    const chat = await submitted('甲稿');
    chat.pass(22 * MINUTE);
    await sign(chat, 1);
    chat.pass(120 * MINUTE);
    const text = await chat.say(OFFICER, '进度');
    expect(text).toContain('✅部门 3/27 10:22 孟初晴 → ⏳核稿 安若溪（已等 2 小时） → 保密 → 签发');
    expect(text).toContain('https://qianfa.example/s/2026-0001');
  });

  test('by number in each way, by words, and for signers too', async () => {
    const chat = await submitted('甲稿 讲卫生');
    await submitted('乙稿', chat);
    for (const which of ['1', '2026-0001', '宣审〔2026〕0001号', '卫生', '甲稿 卫生']) {
      const text = await chat.say(OFFICER, `进度 ${which}`);
      expect(text).toContain('《甲稿 讲卫生》');
      expect(text).not.toContain('乙稿');
    }
    expect(await chat.say('yanshoumo', '进度 2')).toContain('《乙稿》');
    expect(await chat.say('anruoxi', '进度 乙稿')).toContain('《乙稿》');
    expect(await chat.say('anruoxi', '进度')).toContain('《甲稿 讲卫生》');
  });

  test('finds a draft by its title too', async () => {
    const chat = createChat();
    await chat.say(OFFICER, '投稿\n标题：丙稿 防滑');
    expect(await chat.say(OFFICER, '进度 防滑')).toContain('草稿《丙稿 防滑》 还没有提交');
    expect(await chat.say('anruoxi', '进度 防滑')).toContain('没有找到');
  });

  test('of what one may not read shows nothing', async () => {
    const chat = await submitted('甲稿');
    const text = await chat.say('luyouren', '进度 1');
    expect(text).toContain('没有权限');
    expect(text).not.toContain('甲稿');
    expect(await chat.say('luyouren', '进度 甲稿')).toContain('没有找到');
  });

  test.each(['撤回 1 不要了', '改期 1', '认定 1 理由', '作废 1 理由', '已发 1 https://weibo.com/1/A'])(
    'nor does “%s” of somebody who may not read it tell the title',
    async (text) => {
      const chat = await submitted('甲稿');
      const answer = await chat.say('luyouren', text);
      expect(answer).toContain('没有权限');
      expect(answer).not.toContain('甲稿');
    },
  );

  test('of what is not there says so', async () => {
    const chat = createChat();
    expect(await chat.say(OFFICER, '进度 99')).toContain('没有找到编号 99');
    expect(await chat.say(OFFICER, '进度')).toContain('没有在办的稿件');
  });

  test('of an open draft says that it is not sent, and a dropped draft is forgotten', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines({ 标题: '放弃的稿' })}`);
    await chat.say(OFFICER, '放弃');
    expect(await chat.say(OFFICER, '进度')).toContain('没有在办的稿件');
    await chat.say(OFFICER, `投稿\n${lines({ 标题: '正在写的稿' })}`);
    const text = await chat.say(OFFICER, '进度');
    expect(text).toContain('《正在写的稿》 还没有提交');
    expect(text).not.toContain('放弃的稿');
  });

  test('of a returned one shows where it stopped and why', async () => {
    const chat = await submitted('甲稿');
    await chat.tap('mengchuqing', 'review', 'return', { reason: ['SOURCE'] });
    const text = await chat.say(OFFICER, '进度 1');
    expect(text).toContain('❌部门 退回');
    expect(text).toContain('已退回：信息来源不清（孟初晴');
  });
});

describe('待办', () => {
  test('is what waits for this person', async () => {
    const chat = await submitted('甲稿');
    expect(await chat.say('mengchuqing', '待办')).toContain('待您部门审核：2026-0001《甲稿》');
    expect(await chat.say('anruoxi', '待办')).toContain('没有要您处理的事');
    expect(await chat.say(OFFICER, '待办')).toContain('没有要您处理的事');
  });

  test('is what was returned and what was not finished, for the submitter', async () => {
    const chat = await submitted('甲稿');
    await chat.tap('mengchuqing', 'review', 'return', { reason: ['SOURCE'] });
    await chat.say(OFFICER, `投稿\n${lines({ 标题: '乙稿', 正文: null })}`);
    const text = await chat.say(OFFICER, '待办');
    expect(text).toContain('已退回待修改：2026-0001《甲稿》，原因：信息来源不清');
    expect(text).toContain('没写完的草稿：草稿《乙稿》');
  });

  test('shows the office what was never sent, and 重送 puts it back', async () => {
    const chat = await submitted('甲稿');
    const card = chat.rows().outbox.find(({ kind }) => kind === 'card')!;
    card.status = 'dead';
    card.attempts = 14;
    const text = await chat.say('anruoxi', '待办');
    const [, handle] = /重送 (\w+)/.exec(text)!;
    expect(text).toContain('没有送出的卡片');
    expect(await chat.say(OFFICER, '待办')).not.toContain('重送');
    expect(await chat.say(OFFICER, `重送 ${handle}`)).toContain('没有权限');
    expect(await chat.say('anruoxi', `重送 ${handle}`)).toContain('已重新排队');
    expect(chat.rows().outbox.find(({ id }) => id === card.id)).toMatchObject({ status: 'pending', attempts: 0 });
    expect(await chat.say('anruoxi', '重送')).toContain('没有找到');
  });
});

describe('重送 by the administrator of the system', () => {
  const withAdministrator = () => createChat({ organization: { ...buildWorld().organization, sysAdmins: ['U-999'] } });

  test('puts back what was not sent, and has the archive check run, without reading a word of the post', async () => {
    const chat = withAdministrator();
    await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿' })}`);
    await chat.say(OFFICER, '提交');
    chat.rows().outbox.find(({ kind }) => kind === 'card')!.status = 'dead';
    const todo = await chat.say('luyouren', '待办');
    expect(todo).toMatch(/没有送出的卡片.* 2026-0001，.*重送 \w+/);
    expect(todo).not.toContain('甲稿');
    expect(await chat.say('luyouren', `重送 ${/重送 (\w+)/.exec(todo)![1]}`)).toContain('已重新排队');

    expect(await chat.say('luyouren', '重送 2026-0001')).toBe('2026-0001 没有等着封存的归档检测。');
    const { id } = chat.only();
    const waiting: Submission = { ...chat.only(), archiveProblems: [] };
    chat.rows().submissions.set(id, waiting);
    expect(await chat.say('luyouren', '重送 2026-0001')).toBe(
      '好，现在重新检测 2026-0001。通过就封存并告诉您；没有消息就是还没有通过。',
    );
    expect(chat.rows().outbox.filter(({ kind }) => kind === 'seal')).toHaveLength(1);
    expect(await chat.say('anruoxi', '重送 2026-0001')).toContain('现在重新检测 2026-0001《甲稿》。');
  });

  test('opens nothing else to him, and to nobody else anything', async () => {
    const chat = withAdministrator();
    await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿' })}`);
    await chat.say(OFFICER, '提交');
    expect(await chat.say('luyouren', '进度 2026-0001')).toContain('没有权限查看');
    expect(await chat.say('yukezheng', '重送 2026-0001')).toContain('没有权限');
    expect(await chat.say(OFFICER, '重送 2026-0001')).toContain('没有权限');
  });
});

describe('everything else', () => {
  test('is answered with something useful', async () => {
    const chat = createChat();
    for (const text of ['你好', '早上好呀', '。', '🙂', 'asdf', '   ', '类别二怎么填'])
      expect((await chat.say(OFFICER, text)).length).toBeGreaterThan(8);
  });

  test.each(['voice', 'video', 'location', 'link', 'file', 'something new'])(
    'a %s says what to send instead',
    async (what) => {
      const chat = createChat();
      const answer = await chat.take({ ...chat.base(OFFICER), kind: 'unusable', what });
      expect(answer.text).toContain('发“帮助”');
    },
  );

  test('the menu does what the words do', async () => {
    const chat = createChat();
    const choose = async (choice: string) => (await chat.take({ ...chat.base(OFFICER), kind: 'menu', choice })).text;
    expect(await choose('help')).toBe(await chat.say(OFFICER, '帮助'));
    expect(await choose('todo')).toContain('没有要您处理的事');
    expect(await choose('mine')).toContain('还没有稿件');
    expect(await choose('unknown')).toContain('帮助');
    expect(await choose('submit')).toContain('【标题】');
  });

  test('a menu made by hand may have the words themselves as keys', async () => {
    const chat = createChat();
    const choose = async (choice: string) => (await chat.take({ ...chat.base(OFFICER), kind: 'menu', choice })).text;
    expect(await choose('待办')).toContain('没有要您处理的事');
    expect(await choose('投稿')).toContain('【标题】');
    expect(await choose('任意文字')).toContain('帮助');
  });

  test('opening the app greets once', async () => {
    const chat = createChat();
    const enter = () => chat.take({ ...chat.base(OFFICER), kind: 'enter' });
    expect((await enter()).text).toContain('尹小川');
    expect(await enter()).toEqual({ text: null, card: null });
  });

  test('an event and a picture on its way say nothing', async () => {
    const chat = createChat();
    const event = await chat.take({ ...chat.base(OFFICER), kind: 'event', what: 'view', operatorNote: null });
    const picture = await chat.take({ ...chat.base(OFFICER), kind: 'picture', mediaId: 'm', messageId: '1' });
    expect([event, picture]).toEqual([
      { text: null, card: null },
      { text: null, card: null },
    ]);
    expect(chat.rows().dialogues.size).toBe(0);
  });

  test('somebody outside the organization is sent to the office, and nothing is kept', async () => {
    const chat = createChat();
    for (const text of ['投稿', '进度 1', '你好']) expect(await chat.say('nobody', text)).toContain('公司办公室');
    expect(chat.rows().dialogues.size + chat.rows().submissions.size).toBe(0);
  });

  test('an account is compared without case', async () => {
    const chat = createChat();
    expect(await chat.say('YinXiaoChuan', '投稿')).toContain('【标题】');
  });
});
