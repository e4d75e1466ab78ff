/** 发布前检查: what the office sees and says when a word was listed after 签发 (`domain.md` §2.2). */
import type { World } from '../../../src/application/world';
import type { ListEntry } from '../../../src/domain/lists/entry';
import { describeCard } from '../../../src/messengers/wecom/card';
import { createChat, lines, OFFICER, sign, type Chat } from '../fake-desk';
import { buildWorld } from '../world';

const PLANNED = Date.parse('2026-04-07T08:00:00+08:00');
const CONTACT = 'anruoxi';

const word = (kind: ListEntry['kind'], effect: ListEntry['effect']): ListEntry => ({
  pattern: '护眼三招',
  kind,
  effect,
  citation: '《公司词表》',
  note: '',
  owner: '公司办公室',
  validFrom: PLANNED - 1,
  validTo: null,
});

async function keptBy(entry: ListEntry): Promise<Chat> {
  const base = buildWorld();
  const world: World = { ...base, lists: { version: '词表 2', entries: [...base.lists.entries, entry] } };
  const chat = createChat(world);
  await chat.say(OFFICER, `投稿\n${lines({ 标题: '爱眼日', 正文: '护眼三招，人人可学。' })}`);
  await chat.say(OFFICER, '提交');
  await sign(chat, 4);
  chat.time.now = PLANNED;
  await chat.dispatch(chat.only().id, { type: 'ReachPlannedTime', plannedAt: PLANNED });
  return chat;
}

const cardOf = (chat: Chat) => describeCard(chat.built(chat.cardRow('U-102', 'overdue'))!, 'send');
const buttons = (chat: Chat) => cardOf(chat).button_list?.map(({ text }) => text);

describe('something to be confirmed', () => {
  const kept = () => keptBy(word('DEMEANING', 'CONFIRM'));

  test('comes as a card with 确认并发, 退回 and 作废, and says which words', async () => {
    const chat = await kept();
    expect(buttons(chat)).toEqual(['确认并发', '退回', '作废', '看全文']);
    expect(cardOf(chat).main_title.title).toBe('发出前请确认《爱眼日》');
    expect(cardOf(chat).horizontal_content_list?.[0]).toMatchObject({ keyname: 'C-19', value: '护眼三招' });
    expect(await chat.say(CONTACT, '待办')).toContain('回复“确认并发 2026-0001 理由”');
    expect(await chat.say(OFFICER, '进度 1')).toContain('发布前检查有提示要确认（提示 C-19）');
  });

  test('确认并发 asks for the reason, and the post goes out with it on record', async () => {
    const chat = await kept();
    await chat.tap(CONTACT, 'overdue', 'confirm');
    expect(chat.told('U-102').at(-1)).toContain('请直接回复理由');
    expect(chat.only().status).toBe('RESCHEDULE_NEEDED');
    expect(await chat.say(CONTACT, '是护眼动作，没有歧视')).toContain('现在开始发布');
    expect(chat.only().status).toBe('PUBLISHING');
    expect(await chat.say(OFFICER, '为什么 1')).toContain('答复：安若溪 4/7 08:00 是护眼动作，没有歧视');
  });

  test('by word, with the reason at once; 取消 leaves everything as it is', async () => {
    const chat = await kept();
    expect(await chat.say(CONTACT, '立即发 1')).toContain('公司办公室回复“确认并发 编号 理由”');
    expect(await chat.say(CONTACT, '确认并发 1')).toContain('请直接回复理由');
    expect(await chat.say(CONTACT, '算了')).toBe('好，没有任何改变。');
    expect(await chat.say(OFFICER, '确认并发 1 我说可以')).toMatch(/^没有权限|公司办公室/);
    expect(await chat.say(CONTACT, '确认并发 1 已核实')).toContain('现在开始发布');
  });

  test('退回 asks for its reason and gives it back to whoever wrote it', async () => {
    const chat = await kept();
    await chat.tap(CONTACT, 'overdue', 'back');
    expect(await chat.say(CONTACT, '换个说法')).toContain('已退回');
    expect(chat.only().status).toBe('RETURNED');
    expect(chat.told('U-202').at(-1)).toContain('换个说法');
    // the card is over
    await chat.tapRow(
      CONTACT,
      [...chat.rows().cards.values()].findLast((row) => row.purpose === 'overdue')!,
      'confirm',
    );
    expect(chat.only().status).toBe('RETURNED');
  });
});

test('a word that blocks: 退回 is among the ways, 确认并发 is not', async () => {
  const chat = await keptBy(word('OBSCENE', 'BLOCK'));
  expect(buttons(chat)).toEqual(['改期', '退回', '作废', '看全文']);
  expect(await chat.say(CONTACT, '确认并发 1 没事')).toContain('须改');
  await chat.tap(CONTACT, 'overdue', 'back');
  expect(await chat.say(CONTACT, '请改掉')).toContain('已退回');
});
