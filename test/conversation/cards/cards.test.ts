import type { Card } from '../../../src/application/ports';
import type { CardRow } from '../../../src/application/store';
import { buildCard, closedCard, truthText } from '../../../src/conversation';
import { describeCard } from '../../../src/messengers/wecom/card';
import { createChat, lines, OFFICER, sign, type Chat } from '../fake-desk';

const PLANNED = Date.parse('2026-04-07T08:00:00+08:00');

/** Titles and texts as long as people write them. */
const LONG = {
  标题: '一个很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长的标题',
  来源: `原创 ${'很长的部门名称'.repeat(8)}`,
  正文: '很长的正文。'.repeat(60),
};

async function everyCard(): Promise<{ chat: Chat; rows: CardRow[] }> {
  const chat = createChat();
  await chat.say(OFFICER, '投稿');
  await chat.say(OFFICER, '甲');
  for (const [choice, selected] of [
    ['ok', { category: ['2'] }],
    ['ROUTINE', {}],
    ['ok', { channels: ['A-WB', 'A-WX'] }],
  ] as const) {
    await chat.tap(OFFICER, 'field', choice, selected as Record<string, string[]>);
  }
  await chat.say(OFFICER, lines(LONG));
  await chat.say(OFFICER, '提交');
  await sign(chat, 3);
  chat.time.now = PLANNED + 1000;
  await chat.dispatch(chat.only().id, { type: 'ReachPlannedTime', plannedAt: PLANNED });
  await chat.tap('wenqingyuan', 'review', 'approve');
  await chat.tap('anruoxi', 'overdue', 'now');
  for (const status of ['UNKNOWN', 'FAILED'] as const) {
    const note = '平台的回答没有等到，不能确定是不是已经发出'.repeat(3);
    await chat.dispatch(chat.only().id, { type: 'SettlePublication', accountId: 'A-WB', outcome: { status, note } });
  }
  return { chat, rows: [...chat.rows().cards.values()] };
}

describe('every card there is', () => {
  test('when it is closed keeps all limits and says what became of it', async () => {
    const { chat, rows } = await everyCard();
    expect(new Set(rows.map(({ purpose }) => purpose))).toEqual(
      new Set(['field', 'draft', 'review', 'overdue', 'trouble']),
    );
    for (const row of rows) {
      const card = closedCard(row, chat.only(), chat.world, chat.time.now);
      expect(() => describeCard(card, 'update')).not.toThrow();
      expect(card.closed).toBeTruthy();
      expect(JSON.stringify(card)).not.toMatch(/undefined|null|NaN/);
    }
  });

  test('is no longer sent when it is no longer true', async () => {
    const { chat, rows } = await everyCard();
    const worthSending = rows.filter((row) => buildCard(row, chat.only(), chat.world, chat.time.now) !== null);
    expect(worthSending.map(({ purpose }) => purpose)).toEqual(['trouble', 'trouble']);
  });

  test('when it is sent keeps all limits', async () => {
    const chat = createChat();
    const sent: Card[] = [];
    const send = (id: string, purpose: string) => sent.push(chat.built(chat.cardRow(id, purpose))!);
    await chat.say(OFFICER, `投稿\n${lines(LONG)}`);
    send('U-202', 'draft');
    await chat.say(OFFICER, '提交');
    for (const [id, userId] of [
      ['U-201', 'mengchuqing'],
      ['U-102', 'anruoxi'],
      ['U-601', 'yanshoumo'],
      ['U-701', 'wenqingyuan'],
    ] as const) {
      send(id, 'review');
      await chat.tap(userId, 'review', 'approve');
    }
    for (const card of sent) {
      expect(() => describeCard(card, 'send')).not.toThrow();
      expect(Array.from(card.title).length).toBeLessThanOrEqual(36);
      expect(Array.from(card.body ?? '').length).toBeLessThanOrEqual(160);
      expect(card.rows!.length).toBeLessThanOrEqual(6);
      for (const { label } of card.rows!) expect(Array.from(label).length).toBeLessThanOrEqual(5);
    }
    expect(sent).toHaveLength(5);
  });
});

