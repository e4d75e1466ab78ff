import { copyPackTexts } from '../../src/conversation';
import { channelOfUrl } from '../../src/conversation/reading/links';
import { createChat, lines, OFFICER, sign, type Chat } from './fake-desk';
import { ACCOUNTS } from './world';

const PLANNED = Date.parse('2026-04-07T08:00:00+08:00');

/** Signed and due: A-WX goes by hand, A-WB waits for the dispatcher. */
async function publishing(
  change: Record<string, string> = {},
  given: Parameters<typeof createChat>[0] = {},
): Promise<Chat> {
  const chat = createChat(given);
  await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿', ...change })}`);
  await chat.say(OFFICER, '提交');
  await sign(chat, 4);
  chat.time.now = PLANNED;
  await chat.dispatch(chat.only().id, { type: 'ReachPlannedTime', plannedAt: PLANNED });
  return chat;
}

async function uncertain(): Promise<Chat> {
  const chat = await publishing();
  const { id } = chat.only();
  await chat.dispatch(id, { type: 'BeginSending', accountId: 'A-WB', attemptId: 'a1' });
  await chat.dispatch(id, {
    type: 'SettlePublication',
    accountId: 'A-WB',
    outcome: { status: 'UNKNOWN', note: '没有等到平台的回答' },
  });
  return chat;
}

const statusOf = (chat: Chat, accountId: string) =>
  chat.only().publications.find((one) => one.accountId === accountId)!.status;

describe('the copy pack', () => {
  test('holds the text exactly as it was signed, the title and the link, each as a text of its own', async () => {
    const chat = await publishing();
    const [instruction, title, text, link] = copyPackTexts(chat.only(), 'A-WX', chat.world, PLANNED);
    const post = chat.only().versions[0]!.posts.find(({ accountId }) => accountId === 'A-WX')!;
    expect(instruction).toContain('已发 2026-0001 链接');
    expect(instruction).toContain('本账号登记为人工发布');
    expect([title, text, link]).toEqual(['甲稿', post.text, post.sourceUrl]);
  });

  test('a long text comes in pieces that fit and joined give the text', async () => {
    const chat = await publishing({ 渠道: '微信', 正文: '一段很长的正文。'.repeat(400) });
    const texts = copyPackTexts(chat.only(), 'A-WX', chat.world, PLANNED);
    const post = chat.only().versions[0]!.posts.find(({ accountId }) => accountId === 'A-WX')!;
    for (const text of texts) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2048);
    expect(texts.slice(2, -1).join('')).toBe(post.text);
    expect(texts[0]).toContain(`分 ${texts.length - 3} 条`);
  });

  test('of an account the post does not go to is empty', async () => {
    const chat = await publishing();
    expect(copyPackTexts(chat.only(), 'A-XX', chat.world, PLANNED)).toEqual([]);
  });
});

describe('已发', () => {
  test('fills in the link of what was published by hand', async () => {
    const chat = await publishing();
    expect(await chat.say('anruoxi', '待办')).toContain('待人工发布：2026-0001《甲稿》 → 微信');
    expect(await chat.say('anruoxi', '已发 1 https://mp.weixin.qq.com/s/AbC')).toContain('微信已发布');
    expect(chat.only().publications.find(({ accountId }) => accountId === 'A-WX')).toMatchObject({
      status: 'PUBLISHED',
      url: 'https://mp.weixin.qq.com/s/AbC',
    });
    expect(chat.told('U-202').at(-1)).toContain('已发布 微信');
    expect(chat.told('U-202').at(-1)).toContain('https://mp.weixin.qq.com/s/AbC');
    expect(await chat.say('anruoxi', '已发 1 https://mp.weixin.qq.com/s/AbC')).toContain('已经发布过');
  });

  test('is the publisher’s alone', async () => {
    const chat = await publishing();
    expect(await chat.say(OFFICER, '已发 1 https://mp.weixin.qq.com/s/AbC')).toContain('没有权限');
    expect(statusOf(chat, 'A-WX')).toBe('MANUAL');
  });

  test.each([
    ['没有链接', '请带上发布后的链接'],
    ['https://weibo.com.evil.example/1/a', '不像微博'],
    ['https://evil.example/?u=mp.weixin.qq.com', '不像微博'],
  ])('%s is refused', async (rest, said) => {
    const chat = await publishing();
    expect(await chat.say('anruoxi', `已发 1 ${rest}`)).toContain(said);
    expect(statusOf(chat, 'A-WX')).toBe('MANUAL');
  });

  test('where two accounts of the platform wait, the name decides', async () => {
    const second = { ...ACCOUNTS[1]!, id: 'A-WX2', name: '云雀谷门店' };
    const chat = await publishing({ 渠道: '云雀谷健康、云雀谷门店' }, { accounts: [...ACCOUNTS, second] });
    expect(await chat.say('anruoxi', '已发 1 https://mp.weixin.qq.com/s/AbC')).toContain('云雀谷健康、云雀谷门店');
    await chat.say('anruoxi', '已发 1 云雀谷门店 https://mp.weixin.qq.com/s/AbC');
    expect(statusOf(chat, 'A-WX2')).toBe('PUBLISHED');
    expect(statusOf(chat, 'A-WX')).toBe('MANUAL');
  });
});

