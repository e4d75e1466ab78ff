import { HOUSE_CARDS } from '../../../src/conversation/cards/house-cards';
import { houseNoticeText } from '../../../src/conversation/wording/house-notices';
import { loadOutlook, loadWeeklyReport } from '../../../src/application/outlook';
import type { CardRow } from '../../../src/application/store';
import { createChat, lines, OFFICER, type Chat } from '../fake-desk';

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);

/** A chat in which the officers have just been reminded. */
async function reminded(): Promise<Chat> {
  const chat = createChat();
  chat.time.now = at('2026-03-26 09:30');
  await remind(chat);
  return chat;
}

async function remind(chat: Chat): Promise<void> {
  await chat.within(async (desk) => {
    const outlook = await loadOutlook(desk.tx, desk.world, desk.now);
    await desk.enter('week:2026-03-23', { type: 'WakeMorning', by: null, from: '2026-03-26', outlook });
  });
}

const shown = (chat: Chat, row: CardRow) => HOUSE_CARDS.weekly!.build(row, chat.world, chat.time.now)!;

describe('in a year without a holiday notice', () => {
  const calendar = { coveredYears: [2025], off: new Set<string>(), working: new Set<string>() };

  test('the reminder, its answer and the summary say 暂定', async () => {
    const chat = createChat({ calendar });
    chat.time.now = at('2026-03-26 09:30');
    await remind(chat);
    const card = shown(chat, chat.cardRow('U-202', 'weekly'));
    expect(card.body).toContain('（周五截稿，暂定）');
    expect(card.subtitle).toContain('周五 17:00（暂定） 前');
    const summary = await chat.within(async (desk) => {
      const report = await loadWeeklyReport(desk.tx, desk.world, '2026-03-23', desk.now);
      return houseNoticeText({ kind: 'weeklySummary', report, corrected: false }, desk.world, desk.now);
    });
    expect(summary).toContain('周五 17:00（暂定） 截止');
    expect(summary).toContain('今后 14 天（3/27 起的工作日暂定）');
  });

  test('administrators read which year is missing and what to do, and what was loaded', () => {
    const chat = createChat();
    const words = (notice: Parameters<typeof houseNoticeText>[0]) => houseNoticeText(notice, chat.world, chat.time.now);
    expect(words({ kind: 'noticeWanted', years: [2027] })).toMatch(/还没有载入 2027 年.*暂定.*qianfa -- calendar 文件/);
    expect(words({ kind: 'noticeLoaded', year: 2027, version: 2, reference: '国办发明电〔2026〕9号' })).toMatch(
      /2027 年放假安排已载入（国办发明电〔2026〕9号，第 2 版）.*已定的截止时间不变/,
    );
  });

  test('the office reads which account is silent and until when', () => {
    const chat = createChat();
    const since = at('2026-03-16 10:00');
    const words = (level: 'WARN' | 'LIMIT', isPost: boolean) =>
      houseNoticeText(
        { kind: 'accountSilent', accountId: 'A-WB', level, days: 11, since, isPost },
        chat.world,
        chat.time.now,
      );
    expect(words('WARN', true)).toMatch(/^⚠️微博.* 已 11 天没有发布（上次 3\/16 10:00），满 14 天就到上限。/);
    expect(words('LIMIT', false)).toMatch(/（3\/16 10:00 起没有发布过），到了 14 天的上限，已告知办公室负责人。/);
  });

  test('a head reads that the day for naming an officer may move', () => {
    const notice = { kind: 'officerWanted', departmentId: 'D-HEA', left: null, until: at('2026-03-27 17:30') } as const;
    const words = (chat: Chat) => houseNoticeText(notice, chat.world, chat.time.now);
    expect(words(createChat({ calendar }))).toContain('请在 3/27 17:30（暂定） 前');
    expect(words(createChat())).toContain('请在 3/27 17:30 前');
  });
});

