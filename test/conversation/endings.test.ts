/** 撤回 after 签发, 平台下架, 复制 and 结案: how a post ends, and how it begins again. */
import { statusWords } from '../../src/conversation/wording/labels';
import { truthText } from '../../src/conversation';
import type { Submission } from '../../src/domain/submission';
import { createChat, lines, OFFICER, sign, type Chat } from './fake-desk';

const PLANNED = Date.parse('2026-04-07T08:00:00+08:00');
const ACCOUNTS = ['A-WB', 'A-WX'];

async function submitted(): Promise<Chat> {
  const chat = createChat();
  await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿' })}`);
  await chat.say(OFFICER, '提交');
  return chat;
}

async function scheduled(): Promise<Chat> {
  const chat = await submitted();
  await sign(chat, 4);
  return chat;
}

async function published(): Promise<Chat> {
  const chat = await scheduled();
  const { id } = chat.only();
  chat.time.now = PLANNED;
  await chat.dispatch(id, { type: 'ReachPlannedTime', plannedAt: PLANNED });
  for (const accountId of ACCOUNTS) {
    const outcome = { platformId: 'p1', url: 'https://weibo.com/1/a', publishedAt: PLANNED, proof: {} };
    await chat.dispatch(id, { type: 'SettlePublication', accountId, outcome: { status: 'PUBLISHED', ...outcome } });
  }
  return chat;
}

describe('撤回 after 签发', () => {
  test('goes to the office as a card, and both sides read what is so', async () => {
    const chat = await scheduled();
    expect(await chat.say(OFFICER, '撤回 1 数据有误')).toContain('撤回要公司办公室同意');
    const card = chat.built(chat.cardRow('U-102', 'withdrawal'))!;
    expect(card.buttons.map(({ text }) => text)).toEqual(['同意撤回', '不同意', '看全文']);
    expect(card.rows).toContainEqual({ label: '原因', value: '数据有误' });
    expect(await chat.say(OFFICER, '进度 1')).toMatch(/已签发[^]*投稿人请求撤回（原因：数据有误），等公司办公室答复/);
    expect(await chat.say('anruoxi', '待办')).toContain('请求撤回：2026-0001《甲稿》，原因：数据有误');
    expect(await chat.say(OFFICER, '撤回 1 再说一次')).toContain('请等答复');
  });

  test('of a post that is held waits as well, and 进度 says so', async () => {
    const chat = await scheduled();
    await chat.say('wenqingyuan', '暂停全部 公祭日');
    await chat.dispatch(chat.only().id, { type: 'Hold', by: 'U-701', reason: '公祭日' });
    await chat.say(OFFICER, '撤回 1 数据有误');
    expect(chat.only().status).toBe('HELD');
    const waits = '投稿人请求撤回（原因：数据有误），等公司办公室答复，答复前不会发布。';
    expect(truthText(chat.only(), chat.world, chat.time.now)).toContain('原定 4/7 08:00，等公司办公室');
    expect(truthText(chat.only(), chat.world, chat.time.now)).toContain(waits);
    expect(await chat.say(OFFICER, '进度 1')).toContain(waits);
    await chat.tap('anruoxi', 'withdrawal', 'refuse');
    expect(await chat.say(OFFICER, '进度 1')).not.toContain('请求撤回');
  });

  test('同意撤回 withdraws and tells its submitter; a second tap shows the truth', async () => {
    const chat = await scheduled();
    await chat.say(OFFICER, '撤回 1 数据有误');
    const row = chat.cardRow('U-102', 'withdrawal');
    expect((await chat.tapRow('anruoxi', row, 'grant')).card?.closed).toBe('安若溪 3/27 10:00 同意撤回');
    expect(chat.only().status).toBe('WITHDRAWN');
    expect(chat.told('U-202').at(-1)).toContain('公司办公室（安若溪）同意撤回，不会发布');
    const { revision } = chat.only();
    expect((await chat.tapRow('anruoxi', row, 'refuse')).card?.closed).toContain('同意撤回');
    expect(chat.only().revision).toBe(revision);
  });

  test('不同意 leaves it scheduled and says so', async () => {
    const chat = await scheduled();
    await chat.say(OFFICER, '撤回 1 数据有误');
    const row = chat.cardRow('U-102', 'withdrawal');
    expect((await chat.tapRow('anruoxi', row, 'refuse')).card?.closed).toBe('不同意撤回');
    expect(chat.told('U-202').at(-1)).toContain('不同意撤回 2026-0001《甲稿》。已签发，定于 4/7 08:00 发布');
  });

  test('the card is the office’s: another hand changes nothing', async () => {
    const chat = await scheduled();
    await chat.say(OFFICER, '撤回 1 数据有误');
    await chat.tapRow(OFFICER, chat.cardRow('U-102', 'withdrawal'), 'grant');
    expect(chat.only().status).toBe('SCHEDULED');
  });

  test('once published it is answered with the way to have it removed', async () => {
    const chat = await published();
    expect(await chat.say(OFFICER, '撤回 1 数据有误')).toContain('请回复“下架 2026-0001 原因”');
  });
});