test.each([
  ['https://weibo.com/1/a', 'WEIBO'],
  ['https://m.weibo.cn/status/1', 'WEIBO'],
  ['https://www.weibo.com/1/a', 'WEIBO'],
  ['https://mp.weixin.qq.com/s/a', 'WECHAT'],
  ['https://weixin.qq.com/s/a', null],
  ['https://notweibo.com/1/a', null],
])('%s belongs to %s', (url, channel) => {
  expect(channelOfUrl(new URL(url))).toBe(channel);
});

describe('需人工核实', () => {
  test('is put to the publisher, who may have it looked up again', async () => {
    const chat = await uncertain();
    const card = chat.built(chat.cardRow('U-102', 'trouble'))!;
    expect(card.title).toContain('需人工核实');
    expect(card.buttons.map(({ text }) => text)).toEqual(['重新核对', '放弃该渠道', '看全文']);
    expect(card.rows).toContainEqual({ label: '情况', value: '没有等到平台的回答' });
    expect(await chat.say('anruoxi', '待办')).toContain('需人工核实：2026-0001《甲稿》 → 微博');
    expect((await chat.tap('anruoxi', 'trouble', 'recheck')).card?.closed).toBe('已重新排队');
    expect(statusOf(chat, 'A-WB')).toBe('WAITING');
  });

  test('what certainly did not go out may be sent again', async () => {
    const chat = await publishing();
    await chat.dispatch(chat.only().id, {
      type: 'SettlePublication',
      accountId: 'A-WB',
      outcome: { status: 'FAILED', note: '平台拒绝' },
    });
    const card = chat.built(chat.cardRow('U-102', 'trouble'))!;
    expect(card.buttons[0]!.text).toBe('未发出，重发');
    expect(chat.told('U-202').at(-1)).toContain('没有发到微博：平台拒绝');
    expect(await chat.say('anruoxi', '重发 1')).toContain('已重新排队');
    expect(statusOf(chat, 'A-WB')).toBe('WAITING');
  });

  test('放弃该渠道 asks for the reason, and the next text is it', async () => {
    const chat = await uncertain();
    const row = chat.cardRow('U-102', 'trouble');
    expect((await chat.tapRow('anruoxi', row, 'abandon')).card).toBeNull();
    expect(statusOf(chat, 'A-WB')).toBe('UNKNOWN');
    expect(await chat.say('anruoxi', '改为只发微信')).toContain('不再发微博');
    expect(statusOf(chat, 'A-WB')).toBe('ABANDONED');
    expect((await chat.tapRow('anruoxi', row, 'abandon')).card?.closed).toBe('已放弃该渠道');
  });

  test('不发 NUMBER 渠道 reason', async () => {
    const chat = await uncertain();
    expect(await chat.say('anruoxi', '不发 1 太晚了')).toContain('请写明');
    expect(await chat.say('anruoxi', '不发 1 微博 太晚了')).toContain('原因：太晚了');
    // what is given up already is not asked about again
    expect(await chat.say('anruoxi', '不发 1 微博')).not.toContain('请直接回复原因');
    expect([statusOf(chat, 'A-WB'), statusOf(chat, 'A-WX')]).toEqual(['ABANDONED', 'MANUAL']);
  });
});
