/** 词表: what the office sees and signs off. */
import { hashOfList } from '../../../src/application/word-lists';
import { listCard } from '../../../src/conversation/cards/list';
import { createChat, OFFICER, type Chat } from '../fake-desk';

const HEAD = 'pattern,kind,effect,citation,note,owner,valid-from,valid-to';
const ONE = `${HEAD}\n云雀一号,CODE_NAME,CONFIRM,内部规定,,办公室,,\n`;
const TWO = `${HEAD}\n云雀二号,CODE_NAME,CONFIRM,内部规定,,办公室,,\n`;

const userId = ({ world }: Chat, id: string) => world.organization.people.find((one) => one.id === id)!.wecom!;

function bring(chat: Chat, csv: string, name = '代号', importedBy = 'root') {
  return chat.within(async (desk) => {
    const sha256 = hashOfList(csv);
    await desk.tx.putWordList(sha256, csv);
    const list = { name, sha256, rows: 1, importedBy, from: null };
    return desk.enter('lists', { type: 'ImportList', by: null, list });
  });
}

describe('词表', () => {
  it('is signed off on a card by the office, and says what counts', async () => {
    const chat = createChat();
    const { contacts, head } = chat.world.organization.office;
    const contact = userId(chat, contacts[0]!);
    await bring(chat, ONE);
    expect(chat.cardRow(head, 'wordList')).toBeDefined();
    expect(await chat.say(contact, '词表')).toMatch(/“代号”第 1 版（1 条） · 等公司办公室同意/);
    const answer = await chat.tapRow(contact, chat.cardRow(contacts[0]!, 'wordList'), 'agree');
    expect(answer.card?.closed).toBe('已同意生效');
    expect(await chat.say(contact, '词表')).toMatch(/代号 1”检查。\n“代号”第 1 版（1 条） · 生效中 · .+ 同意/);
    await bring(chat, TWO);
    expect(await chat.say(contact, '词表 代号')).toBe(
      '“代号”第 2 版（1 条），比第 1 版：\n＋云雀二号（CODE_NAME，办公室）\n－云雀一号（CODE_NAME，办公室）',
    );
    await chat.tapRow(contact, chat.cardRow(contacts[0]!, 'wordList'), 'refuse');
    expect(await chat.say(contact, '词表')).toMatch(/第 1 版（1 条） · 生效中/);
  });

  it('is nobody else’s business', async () => {
    const chat = createChat();
    await bring(chat, ONE);
    expect(await chat.say(OFFICER, '词表')).toMatch(/^没有权限/);
  });

  it('is not signed off by whoever brought it, who may only drop it', async () => {
    const chat = createChat();
    const { contacts, head } = chat.world.organization.office;
    const contact = userId(chat, contacts[0]!);
    await bring(chat, ONE, '代号', contacts[0]);
    const own = chat.cardRow(contacts[0]!, 'wordList');
    expect(listCard.build(own, chat.world, chat.time.now)?.body).toContain('须由公司办公室另一位同意');
    await chat.tapRow(contact, own, 'agree');
    expect(chat.told(contacts[0]!).at(-1)).toContain('是您导入的，请公司办公室另一位审定');
    expect(await chat.say(contact, '词表')).toMatch(/等公司办公室同意/);
    await chat.tapRow(userId(chat, head), chat.cardRow(head, 'wordList'), 'agree');
    expect(await chat.say(contact, '词表')).toMatch(/生效中/);
  });

  it('is signed off by the only person there is, and the card says so', async () => {
    const { organization } = createChat().world;
    const office = { ...organization.office, contacts: [organization.office.head] };
    const chat = createChat({ organization: { ...organization, office } });
    await bring(chat, ONE, '代号', office.head);
    const card = chat.cardRow(office.head, 'wordList');
    expect(listCard.build(card, chat.world, chat.time.now)?.body).toContain('导入和审定为同一人将记录在案');
    const answer = await chat.tapRow(userId(chat, office.head), card, 'agree');
    expect(answer.card?.closed).toBe('已同意生效');
  });
});
