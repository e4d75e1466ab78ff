import { DAY } from '../../../src/domain/time/shanghai';
import { createChat, lines, OFFICER, sign, type Chat } from '../fake-desk';

/** Signed for a time that many days ahead, and that many days later. */
async function signedFor(planned: string, days: number): Promise<Chat> {
  const chat = createChat();
  await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿', 拟发: planned })}`);
  await chat.say(OFFICER, '提交');
  await sign(chat, 4);
  chat.pass(days * DAY);
  await chat.dispatch(chat.only().id, { type: 'ReachValidity' });
  return chat;
}

const buttons = (chat: Chat) => chat.built(chat.cardRow('U-102', 'validity'))!.buttons.map(({ text }) => text);

describe('an approval of more than thirty days', () => {
  test('is asked about with a card of three answers', async () => {
    const chat = await signedFor('2026-05-10 08:00', 30);
    expect(buttons(chat)).toEqual(['继续有效', '退回重审', '作废', '看全文']);
    const card = chat.built(chat.cardRow('U-102', 'validity'))!;
    expect(`${card.title}${card.body}`).toContain('签发已满 30 天');
    expect(await chat.say('anruoxi', '待办')).toContain('回复“继续有效 2026-0001”');
    expect(await chat.say(OFFICER, '进度')).toContain('等公司办公室确认继续有效');
  });

  test('继续有效 on the card closes it with who said so', async () => {
    const chat = await signedFor('2026-05-10 08:00', 30);
    const { card } = await chat.tap('anruoxi', 'validity', 'confirm');
    expect(card?.closed).toMatch(/^安若溪 .*继续有效$/);
    expect(chat.only().validity?.confirmed?.by).toBe('U-102');
    expect(chat.told('U-202').at(-1) ?? chat.told(chat.only().submitterId).at(-1)).toContain('确认继续有效');
    expect(await chat.say('anruoxi', '继续有效 1')).toContain('没有变化');
  });

  test('继续有效 by word is the office’s', async () => {
    const chat = await signedFor('2026-05-10 08:00', 30);
    expect(await chat.say(OFFICER, '继续有效 1')).toContain('没有权限');
    expect(await chat.say('anruoxi', '继续有效1')).toContain('已确认继续有效 2026-0001');
  });

  test('退回重审 gives it back with a reason', async () => {
    const chat = await signedFor('2026-05-10 08:00', 30);
    await chat.tap('anruoxi', 'validity', 'back');
    expect(chat.only()).toMatchObject({ status: 'RETURNED', closing: { code: 'STALE' } });
    expect(chat.told(chat.only().submitterId).at(-1)).toContain('已退回 2026-0001《甲稿》（公司办公室·安若溪）');
    expect(await chat.say(OFFICER, '正文新写一遍，数字已经核对。')).toContain('甲稿');
  });

  test('作废 asks for the reason', async () => {
    const chat = await signedFor('2026-05-10 08:00', 30);
    await chat.tap('anruoxi', 'validity', 'cancel');
    expect(await chat.say('anruoxi', '活动取消')).toContain('已作废');
  });

  test('立即发 says what comes first', async () => {
    const chat = await signedFor('2026-05-10 08:00', 30);
    chat.pass(14 * DAY);
    const { id, request } = chat.only();
    await chat.dispatch(id, { type: 'ReachPlannedTime', plannedAt: request.plannedAt! });
    expect(chat.only().status).toBe('RESCHEDULE_NEEDED');
    expect(await chat.say('anruoxi', '立即发 1')).toContain('回复“继续有效 2026-0001”');
  });
});

describe('an approval of more than ninety days', () => {
  test('is reviewed anew at one tap, by everybody', async () => {
    const chat = await signedFor('2026-06-30 08:00', 30);
    expect(buttons(chat)[0]).toBe('重新审核');
    await chat.tap('anruoxi', 'validity', 'again');
    expect(chat.only().status).toBe('IN_REVIEW');
    await sign(chat, 4);
    expect(chat.only().status).toBe('SCHEDULED');
  });

  test('继续有效 does not renew it; 继续审批 opens the review', async () => {
    const chat = await signedFor('2026-06-30 08:00', 30);
    expect(await chat.say('anruoxi', '继续有效 1')).toContain('“继续审批 2026-0001”');
    expect(await chat.say('anruoxi', '继续审批 1')).toContain('已重新开始审核');
  });

  test('an old card changes nothing', async () => {
    const chat = await signedFor('2026-06-30 08:00', 30);
    const row = chat.cardRow('U-102', 'validity');
    await chat.say('anruoxi', '继续审批 1');
    const { revision } = chat.only();
    const { card } = await chat.tapRow('anruoxi', row, 'again');
    expect(card?.closed).toBe('已重新审核');
    expect(chat.only().revision).toBe(revision);
  });
});
