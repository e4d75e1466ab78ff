/** A stage that waits, in words: its limit on the card, 催办, 改级 with a reason. */
import { createChat, lines, OFFICER, sign, type Chat } from './fake-desk';
import { ORGANIZATION, POLICY } from './world';

const HEAD = 'mengchuqing';
const EDITOR = 'anruoxi';

async function submitted(change: Record<string, string> = {}): Promise<Chat> {
  const chat = createChat();
  await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿', ...change })}`);
  await chat.say(OFFICER, '提交');
  return chat;
}

const limitOn = (chat: Chat) =>
  chat.built(chat.cardRow('U-201', 'review'))!.rows!.find(({ label }) => label === '截止')?.value;

describe('the limit', () => {
  test('is on the card and in 待办, also when it has passed', async () => {
    const chat = await submitted();
    // a Friday, 10:00: one working day
    expect(limitOn(chat)).toBe('3/30 10:00 · 本稿按时');
    expect(await chat.say(HEAD, '待办')).toContain('截止 3/30 10:00');
    chat.pass(3 * 86_400_000 + 2 * 3_600_000);
    expect(limitOn(chat)).toBe('今天 10:00，已超时 2 小时 · 本稿按时');
    expect(await chat.say(HEAD, '待办')).toContain('截止 今天 10:00，已超时 2 小时');
  });

  test('of an emergency is minutes, and the head reads that approving accepts the class', async () => {
    const chat = await submitted({ 级别: '特急（理由：谣言须马上澄清）', 拟发: '2026-03-27 12:00' });
    expect(limitOn(chat)).toBe('今天 10:15 · 本稿逾期');
    expect(chat.built(chat.cardRow('U-201', 'review'))!.body).toContain(
      '申报特急（理由：谣言须马上澄清），同意即为认可。',
    );
  });

  test('is 暂定 where the year’s notice is missing', async () => {
    const calendar = { coveredYears: [2025], off: new Set<string>(), working: new Set<string>() };
    const chat = createChat({ calendar });
    await chat.say(OFFICER, `投稿\n${lines()}`);
    await chat.say(OFFICER, '提交');
    expect(limitOn(chat)).toBe('3/30 10:00（暂定） · 本稿按时');
  });

  test('says 暂定 once, whichever of the two deadlines it is of', async () => {
    const chat = createChat();
    chat.time.now = Date.parse('2026-12-25T10:00:00+08:00');
    await chat.say(OFFICER, `投稿\n${lines({ 拟发: '2027-01-08 08:00' })}`);
    await chat.say(OFFICER, '提交');
    expect(limitOn(chat)).toBe('12/28 10:00 · 本稿按时（暂定）');
    expect(await chat.say(OFFICER, '进度')).toContain('截止 2027/1/1 23:59 · 按时（暂定');
  });

  test('a card that is over does not show one', async () => {
    const chat = await submitted();
    const row = chat.cardRow('U-201', 'review');
    const answer = await chat.tapRow(HEAD, row, 'approve');
    expect(answer.card!.rows!.map(({ label }) => label)).not.toContain('截止');
  });
});

describe('催办', () => {
  test('reaches who is to sign with the link, and says until when they have', async () => {
    const chat = await submitted();
    expect(await chat.say(OFFICER, '催办 1')).toMatch(
      /已催办 2026-0001《甲稿》：提醒了 孟初晴（部门审核，截止 3\/30 10:00）/,
    );
    expect(chat.told('U-201').at(-1)).toMatch(/尹小川催办：待您部门审核：2026-0001《甲稿》.*\/s\/2026-0001/);
  });

  test('the second of a half day is told when it was and when it can be again', async () => {
    const chat = await submitted();
    await chat.say(OFFICER, '催办 1');
    const before = chat.told('U-201').length;
    expect(await chat.say(EDITOR, '催办1')).toMatch(/这半天已由 尹小川 于 10:00:00 催办过，今天 12:00 起可以再催/);
    expect(chat.told('U-201')).toHaveLength(before);
    chat.pass(2 * 3_600_000);
    expect(await chat.say(EDITOR, '催办1')).toContain('已催办');
  });

  test('who may not, what waits for oneself, and what waits for nobody are answered', async () => {
    const chat = await submitted();
    expect(await chat.say('wenqingyuan', '催办 1')).toContain('只有投稿人、本部门负责人和公司办公室可以催办');
    expect(await chat.say(HEAD, '催办 1')).toContain('正等您自己部门审核');
    expect(await chat.say(OFFICER, '催办')).toContain('请带上编号：催办 编号');
    await sign(chat, 4);
    expect(await chat.say(OFFICER, '催办 1')).toMatch(/没有生效.*已签发/);
  });

  test('is in 帮助 of those who may', async () => {
    const chat = await submitted();
    expect(await chat.say(OFFICER, '帮助')).toContain('催办 编号');
    expect(await chat.say(EDITOR, '帮助')).toContain('催办 编号');
  });
});