describe('who ended it', () => {
  test('撤回 by who took it over is 撤回, everywhere', async () => {
    const chat = await submitted();
    const row = chat.cardRow('U-201', 'review');
    await chat.dispatch(chat.only().id, { type: 'HandOver', by: null, to: 'U-101' });
    await chat.say('qiaoyuanxiu', '撤回 1 写错了');
    expect(await chat.say(OFFICER, '进度 1')).toMatch(/v1 · 已撤回\n[^]*已撤回：写错了（乔远岫/);
    const { card } = await chat.tapRow('mengchuqing', row, 'approve');
    expect(card?.closed).toBe('已撤回');
    expect(truthText(chat.only(), chat.world, chat.time.now)).toContain('已由投稿人撤回');
  });

  test('so is one that was granted after it had been handed on; 作废 is the office’s own', async () => {
    const chat = await scheduled();
    await chat.say(OFFICER, '撤回 1 数据有误');
    const asked = chat.only();
    const closing = { by: 'U-999', at: 1, stage: null, reason: '数据有误', code: null };
    const words = (one: Submission) => [statusWords(one), truthText(one, chat.world, chat.time.now)].join();
    expect(words({ ...asked, status: 'WITHDRAWN', closing: { ...closing, grantedBy: 'U-102' } })).toMatch(
      /^已撤回,.*投稿人撤回/,
    );
    expect(words({ ...asked, status: 'WITHDRAWN', closing })).toMatch(/^已作废,.*公司办公室（路有仁）作废/);
  });
});

describe('不予发布', () => {
  test('keeps a reason code, also of a reason in own words', async () => {
    const chat = await submitted();
    await sign(chat, 1);
    await chat.tap('anruoxi', 'review', 'reject');
    expect(await chat.say('anruoxi', '不实传言，未经核实')).toContain('已选“不予发布” 2026-0001');
    expect(chat.only()).toMatchObject({
      status: 'REJECTED',
      closing: { code: 'RUMOUR', reason: '不实传言，未经核实' },
    });
    expect(chat.told('U-202').at(-1)).toContain('回复“复制 2026-0001”成为新草稿');
  });
});

