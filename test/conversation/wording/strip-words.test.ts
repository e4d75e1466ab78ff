/** The strips on the cards of 核稿, 保密审核 and 签发, within what a card can show. */
import { describeCard } from '../../../src/messengers/wecom/card';
import { createChat, lines, OFFICER, sign, type Chat } from '../fake-desk';

const BODY = '4月7日，王主任介绍：46名员工完成体检，合同金额50万元。详见 https://v.example.cn/a 。';
const HOLDERS = ['U-201', 'U-102', 'U-601', 'U-701'];

async function cardAt(stage: number, body = BODY): Promise<{ chat: Chat; card: ReturnType<typeof describeCard> }> {
  const chat = createChat();
  await chat.say(OFFICER, `投稿\n${lines({ 标题: '体检周', 正文: body })}`);
  await chat.say(OFFICER, '提交');
  await sign(chat, stage);
  return { chat, card: describeCard(chat.built(chat.cardRow(HOLDERS[stage]!, 'review'))!, 'send') };
}

test('核稿 has digits, names, dates and links to tick, above the text', async () => {
  const { quote_area: quote } = (await cardAt(1)).card;
  expect(quote?.title).toBe('逐项核对，下接正文');
  expect(quote?.quote_text).toMatch(/^□链接 .*\n□日期 4月7日\n□人名 王主任\n□数字 46名、50万元\n4月7日，王主任介绍/);
});

test('保密审核 is told who, how much, where and which contract; or that there is none of it', async () => {
  const { quote_area: quote } = (await cardAt(2)).card;
  expect(quote?.quote_text).toMatch(/^合同 合同\n金额 50万元\n人名 王主任\n4月7日，/);
  const plain = (await cardAt(2, '少吃盐，多走路。')).card;
  expect(plain.quote_area?.quote_text).toMatch(/^无合同、无金额、无人名、无地点\n少吃盐/);
});

test('签发 reads one line', async () => {
  expect((await cardAt(3)).card.sub_title_text).toContain('金额 1 处、人名 1 处、提示 2。');
  expect((await cardAt(3, '少吃盐，多走路。')).card.sub_title_text).toContain('无金额、无人名、提示 1。');
});

test('the department head has the text alone', async () => {
  expect((await cardAt(0)).card.quote_area).toMatchObject({ title: '正文', quote_text: BODY });
});

test('a post full of them keeps within the card, says how many there are, and still begins the text', async () => {
  const body = Array.from({ length: 60 }, (_, index) => `${index + 3}月${index + 2}日第${index * 7}人王主任`).join(
    '，',
  );
  const { quote_area: quote } = (await cardAt(1, body)).card;
  expect(Array.from(quote!.quote_text).length).toBeLessThanOrEqual(200);
  expect(quote!.quote_text).toMatch(/□日期 .* 等\d+处\n/);
  expect(quote!.quote_text).toMatch(/\n3月2日/);
});
