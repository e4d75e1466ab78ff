import { Browser, decision, formOf, openHouse, type House } from './house';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

async function as(userId: string): Promise<Browser> {
  const browser = new Browser(house);
  await browser.signIn(userId);
  return browser;
}

const PATH = '/s/2026-0001';

async function edited(minor: boolean): Promise<string> {
  const { id } = await house.submitted({ title: '爱牙日', body: '每天刷牙，保护牙齿。' });
  await house.sign(id);
  const submission = await house.reload(id);
  const { seen, proof } = decision(submission, 'U-OFFICE', 'approve');
  const content = minor ? { body: '每天刷牙，爱护牙齿。' } : { body: '每天刷牙两次，保护牙齿。' };
  const change = { patch: { content }, pictures: null, minor };
  const verdict = await house.dispatch(id, { type: 'EditAtReview', by: 'U-OFFICE', seen, change, proof });
  expect(verdict.ok).toBe(true);
  return id;
}

test('each version shows what it changed; whoever must sign again sees what changed since they signed', async () => {
  await edited(false);
  const { text } = await (await as('u-head')).get(PATH);
  expect(text).toContain('您签过第 1 版以后的改动');
  expect(text.match(/＋正文：[^<]*刷牙两次[^<]*【数字】/g)).toHaveLength(2);
  expect(text).toContain('改稿');
  expect((await (await as('u-sub')).get(PATH)).text).not.toContain('您签过第');
});

test('a small change leaves the head’s signature as it was', async () => {
  await edited(true);
  const { text } = await (await as('u-head')).get(PATH);
  expect(text).toContain('文字小改');
  expect(text).not.toContain('已失效');
  expect(text).not.toContain('您签过第');
});

test('修改后签发 on the page leads to the chat, and signs nothing', async () => {
  const { id } = await house.submitted();
  for (let stage = 1; stage <= 3; stage += 1) await house.sign(id);
  const executive = await as('u-exec');
  const form = formOf(await executive.get(PATH));
  await executive.post(`${PATH}/decisions`, { ...form, choice: 'edit' });
  expect((await executive.get(PATH)).text).toMatch(/class="flash refused"[^>]*>[^<]*请在聊天里办。回复“改 2026-0001/);
  expect((await house.reload(id)).reviews.at(-1)!.signatures).toHaveLength(3);
});