describe('复制', () => {
  test('makes a new draft of the same text; number and signatures stay behind', async () => {
    const chat = await submitted();
    await chat.say(OFFICER, '撤回 1 写错了');
    expect(await chat.say(OFFICER, '复制 1')).toContain('已把 2026-0001《甲稿》 复制成新草稿');
    const copy = [...chat.rows().submissions.values()].find(({ no }) => no === null)!;
    expect(copy).toMatchObject({ status: 'DRAFT', submitterId: 'U-202', reviews: [], content: { title: '甲稿' } });
    expect(await chat.say(OFFICER, '提交')).toContain('已提交 2026-0002');
  });

  test('carries the pictures along', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿', 图片: '1张' })}`);
    await chat.picture(OFFICER, 'p1');
    await chat.say(OFFICER, '提交');
    await chat.say(OFFICER, '撤回 1 写错了');
    await chat.say(OFFICER, '复制 1');
    const copy = [...chat.rows().submissions.values()].find(({ no }) => no === null)!;
    expect(copy.content.pictures).toHaveLength(1);
  });

  test('keeps 定日', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿', 定日: '是' })}`);
    await chat.say(OFFICER, '提交');
    await chat.say(OFFICER, '撤回 1 写错了');
    expect(await chat.say(OFFICER, '复制 1')).toContain('定日');
    const copy = [...chat.rows().submissions.values()].find(({ no }) => no === null)!;
    expect(copy.request).toMatchObject({ dateBound: true, plannedAt: PLANNED });
  });

  test('lays aside what was being written, and says how to take it up again, as 投稿 does', async () => {
    const chat = await submitted();
    await chat.say(OFFICER, '撤回 1 写错了');
    await chat.say(OFFICER, `投稿\n${lines({ 标题: '乙稿' })}`);
    expect(await chat.say(OFFICER, '复制 1')).toContain(
      '原来的草稿《乙稿》已放到一边，回复“继续 标题里的词”可接着写。',
    );
    await chat.say(OFFICER, '标题：丙稿');
    expect(chat.titled('乙稿').status).toBe('DRAFT');
    await chat.say(OFFICER, '继续 乙稿');
    await chat.say(OFFICER, '提交');
    await chat.tap('mengchuqing', 'review', 'return', { reason: ['SOURCE'] });
    expect(await chat.say(OFFICER, '复制 1')).toContain(
      '2026-0002《乙稿》还等着修改，先放到一边，回复“继续 2026-0002”',
    );
  });

  test('of what is still on its way, or another department’s, is refused', async () => {
    const chat = await submitted();
    expect(await chat.say(OFFICER, '复制 1')).toContain('还没有结束');
    await chat.say(OFFICER, '撤回 1 写错了');
    expect(await chat.say('qiaoyuanxiu', '复制 1')).toContain('是别的部门的稿件');
    expect(await chat.say('anruoxi', '复制 1')).toContain('只有各部门的信息员');
    expect(await chat.say(OFFICER, '复制 77')).toContain('没有找到编号 77');
  });
});

describe('更正投稿 in two messages', () => {
  test('its usage is followed by the line it asks for', async () => {
    const chat = await published();
    expect(await chat.say(OFFICER, '更正投稿')).toContain('更正对象：2026-0123');
    expect(await chat.say(OFFICER, '更正对象：1\n标题：更正：甲稿')).toContain('草稿《更正：甲稿》');
    const draft = [...chat.rows().submissions.values()].find(({ no }) => no === null)!;
    expect(draft).toMatchObject({ kind: 'CORRECTION', content: { corrects: { no: '2026-0001' } } });
  });
});

describe('下架 that is not granted', () => {
  const REQUEST = '2026-0002';
  const asked = async () => {
    const chat = await published();
    await chat.say(OFFICER, '下架 1 内容过时');
    return chat;
  };
  const requestOf = (chat: Chat) => [...chat.rows().submissions.values()].find(({ no }) => no === REQUEST)!;

  test('is told as what it is, with the word that asks again; there is nothing to copy', async () => {
    const chat = await asked();
    await chat.tap('mengchuqing', 'review', 'approve');
    await chat.tap('anruoxi', 'review', 'reject', { reason: ['OUT_OF_SCOPE'] });
    expect(requestOf(chat).status).toBe('REJECTED');
    const told = chat.told('U-202').at(-1)!;
    expect(told).toMatch(/^2026-0002《下架：甲稿》 不予下架（核稿·安若溪）：/);
    expect(told).toContain('要改好再报，另发“下架 2026-0001 原因”。');
    expect(told).not.toContain('复制');
  });

  test('whoever decides on it and asks for it too is led to the decision', async () => {
    const chat = await asked();
    expect(await chat.say('mengchuqing', '下架 1 我也觉得过时')).toBe(
      '这篇的下架已经提出（2026-0002），正等您决定：请点它的卡片，或打开 https://qianfa.example/s/2026-0002',
    );
    expect(await chat.say(OFFICER, '下架 1 快一点')).toContain('正在办理，不用再提');
    expect(requestOf(chat).status).toBe('IN_REVIEW');
  });

  test('and one that is taken back says how to ask again', async () => {
    const chat = await asked();
    expect(await chat.say(OFFICER, '撤回 2 不用了')).toMatch(/已撤回 2026-0002.*要重写，另发“下架 2026-0001 原因”。$/);
  });

  test('已下架 of what nobody waits for names the word that helps', async () => {
    const chat = await published();
    expect(await chat.say('anruoxi', '已下架 1 微博')).toBe(
      '2026-0001《甲稿》 没有等人工下架的渠道，没有变化。要下架请先发“下架 2026-0001 原因”；被平台下架的，发“平台下架 2026-0001 原因”。',
    );
  });
});

