/** Pictures of a message with a classification mark: what was sent shortly before or after it and not handed in goes with it. */
import { personOf } from '../../../src/conversation';
import { dropMarkedPictures } from '../../../src/conversation/draft/marked-pictures';
import { createChat, lines, OFFICER, type Chat } from '../fake-desk';

const MINUTE = 60_000;

const mark = (chat: Chat, userId = OFFICER) =>
  chat.within((desk) => dropMarkedPictures(desk, personOf(desk.world.organization, 'wecom', userId)!, chat.time.now));
const forgotten = (chat: Chat) =>
  chat.promised('forgetFile').map((row) => (row as unknown as { sha256: string }).sha256);
const sha = (name: string) => name.padEnd(64, '0');

async function writing(lines_ = lines()): Promise<Chat> {
  const chat = createChat();
  await chat.say(OFFICER, `投稿\n${lines_}`);
  return chat;
}

test('those of the draft and those that wait go, within ten minutes; older ones stay', async () => {
  const chat = await writing();
  await chat.picture(OFFICER, 'old', chat.time.now);
  chat.pass(10 * MINUTE + 1);
  await chat.picture(OFFICER, 'late', chat.time.now - 10 * MINUTE);
  await chat.picture(OFFICER, 'near', chat.time.now);
  expect(await mark(chat)).toBe(2);
  expect(chat.only().content.pictures.map(({ messageId }) => messageId)).toEqual(['old']);
  expect(forgotten(chat).sort()).toEqual([sha('late'), sha('near')]);
});

test('without a draft, those that wait for one', async () => {
  const chat = createChat();
  await chat.picture(OFFICER, 'loose');
  expect(await mark(chat)).toBe(1);
  expect(forgotten(chat)).toEqual([sha('loose')]);
  await chat.say(OFFICER, `投稿\n${lines()}`);
  expect(chat.only().content.pictures).toEqual([]);
});

test('those that come in the ten minutes after are not taken, and the sender reads why; later ones are', async () => {
  const chat = await writing();
  await mark(chat);
  const answer = await chat.picture(OFFICER, 'after', chat.time.now + 10 * MINUTE);
  expect(answer.text).toMatch(/与一条带密级标志的消息前后相连.*没有保存/);
  expect((await chat.noPicture(OFFICER, '没有取到')).text).toMatch(/前后相连/);
  chat.pass(10 * MINUTE + 1);
  expect((await chat.picture(OFFICER, 'clean', chat.time.now)).text).toContain('收到图片');
  expect(chat.only().content.pictures.map(({ messageId }) => messageId)).toEqual(['clean']);
});

test('what was handed in stays when it was returned; what was added since goes', async () => {
  const chat = await writing(lines({ 图片: '1张（海报，自绘，公司自有，无人物）' }));
  await chat.picture(OFFICER, 'handed');
  await chat.say(OFFICER, '提交');
  await chat.tap('mengchuqing', 'review', 'return');
  await chat.say('mengchuqing', '图不清楚');
  expect(chat.only().status).toBe('RETURNED');
  await chat.picture(OFFICER, 'added');
  expect(await mark(chat)).toBe(1);
  expect(chat.only().content.pictures.map(({ messageId }) => messageId)).toEqual(['handed']);
});

test('another person’s pictures are nobody’s business', async () => {
  const chat = await writing();
  await chat.picture(OFFICER, 'his');
  expect(await mark(chat, 'anruoxi')).toBe(0);
  expect(chat.only().content.pictures).toHaveLength(1);
  expect(forgotten(chat)).toEqual([]);
});

test('bytes of pictures that were cleared or given up just before are forgotten too', async () => {
  const chat = await writing();
  await chat.picture(OFFICER, 'cleared');
  await chat.say(OFFICER, '图片：重发');
  await chat.picture(OFFICER, 'discarded');
  await chat.say(OFFICER, '放弃');
  expect(await mark(chat)).toBe(0);
  expect(forgotten(chat).sort()).toEqual([sha('cleared'), sha('discarded')]);
});

test('new pictures of an edit go, whether they are still awaited or on its card', async () => {
  const chat = await writing();
  await chat.say(OFFICER, '提交');
  await chat.tap('mengchuqing', 'review', 'approve');
  await chat.say('anruoxi', '改 1 图片：重发');
  await chat.picture('anruoxi', 'e1');
  expect(await mark(chat, 'anruoxi')).toBe(1);
  chat.pass(20 * MINUTE);
  await chat.picture('anruoxi', 'e2', chat.time.now);
  await chat.say('anruoxi', '完成：海报，自绘，公司自有，无人物');
  const card = chat.cardRow('U-102', 'edit');
  expect(await mark(chat, 'anruoxi')).toBe(1);
  expect(chat.rows().cards.get(card.taskId)!.status).toBe('closed');
  expect(forgotten(chat)).toEqual([sha('e1'), sha('e2')]);
  expect(chat.only().versions).toHaveLength(1);
});
