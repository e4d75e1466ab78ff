import { MINUTE } from '../../../src/domain/time/shanghai';
import { createChat, lines, OFFICER, sign, type Chat } from '../fake-desk';

async function published(channels = '微博'): Promise<Chat> {
  const chat = createChat();
  await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿', 渠道: channels })}`);
  await chat.say(OFFICER, '提交');
  await sign(chat, 4);
  const { id, request } = chat.only();
  chat.time.now = request.plannedAt!;
  await chat.dispatch(id, { type: 'ReachPlannedTime', plannedAt: request.plannedAt! });
  const url = 'https://weibo.com/1/a';
  const outcome = { status: 'PUBLISHED' as const, platformId: '1', url, publishedAt: chat.time.now, proof: {} };
  for (const accountId of channels.includes('微信') ? ['A-WB', 'A-WX'] : ['A-WB'])
    await chat.dispatch(id, { type: 'SettlePublication', accountId, outcome });
  return chat;
}

const publisherOf = ({ world }: Chat) => {
  const id = world.organization.office.publishers[0]!;
  return { id, user: world.organization.people.find((person) => person.id === id)!.wecom! };
};
const secondOf = (chat: Chat) => {
  const { contacts, editors, head } = chat.world.organization.office;
  const id = [...contacts, ...editors, head].find((one) => one !== publisherOf(chat).id)!;
  return { id, user: chat.world.organization.people.find((person) => person.id === id)!.wecom! };
};

describe('读网复核', () => {
  test('the publisher’s card leads to the post; 已复核无误 asks the second', async () => {
    const chat = await published();
    const { id, user } = publisherOf(chat);
    const card = chat.built(chat.cardRow(id, 'readBack'))!;
    expect(card.buttons).toMatchObject([{ text: '已复核无误' }, { text: '有问题' }, { url: 'https://weibo.com/1/a' }]);
    chat.pass(5 * MINUTE);
    const { card: closed } = await chat.tap(user, 'readBack', 'fine');
    expect(closed?.closed).toContain('复核无误');
    const second = chat.built(chat.cardRow(secondOf(chat).id, 'readBack'))!;
    expect(JSON.stringify(second.rows)).toContain('首次');
  });

  test('by word, one after the other', async () => {
    const chat = await published();
    const [first, second] = [publisherOf(chat).user, secondOf(chat).user];
    expect(await chat.say(OFFICER, '读网复核 1')).toContain('没有权限');
    expect(await chat.say(first, '读网复核1')).toContain('复核无误');
    expect(await chat.say(first, '读网复核 1')).toContain('另一位同事');
    expect(await chat.say(second, '读网复核 1 无误')).toContain('复核无误');
    expect(await chat.say(second, '读网复核 1')).toContain('没有等复核的内容');
    expect(await chat.say(OFFICER, '进度 1')).toMatch(/读网复核：发布专员 .*复核无误；第二人 .*复核无误/);
  });

  test('of two accounts is told apart in 进度', async () => {
    const chat = await published('微博、微信');
    expect(await chat.say(OFFICER, '进度 1')).toMatch(/读网复核 微博：发布专员 未做.*\n读网复核 微信：发布专员 未做/);
  });

  test('is in 待办 of whoever is asked, until it is done', async () => {
    const chat = await published();
    const [first, second] = [publisherOf(chat).user, secondOf(chat).user];
    const line = '待读网复核：2026-0001《甲稿》';
    expect(await chat.say(first, '待办')).toContain(line);
    expect(await chat.say(second, '待办')).not.toContain(line);
    await chat.tap(first, 'readBack', 'fine');
    expect(await chat.say(first, '待办')).not.toContain(line);
    expect(await chat.say(second, '待办')).toContain(line);
    await chat.tap(second, 'readBack', 'fine');
    expect(await chat.say(second, '待办')).not.toContain(line);
  });

  test('有问题 leads to 更正投稿 and 下架, and the office is told', async () => {
    const chat = await published();
    const text = await chat.say(publisherOf(chat).user, '读网复核 1 有问题 图片放错了');
    for (const word of ['更正投稿', '下架 2026-0001']) expect(text).toContain(word);
    expect(chat.told(chat.world.organization.office.head).at(-1)).toContain('图片放错了');
  });

  test('a tap on 有问题 asks what is wrong, and the next text is told to the office', async () => {
    const chat = await published();
    const { user } = publisherOf(chat);
    await chat.tap(user, 'readBack', 'wrong');
    expect(chat.told(publisherOf(chat).id).at(-1)).toMatch(/哪里有问题？.*还没有登记/);
    expect(await chat.say(user, '链接打不开')).toMatch(/已登记读网复核：.*有问题，已告诉公司办公室.*更正投稿/);
    expect(chat.told(chat.world.organization.office.head).at(-1)).toContain('链接打不开');
    expect(await chat.say(OFFICER, '进度 1')).toMatch(/复核有问题|链接打不开/);
  });

  test('who thinks better of it has said nothing', async () => {
    const chat = await published();
    const { user } = publisherOf(chat);
    await chat.tap(user, 'readBack', 'wrong');
    expect(await chat.say(user, '取消')).toContain('没有任何改变');
    await chat.tap(user, 'readBack', 'fine');
    expect(await chat.say(OFFICER, '进度 1')).toMatch(/读网复核：发布专员 .*复核无误/);
  });

  test('anything else is asked back', async () => {
    const chat = await published();
    expect(await chat.say(publisherOf(chat).user, '读网复核 1 好像还行')).toContain('没有登记');
  });
});
