import { buildCard } from '../../../src/conversation';
import { readableTime, shanghaiClock, shanghaiDate } from '../../../src/domain/time/shanghai';
import { createChat, lines, OFFICER, sign, type Chat } from '../fake-desk';
import { START } from '../world';

const PLANNED = Date.parse('2026-04-07T08:00:00+08:00');
const MINUTE = 60_000;

async function submitted(): Promise<Chat> {
  const chat = createChat();
  await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿' })}`);
  await chat.say(OFFICER, '提交');
  return chat;
}

/** Three have signed, the planned time goes by, then the executive signs. */
async function signedTooLate(): Promise<Chat> {
  const chat = await submitted();
  await sign(chat, 3);
  chat.time.now = PLANNED + MINUTE;
  await chat.tap('wenqingyuan', 'review', 'approve');
  return chat;
}

describe('改级', () => {
  test('changes the class and says the new deadline', async () => {
    const chat = await submitted();
    expect(await chat.say('anruoxi', '改级 1 重要紧急 明日活动')).toContain('改为重要紧急，截止 4/3 17:30');
    expect(chat.only().request.urgency).toBe('IMPORTANT_URGENT');
    expect(await chat.say('anruoxi', '改级 1 重要紧急')).toContain('没有变化');
    expect(await chat.say('anruoxi', '改级 1 很急')).toContain('常规、重要紧急');
  });

  test('is the office’s alone', async () => {
    const chat = await submitted();
    expect(await chat.say(OFFICER, '改级 1 特急')).toContain('没有权限');
    expect(chat.only().request.urgency).toBe('ROUTINE');
  });
});

describe('a planned time that has passed', () => {
  test('is put to the office with 立即发 / 改期 / 作废', async () => {
    const chat = await signedTooLate();
    expect(chat.only().status).toBe('RESCHEDULE_NEEDED');
    const card = chat.built(chat.cardRow('U-102', 'overdue'))!;
    expect(card.buttons.map(({ text }) => text)).toEqual(['立即发', '改期', '作废', '看全文']);
    expect(await chat.say('anruoxi', '待办')).toContain('“立即发 2026-0001”');
  });

  test('with free times ahead is still offered 立即发 once it has passed, and six buttons at most', async () => {
    const chat = await signedTooLate();
    const slots = [1, 2, 3].map((days) => PLANNED + days * 86_400_000);
    const row = chat.cardRow('U-102', 'overdue');
    const cardAt = (now: number) =>
      buildCard(row, { ...chat.only(), moving: { why: 'SLOT_TAKEN', against: '2026-0009', slots } }, chat.world, now)!;
    const past = cardAt(PLANNED);
    expect(past.title).toContain('拟发时间已过');
    expect(past.body).toContain('请决定立即发、改期或作废');
    expect(past.buttons.map(({ text }) => text)).toEqual([
      '立即发',
      '8日 08:00',
      '9日 08:00',
      '改期',
      '作废',
      '看全文',
    ]);
    const ahead = cardAt(PLANNED - MINUTE);
    expect(ahead.buttons.map(({ text }) => text)).toEqual([
      '8日 08:00',
      '9日 08:00',
      '10日 08:00',
      '改期',
      '作废',
      '看全文',
    ]);
  });

  test('立即发 starts publishing; a second tap shows what is so', async () => {
    const chat = await signedTooLate();
    const row = chat.cardRow('U-102', 'overdue');
    expect((await chat.tapRow('anruoxi', row, 'now')).card?.closed).toBe('发布中');
    expect(chat.only().status).toBe('PUBLISHING');
    const revision = chat.only().revision;
    await chat.tapRow('anruoxi', row, 'now');
    expect(chat.only().revision).toBe(revision);
  });

  test('改期 asks for the time; an unreadable or past one is asked again', async () => {
    const chat = await signedTooLate();
    expect((await chat.tap('anruoxi', 'overdue', 'move')).card).toBeNull();
    expect(chat.told('U-102').at(-1)).toContain('改到什么时候');
    expect(await chat.say('anruoxi', '晚点')).toMatch(/^时间“晚点”没看懂。.*改到什么时候/);
    expect(await chat.say('anruoxi', '2026-04-01 08:00')).toContain('已经过了');
    expect(await chat.say('anruoxi', '2026-04-08 09:30')).toContain('已改期 2026-0001《甲稿》：拟发改为 4/8 09:30');
    expect(chat.only()).toMatchObject({
      status: 'SCHEDULED',
      request: { plannedAt: Date.parse('2026-04-08T09:30+08:00') },
    });
    expect(chat.told('U-202').at(-1)).toContain('改为 4/8 09:30');
  });

  test('作废 asks for the reason', async () => {
    const chat = await signedTooLate();
    await chat.tap('anruoxi', 'overdue', 'cancel');
    expect(chat.only().status).toBe('RESCHEDULE_NEEDED');
    expect(await chat.say('anruoxi', '活动取消')).toContain('已作废');
    expect(chat.only()).toMatchObject({ status: 'WITHDRAWN', closing: { reason: '活动取消' } });
    expect(chat.told('U-202').at(-1)).toContain('作废：活动取消');
  });

  test('a question about an act can be called off', async () => {
    const chat = await signedTooLate();
    await chat.tap('anruoxi', 'overdue', 'cancel');
    expect(await chat.say('anruoxi', '算了')).toContain('没有任何改变');
    expect(await chat.say('anruoxi', '活动取消')).toContain('没看懂');
    expect(chat.only().status).toBe('RESCHEDULE_NEEDED');
  });

  test('while signatures are missing 立即发 is not offered', async () => {
    const chat = await submitted();
    chat.time.now = PLANNED + MINUTE;
    await chat.dispatch(chat.only().id, { type: 'ReachPlannedTime', plannedAt: PLANNED });
    const card = chat.built(chat.cardRow('U-102', 'overdue'))!;
    expect(card.buttons.map(({ text }) => text)).toEqual(['改期', '作废', '看全文']);
  });
});