describe('改级', () => {
  test('upward asks for a reason and takes it in either form', async () => {
    const chat = await submitted();
    expect(await chat.say(EDITOR, '改级 1 特急')).toMatch(/往高改要写理由。例如“改级 2026-0001 特急 /);
    expect(await chat.say(EDITOR, '改级 1 重要紧急 明日活动')).toContain('改为重要紧急');
    expect(chat.only().request).toMatchObject({ urgency: 'IMPORTANT_URGENT', reason: '明日活动' });
    expect(await chat.say(EDITOR, '改级 1 特急（理由：谣言）')).toContain('改为特急');
    expect(chat.only().request.reason).toBe('谣言');
    expect(await chat.say(EDITOR, '改级 1 常规')).toContain('改为常规');
    expect(await chat.say(EDITOR, '改级 1 很急')).toContain('没看懂');
  });

  test('gives the stage the limit of its class', async () => {
    const chat = await submitted();
    await chat.say(EDITOR, '改级 1 特急 谣言');
    expect(limitOn(chat)).toBe('今天 10:15 · 本稿按时');
  });
});

test('at night whoever is on duty gets names, titles and telephone numbers, and nobody else does', async () => {
  const chat = createChat({ policy: { ...POLICY, dutyList: ['U-999'] } });
  const { people } = chat.world.organization;
  const organization = {
    ...chat.world.organization,
    people: people.map((one) => (one.id === 'U-201' ? { ...one, phone: '138 0000 0000' } : one)),
  };
  const night = createChat({ policy: { ...POLICY, dutyList: ['U-999'] }, organization });
  night.pass(13 * 3_600_000);
  await night.say(OFFICER, `投稿\n${lines({ 级别: '特急（理由：谣言）', 拟发: '2026-03-28 06:00' })}`);
  await night.say(OFFICER, '提交');
  const [call] = night.told('U-999');
  expect(call).toMatch(/特急值班：2026-0001.*截止 今天 23:15.*孟初晴 · 健康内容部主任 · 138 0000 0000.*口头同意不算/s);
  for (const id of ['U-102', 'U-201', 'U-202']) expect(night.told(id).join()).not.toContain('138');
  expect(JSON.stringify(night.built(night.cardRow('U-201', 'review')))).not.toContain('138');
});

describe('a template without 级别', () => {
  test('is asked for it, by word and by card, and not taken for 常规', async () => {
    const chat = createChat();
    expect(await chat.say(OFFICER, `投稿\n${lines({ 级别: null })}`)).toMatch(/还差 1 项：级别。\n先请回答【级别】/);
    expect(await chat.say(OFFICER, '提交')).toMatch(/还不能提交。\n还差 1 项：级别/);
    expect(await chat.say(OFFICER, '级别：')).toContain('还差 1 项：级别');
    await chat.tap(OFFICER, 'field', 'ROUTINE');
    expect(chat.only().request).toEqual({ urgency: 'ROUTINE', reason: null, plannedAt: expect.any(Number) as number });
    expect(await chat.say(OFFICER, '提交')).toContain('已提交');
  });

  test('a class that needs a reason asks for it next', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines({ 级别: null })}`);
    expect(await chat.say(OFFICER, '重要紧急')).toContain('还差 1 项：理由');
    expect(await chat.say(OFFICER, '明日活动')).toContain('内容齐了');
  });
});

test('what nobody can sign is in the 待办 of the office, and of nobody else', async () => {
  const chat = createChat({ organization: { ...ORGANIZATION, secrecyLead: '' } });
  await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿' })}`);
  await chat.say(OFFICER, '提交');
  await sign(chat, 2);
  for (const user of ['anruoxi', 'qiaoyuanxiu'])
    expect(await chat.say(user, '待办')).toContain('没有人可签：2026-0001《甲稿》 等“保密审核”。请安排授权');
  expect(await chat.say('wenqingyuan', '待办')).toContain('没有要您处理的事');
});