describe('平台下架 and 结案', () => {
  test('opens an incident, says it to everybody concerned, and is closed by the office', async () => {
    const chat = await published();
    expect(await chat.say('anruoxi', '平台下架 1')).toContain('请写明平台给出的原因');
    expect(await chat.say('anruoxi', '平台下架 1 微博 违规营销')).toContain('在微博被平台下架，原因：违规营销');
    expect(chat.only()).toMatchObject({ status: 'PUBLISHED' });
    await chat.say('anruoxi', '平台下架 1 被投诉');
    expect(chat.only().status).toBe('TAKEN_DOWN');
    expect(chat.told('U-202').at(-1)).toContain(
      '在微信被平台下架，原因：被投诉。要重新发布，投稿人回复“复制 2026-0001”',
    );
    expect(chat.told('U-101').at(-1)).toContain('被平台下架');
    expect(await chat.say(OFFICER, '进度 1')).toContain('已下架');

    expect(await chat.say('anruoxi', '结案')).toMatch(
      /2026-0001 平台下架 · 微博[\s\S]*2026-0002 平台下架|2026-0002 平台下架[\s\S]*2026-0001 平台下架/,
    );
    expect(await chat.say(OFFICER, '结案 1 好了')).toContain('没有权限');
    expect(await chat.say('anruoxi', '结案 1')).toContain('结案要写明');
    expect(await chat.say('anruoxi', '结案 1 已申诉')).toContain('事件 2026-0001（平台下架）已结案：已申诉');
    expect(await chat.say('anruoxi', '结案 1 再结')).toContain('没有变化');
    expect(await chat.say('anruoxi', '结案 9 不存在')).toContain('没有找到事件 9');
  });

  test.each([
    ['平台下架 1：微博 违规', ['A-WB'], '违规'],
    ['平台下架 1 微博、微信 违规', ['A-WB', 'A-WX'], '违规'],
    ['平台下架 1 微博和微信：违规', ['A-WB', 'A-WX'], '违规'],
    ['平台下架 1 微博 微信 违规', ['A-WB', 'A-WX'], '违规'],
    ['平台下架 1 全部 违规', ['A-WB', 'A-WX'], '违规'],
    ['平台下架 1 @云雀谷健康，原因：违规', ['A-WB'], '违规'],
    ['平台下架 1 和谐违规', ['A-WB', 'A-WX'], '和谐违规'],
  ])('%s', async (text, gone, reason) => {
    const chat = await published();
    expect(await chat.say('anruoxi', text)).toContain(`原因：${reason}。`);
    const removed = chat.only().publications.filter((one) => one.removed);
    expect(removed.map(({ accountId }) => accountId)).toEqual(gone);
    expect(removed[0]!.removed!.reason).toBe(reason);
  });

  test.each([
    [
      '平台下架 1 微信 被投诉',
      '2026-0001《甲稿》 在微信没有公开的内容，没有变化。2026-0001《甲稿》 现在公开的有：微博。',
    ],
    ['平台下架 1 微博、微信 被投诉', '在微信没有公开的内容，没有变化。'],
    ['下架 1 微信 被投诉', '在微信没有公开的内容，没有变化。'],
    ['下架 1 微博、头条 被投诉', '渠道“头条”不在账号登记里，没有变化。'],
  ])('%s, no longer on WeChat, is refused and touches no other channel', async (text, answer) => {
    const chat = await published();
    await chat.say('anruoxi', '平台下架 1 微信 违规');
    const before = chat.rows().history.length;
    expect(await chat.say('anruoxi', text)).toContain(answer);
    expect(chat.rows().history).toHaveLength(before);
  });

  test.each(['下架 1 微博内容有误', '平台下架 1 微博和评论违规'])(
    '%s, on two channels, is asked back',
    async (text) => {
      const chat = await published();
      const before = chat.rows().history.length;
      expect(await chat.say('anruoxi', text)).toContain('没看清是渠道还是原因，没有变化。');
      expect(chat.rows().history).toHaveLength(before);
    },
  );

  test('is not for a writer, nor for what is not public', async () => {
    const chat = await scheduled();
    expect(await chat.say(OFFICER, '平台下架 1 违规')).toContain('没有权限');
    expect(await chat.say('anruoxi', '平台下架 1 违规')).toContain('没有公开的内容');
  });
});