test.each([
  ['U-201', 0, ['同意', '退回', '看全文']],
  ['U-102', 1, ['同意', '退回', '不予发布', '看全文']],
  ['U-601', 2, ['无涉密', '需删减', '不宜公开', '看全文']],
  ['U-701', 3, ['签发', '修改后签发', '退回', '看全文']],
])('the fixed buttons of the card of %s', async (id, signed, texts) => {
  const chat = createChat();
  await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿' })}`);
  await chat.say(OFFICER, '提交');
  await sign(chat, signed);
  const card = chat.built(chat.cardRow(id, 'review'))!;
  expect(card.buttons.map(({ text }) => text)).toEqual(texts);
  expect(card.buttons.at(-1)!.url).toBe('https://qianfa.example/s/2026-0001');
  expect(card.title).toBe('【待审核】《甲稿》v1 · 常规');
  expect(card.body).toContain('我已完成');
});

test('a late one says so to the office, whose 同意 is the acceptance', async () => {
  const chat = createChat();
  await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿', 拟发: '2026-03-30 08:00', 理由: '临时通知' })}`);
  await chat.say(OFFICER, '提交');
  await sign(chat, 1);
  const card = chat.built(chat.cardRow('U-102', 'review'))!;
  expect(card.body).toContain('本稿逾期（理由：临时通知），同意即为受理。');
  expect(card.rows).toContainEqual({ label: '截止', value: '3/30 10:00 · 本稿逾期' });
  expect(card.rows).toContainEqual({ label: '前序签字', value: '部门 孟初晴' });
});

test('source and health video are on every review card, whatever else there is to say', async () => {
  const chat = createChat();
  await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿', 拟发: '2026-03-30 08:00', 理由: '临时通知' })}`);
  await chat.say(OFFICER, '提交');
  await chat.tap('mengchuqing', 'review', 'return', { reason: ['SOURCE'] });
  await chat.say(OFFICER, '标题：乙稿');
  await chat.say(OFFICER, '提交');
  await sign(chat, 3);
  const row = chat.cardRow('U-701', 'review');
  const asked = chat.only();
  const corrects = { submissionId: 's', no: '2026-0009', title: '前稿', category: 2 as const, url: null };
  const versions = asked.versions.map((one) => ({ ...one, content: { ...one.content, corrects } }));
  for (const submission of [asked, { ...asked, versions }]) {
    const { rows = [] } = buildCard(row, submission, chat.world, chat.time.now)!;
    expect(rows.length).toBe(6);
    expect(rows).toContainEqual({ label: '来源', value: '原创 · 云雀谷健康 健康内容部' });
    expect(rows).toContainEqual({
      label: '视频',
      value: '打开视频核对',
      url: 'https://v.jkdyx.example/topic/who-day',
    });
  }
});

test('the truth is one sentence in every state', async () => {
  const chat = createChat();
  await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿' })}`);
  const truth = () => truthText(chat.only(), chat.world, chat.time.now);
  expect(truth()).toContain('还是草稿');
  await chat.say(OFFICER, '提交');
  expect(truth()).toBe('2026-0001《甲稿》：现在等 孟初晴 部门审核。');
  await sign(chat, 1);
  expect(truth()).toBe('2026-0001《甲稿》：部门已由 孟初晴 于 3/27 10:00 同意，现在等 安若溪 核稿。');
  await chat.tap('anruoxi', 'review', 'return', { reason: ['SOURCE'] });
  expect(truth()).toContain('已退回（核稿·安若溪）：信息来源不清');
  await chat.say(OFFICER, '提交');
  await sign(chat, 4);
  expect(truth()).toContain('已签发，定于 4/7 08:00 发布');
});