describe('by word', () => {
  test('改期 NUMBER time; by more than seven days 签发 is asked again', async () => {
    const chat = await submitted();
    await sign(chat, 4);
    expect(await chat.say('anruoxi', '改期 2026-0001 2026-04-20 08:00')).toContain('现在等 闻清远、季平川 签发');
    expect(chat.only().status).toBe('IN_REVIEW');
  });

  test('改期 to where it is changes nothing, and that time is not offered', async () => {
    const chat = await submitted();
    await sign(chat, 4);
    const { plannedAt } = chat.only().request;
    const { revision } = chat.only();
    const planned = readableTime(plannedAt!, START);
    const offered = await chat.say('anruoxi', '改期 1');
    expect(offered).toContain('3. ');
    expect(offered).not.toContain(`. ${planned}`);
    expect(await chat.say('anruoxi', `改期 1 ${shanghaiDate(plannedAt!)} ${shanghaiClock(plannedAt!)}`)).toBe(
      `没有改变：2026-0001《甲稿》 本来就定于 ${planned} 发布。`,
    );
    expect(chat.only().revision).toBe(revision);
  });

  test('立即发 before all have signed says how far it is', async () => {
    const chat = await submitted();
    expect(await chat.say('anruoxi', '立即发 1')).toContain('还没有签完');
  });

  test('作废 NUMBER reason', async () => {
    const chat = await submitted();
    expect(await chat.say('anruoxi', '作废 1 重复')).toContain('已作废');
    expect(await chat.say('anruoxi', '作废 1 重复')).toContain('现在不能改期或作废');
  });

  test.each(['认定', '改级', '改期', '立即发', '作废', '已发', '重发', '不发'])(
    '%s without a number says how it is written',
    async (word) => {
      const chat = await submitted();
      expect(await chat.say('anruoxi', word)).toContain('请带上编号');
      expect(await chat.say('anruoxi', `${word} 77 甲`)).toContain('没有找到编号 77');
    },
  );
});