describe('the reminder', () => {
  test('says what is planned, what lacks a topic and until when to answer', async () => {
    const chat = createChat();
    chat.time.now = at('2026-03-24 10:00');
    await chat.say(OFFICER, '计划 04-07 世界卫生日 微博');
    chat.time.now = at('2026-03-26 09:30');
    await remind(chat);
    const card = shown(chat, chat.cardRow('U-202', 'weekly'));
    expect(card.body).toMatch(/^本周信息报送提醒：计划内 1 条（周五截稿）、4\/2 世界孤独症关注日还没有选题、4\/11 /);
    expect(card.subtitle).toContain('周五 17:00 前');
    expect(card.buttons.map(({ text }) => text)).toEqual(['去写稿', '本周无', '改计划']);
    // a department without an officer: its head
    expect(chat.cardRow('U-101', 'weekly')).toBeDefined();
  });

  test('knows that something has come already', async () => {
    const chat = createChat();
    chat.time.now = at('2026-03-25 10:00');
    await chat.say(OFFICER, `投稿\n${lines()}`);
    await chat.say(OFFICER, '提交');
    chat.time.now = at('2026-03-26 09:30');
    await remind(chat);
    expect(shown(chat, chat.cardRow('U-202', 'weekly')).subtitle).toContain('已收到');
  });

  test('本周无 on it is the answer, and it shows that', async () => {
    const chat = await reminded();
    const row = chat.cardRow('U-202', 'weekly');
    const { card } = await chat.tap(OFFICER, 'weekly', 'none');
    expect(card?.closed).toContain('本周无');
    expect(chat.told('U-202').at(-1)).toContain('已登记：健康内容部 3/23–3/29 本周无');
    // again: nothing more happens
    const again = await chat.tapRow(OFFICER, row, 'none');
    expect(again.card?.closed).toBeTruthy();
  });

  test('去写稿 begins a draft, 改计划 shows the plan, and the card stays open', async () => {
    const chat = await reminded();
    await chat.tap(OFFICER, 'weekly', 'write');
    expect(chat.only().status).toBe('DRAFT');
    await chat.tap(OFFICER, 'weekly', 'plan');
    expect(chat.told('U-202').at(-1)).toContain('2026年4月发布计划');
    expect(chat.cardRow('U-202', 'weekly').status).toBe('open');
  });
});

describe('the word 本周无', () => {
  test('closes the reminder that is open', async () => {
    const chat = await reminded();
    expect(await chat.say(OFFICER, '本周无')).toContain('已登记');
    expect(() => chat.cardRow('U-202', 'weekly')).toThrow('no open');
    expect(await chat.say(OFFICER, '本周无')).toContain('已经登记过');
  });

  test('by the head closes the officer’s reminder as well, and nobody else’s', async () => {
    const chat = await reminded();
    const others = () =>
      [...chat.rows().cards.values()].filter((card) => card.purpose === 'weekly' && card.status === 'open');
    const before = others().length;
    expect(await chat.say('mengchuqing', '本周无')).toContain('已登记：健康内容部');
    expect(() => chat.cardRow('U-202', 'weekly')).toThrow('no open');
    expect(others()).toHaveLength(before - 1);
  });

  test('after the time it is late, and says so', async () => {
    const chat = createChat();
    chat.time.now = at('2026-03-27 17:30');
    expect(await chat.say(OFFICER, '本周无')).toContain('补报');
  });

  test('is not needed by whoever has submitted', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines()}`);
    await chat.say(OFFICER, '提交');
    expect(await chat.say(OFFICER, '本周无')).toContain('不用再报');
  });

  test('is not for others', async () => {
    expect(await createChat().say('yanshoumo', '本周无')).toContain('您不用报');
  });
});

describe('the summary', () => {
  const text = async (chat: Chat, corrected = false) => {
    const report = await chat.within((desk) => loadWeeklyReport(desk.tx, desk.world, '2026-03-23', desk.now));
    return houseNoticeText({ kind: 'weeklySummary', report, corrected }, chat.world, chat.time.now);
  };

  test('names departments, who is missing, what waits for whom, the days to come', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines()}`);
    await chat.say(OFFICER, '提交');
    await chat.say(OFFICER, '计划 04-02 孤独症日访谈 微信');
    chat.time.now = at('2026-03-27 16:00');
    const summary = await text(chat);
    expect(summary).toContain('信息报送周报（3/23–3/29）');
    expect(summary).toContain('健康内容部：计划 0 · 提交 1 · 发布 0 · 退回 0');
    expect(summary).toContain('公司办公室：计划 0 · 提交 0 · 发布 0 · 退回 0 · 🔴没有信息员');
    expect(summary).toContain('尚未报送（周五 17:00 截止）：公司办公室。');
    expect(summary).toMatch(/在办 1 件：\n2026-0001《世界卫生日.*》部门审核·孟初晴，已等 6 小时/);
    expect(summary).toContain('4/2 周四 世界孤独症关注日、计划“孤独症日访谈”');
    expect(summary).toMatch(/空档：3\/30、/);
    expect(summary).not.toContain('更正');
  });

  test('after the time says who did not answer, and that it is corrected', async () => {
    const chat = createChat();
    await chat.say('qiaoyuanxiu', '本周无');
    chat.time.now = at('2026-03-27 17:00');
    const summary = await text(chat, true);
    expect(summary).toContain('，更正）');
    expect(summary).toContain('公司办公室：计划 0 · 提交 0 · 发布 0 · 退回 0 · 零报送');
    expect(summary).toContain('本周未报送：健康内容部。');
  });
});

