/** What each stage looks for in a post, on its page. */
import { Browser, openHouse, type House } from './house';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const BODY =
  '4月7日，王主任在望湖社区服务中心介绍：46名员工完成体检，与某公司签订的合同金额为50万元。详见 https://v.example.cn/a 。';

async function at(stage: number, userId: string): Promise<string> {
  const { id } = await house.submitted({ title: '体检<b>周</b>', body: BODY });
  for (let signed = 0; signed < stage; signed += 1) await house.sign(id);
  const browser = new Browser(house);
  await browser.signIn(userId);
  return (await browser.get('/s/2026-0001')).text;
}

test('核稿 ticks off every digit, name, date and link', async () => {
  const text = await at(1, 'u-office');
  expect(text).toContain('逐项核对');
  for (const item of ['4月7日', '王主任', '46名', '50万元', 'https://v.example.cn/a'])
    expect(text).toContain(`<input type="checkbox" autocomplete="off"/><span>${item}</span>`);
  expect(text).not.toContain('<mark');
});

test('the secrecy review has people, sums, places and contracts marked where they stand', async () => {
  const text = await at(2, 'u-secrecy');
  expect(text).toContain('请留意');
  for (const [kind, words] of [
    ['names', '王主任'],
    ['amounts', '50万元'],
    ['contracts', '合同'],
    ['places', '望湖社区服务中心'],
  ])
    expect(text).toContain(`<mark class="mark-${kind}">${words}</mark>`);
  // what is marked is still text, and links are still links
  expect(text).toContain('体检&lt;b>周&lt;/b>');
  expect(text).toMatch(/<a href="https:\/\/v\.example\.cn\/a"/);
});

test('签发 reads one line', async () => {
  expect(await at(3, 'u-exec')).toMatch(/class="glance">金额 1 处、人名 1 处、提示 \d。</);
});

test('who has nothing to decide is shown none of it', async () => {
  for (const text of [await at(2, 'u-sub')]) expect(text).not.toMatch(/逐项核对|<mark|class="glance"/);
});
