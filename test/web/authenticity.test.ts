import { PLANNED, openHouse, type House } from './house';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

async function scheduled() {
  const submission = await house.submitted({ title: '爱牙日<b>' });
  for (let stage = 0; stage < 4; stage += 1) await house.sign(submission.id);
  return { id: submission.id, code: submission.versions[0]!.code };
}

const page = async (code: string) => {
  const response = await fetch(`${house.url}/p/${code}`);
  return { status: response.status, text: await response.text(), robots: response.headers.get('x-robots-tag') };
};

test('a published post is shown with account, time and link, to everybody', async () => {
  const { id, code } = await scheduled();
  house.clock.at = PLANNED;
  await house.dispatch(id, { type: 'ReachPlannedTime', plannedAt: PLANNED });
  const url = 'https://weibo.com/1/Pabc';
  const outcome = { status: 'PUBLISHED', platformId: '5', url, publishedAt: PLANNED, proof: {} } as const;
  await house.dispatch(id, { type: 'SettlePublication', accountId: 'weibo-main', outcome });
  const { status, text, robots } = await page(code.toUpperCase());
  expect(status).toBe(200);
  expect(text).toContain('爱牙日&lt;b>');
  expect(text).toContain('@云雀谷健康');
  expect(text).toContain('2026-04-07 08:00');
  expect(text).toContain(`href="${url}"`);
  expect(text).toContain('云雀谷大健康服务有限公司');
  // the other account has not published it yet
  expect(text).not.toContain('微信公众号');
  expect(robots).toContain('noindex');
});

test('what is not published yet looks like what does not exist', async () => {
  const { code } = await scheduled();
  const [signed, unknown, nonsense] = [await page(code), await page('zzzzzzzzzz'), await page('%27%20OR%201')];
  expect(signed.status).toBe(404);
  expect(signed.text).toBe(unknown.text);
  expect(nonsense).toEqual(unknown);
  expect(signed.text).not.toContain('爱牙日');
});