describe('计划', () => {
  test('is written line by line, shown, taken out of and handed in', async () => {
    const chat = createChat();
    const added = await chat.say(OFFICER, '计划 2026-04\n04-07 世界卫生日 微博\n04-22 地球日步行 微博、微信');
    expect(added).toContain('已记下 2 条：4/7 世界卫生日（微博）；4/22 地球日步行（微博、微信）');
    expect(await chat.say(OFFICER, '计划 删 2')).toContain('已去掉第 2 条');
    expect(await chat.say(OFFICER, '计划 删 2')).toContain('没有第 2 条');
    expect(await chat.say(OFFICER, '计划 交')).toContain('已交 健康内容部2026年4月发布计划');
    const plan = await chat.say(OFFICER, '计划');
    expect(plan).toMatch(/2026年4月发布计划（3\/27 已交，第 3 版）\n1\. 4\/7 世界卫生日（微博） · 还没有稿件/);
  });

  test('an item with a submission is done', async () => {
    const chat = createChat();
    await chat.say(OFFICER, '计划 04-07 世界卫生日 微博');
    await chat.say(OFFICER, `投稿\n${lines()}`);
    await chat.say(OFFICER, '提交');
    expect(await chat.say(OFFICER, '计划 4月')).toContain('已有稿件 2026-0001');
  });

  test.each([
    ['计划 2026-03\n03-01 甲', '已经过了'],
    ['计划 哈哈', '没看懂'],
  ])('%j is answered with what is wrong and an example', async (said, word) => {
    const answer = await createChat().say(OFFICER, said);
    expect(answer).toContain(word);
    expect(answer).toContain('04-07 世界卫生日 微博');
  });

  test('an empty one that is handed in is answered with an example of that month', async () => {
    const chat = createChat();
    expect(await chat.say(OFFICER, '计划 交')).toMatch(/2026年4月发布计划还是空的[^]*计划 2026-04\n04-07 /);
    expect(await chat.say(OFFICER, '计划 2026-05 交')).toMatch(/2026年5月发布计划还是空的[^]*计划 2026-05\n05-07 /);
  });

  test('a line of it without the word is told how it is written', async () => {
    const chat = createChat();
    for (const line of ['4-17 世界血友病日 微博', '2026-04-17 世界血友病日', '4月17日 世界血友病日'])
      expect(await chat.say(OFFICER, line)).toMatch(/要排进计划，请以“计划”开头/);
    expect(await chat.say(OFFICER, '4-17')).not.toContain('计划 4-17');
  });

  test('the office sees every department, others only their own', async () => {
    const chat = createChat();
    await chat.say(OFFICER, '计划 04-07 世界卫生日');
    expect(await chat.say('anruoxi', '计划 全部')).toContain('世界卫生日');
    expect(await chat.say('anruoxi', '计划')).toContain('世界卫生日');
    expect(await chat.say('anruoxi', '计划 04-08 别的')).toContain('由各部门的信息员');
    expect(await chat.say(OFFICER, '计划 全部')).toContain('由公司办公室查看');
    expect(await chat.say('qiaoyuanxiu', '计划')).not.toContain('健康内容部');
  });
});
