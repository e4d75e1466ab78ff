import { Browser, NOON, decision, formOf, openHouse, type House } from './house';
import { DAY } from '../../src/domain/time/shanghai';

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

describe('the page', () => {
  test('sends a stranger to sign in and back, whether the submission exists or not', async () => {
    await house.submitted();
    const browser = new Browser(house);
    for (const no of ['2026-0001', '2026-0999']) {
      const page = await browser.get(`/s/${no}`);
      expect([page.status, page.location]).toEqual([302, `/auth/wecom?next=%2Fs%2F${no}`]);
    }
  });

  test('is refused without content to those who may not read it', async () => {
    await house.submitted({ title: '爱牙日', body: '刷牙两分钟' });
    for (const userId of ['u-other', 'u-deputy']) {
      const page = await (await as(userId)).get('/s/2026-0001');
      expect(page.status).toBe(403);
      expect(page.text).not.toMatch(/爱牙日|刷牙/);
    }
    expect((await (await as('u-other')).get('/s/2026-0999')).status).toBe(404);
  });

  test('opens for a delegate while the delegation is in force', async () => {
    await house.submitted();
    house.clock.at = NOON + 10 * DAY;
    expect((await (await as('u-deputy')).get('/s/2026-0001')).status).toBe(200);
    house.clock.at = NOON + 12 * DAY;
    expect((await (await as('u-deputy')).get('/s/2026-0001')).status).toBe(403);
  });

  test('shows number, class, lead time, channels, findings and signatures', async () => {
    const { id } = await house.submitted({
      title: '爱牙日',
      plannedAt: Date.parse('2026-04-01T08:00:00+08:00'),
      reason: '活动提前',
    });
    await house.sign(id);
    const { text, headers } = await (await as('u-sub')).get('/s/2026-0001');
    for (const words of [
      '宣审〔2026〕0001号',
      '待核稿',
      '常规',
      '逾期',
      '活动提前',
      '@云雀谷健康',
      '阅读原文',
      '验真码',
    ])
      expect(text).toContain(words);
    expect(text).toMatch(/F-04 · 《管理办法》第十二条/);
    expect(text).toMatch(/<strong>孟初晴<\/strong>\s*　?同意/);
    expect(text).toContain('2026-03-27 12:00');
    expect(text).toContain('等待 安若溪');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('referrer-policy')).toBe('same-origin');
  });

  test('folds a long Weibo text behind 全文 and keeps line breaks', async () => {
    const weiboText = `${'健'.repeat(150)}\n第二段`;
    await house.submitted({ weiboText });
    const { text } = await (await as('u-head')).get('/s/2026-0001');
    const closed = /<span class="fold-closed">([^<]*)</.exec(text)![1]!;
    expect(closed).toBe(`${'健'.repeat(140)}…`);
    expect(text).toContain(`${'健'.repeat(150)}\n第二段`);
  });

  test('escapes what people wrote, and links only web addresses', async () => {
    const body = '<script>alert(1)</script> javascript:alert(2) 见 https://v.jkdyx.example/a?b=1&c=2 。';
    await house.submitted({ title: '<img src=x onerror=alert(3)>', body });
    const { text } = await (await as('u-head')).get('/s/2026-0001');
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('<img src=x');
    expect(text).not.toMatch(/href="javascript/);
    expect(text).toContain('href="https://v.jkdyx.example/a?b=1&amp;c=2"');
  });

  test('offers the decision to whoever must decide now, with the buttons of the card and the statement', async () => {
    const { id } = await house.submitted();
    const buttons = async (userId: string) => {
      const { text } = await (await as(userId)).get('/s/2026-0001');
      return [...text.matchAll(/<button type="submit" name="choice" value="(\w+)"[^>]*>([^<]+)/g)].map((m) => m[2]);
    };
    expect(await buttons('u-head')).toEqual(['同意', '退回']);
    expect(await buttons('u-office')).toEqual([]);
    expect(await buttons('u-sub')).toEqual([]);
    await house.sign(id);
    expect(await buttons('u-head')).toEqual([]);
    expect(await buttons('u-office')).toEqual(['同意', '退回', '不予发布']);
    await house.sign(id);
    const { text } = await (await as('u-secrecy')).get('/s/2026-0001');
    expect(text).toContain('本稿不涉及国家秘密和公司商业秘密。');
    expect(await buttons('u-secrecy')).toEqual(['无涉密', '需删减', '不宜公开']);
    await house.sign(id);
    expect(await buttons('u-exec')).toEqual(['签发', '修改后签发', '退回']);
  });

  test('tells why a submission came back', async () => {
    const { id } = await house.submitted();
    await house.dispatch(id, decision(await house.reload(id), 'U-HEAD', 'return', '数据没有出处'));
    const { text } = await (await as('u-sub')).get('/s/2026-0001');
    expect(text).toContain('已退回');
    expect(text).toContain('数据没有出处');
  });

  test('never changes anything by being read', async () => {
    const { id, revision } = await house.submitted();
    const browser = await as('u-head');
    const before = await house.store.read.counts();
    for (const path of ['/s/2026-0001', '/s/2026-0001/changed?since=0', '/s/2026-0001/decisions?choice=approve'])
      await browser.get(path);
    expect((await house.reload(id)).revision).toBe(revision);
    expect(await house.store.read.counts()).toEqual(before);
    expect((await browser.get('/s/2026-0001/decisions')).status).toBe(405);
  });
});

describe('the watch', () => {
  test('is silent while nothing changed, and says so when something did', async () => {
    const { id, revision } = await house.submitted();
    const browser = await as('u-sub');
    const since = `/s/2026-0001/changed?since=${revision}`;
    expect((await browser.get('/s/2026-0001')).text).toContain(`hx-get="${since}"`);
    expect((await browser.get(since)).status).toBe(204);
    await house.sign(id);
    expect((await browser.get(since)).text).toContain('新的进展');
    expect((await new Browser(house).get(since)).status).toBe(401);
  });
});

describe('pictures', () => {
  test('are given to readers only, as what they are', async () => {
    const picture = await house.picture('teal');
    const other = await house.picture('gold');
    await house.submitted({ pictures: [picture] });
    const path = `/s/2026-0001/pictures/${picture.sha256}`;
    const seen = await (await as('u-head')).get(path);
    expect(seen.status).toBe(200);
    expect(seen.headers.get('content-type')).toBe('image/png');
    expect(seen.headers.get('x-content-type-options')).toBe('nosniff');
    expect(seen.headers.get('cache-control')).toContain('private');
    expect((await (await as('u-other')).get(path)).status).toBe(403);
    expect((await new Browser(house).get(path)).status).toBe(401);
    expect((await (await as('u-head')).get(`/s/2026-0001/pictures/${other.sha256}`)).status).toBe(404);
  });
});

describe('the two files of a page', () => {
  test('come from here and may be kept as long as their address says', async () => {
    await house.submitted();
    const { text } = await (await as('u-head')).get('/s/2026-0001');
    for (const address of [/href="(\/assets\/app\.css\?v=\w+)"/, /src="(\/assets\/htmx\.js\?v=\w+)"/]) {
      const response = await fetch(house.url + address.exec(text)![1]!);
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toContain('immutable');
    }
    expect((await fetch(`${house.url}/assets/app.css`)).headers.get('cache-control')).toBe('no-cache');
    for (const name of ['constructor', '..%2fserver.ts', 'app.tsx'])
      expect((await fetch(`${house.url}/assets/${name}`)).status).toBe(404);
  });
});

test('a form of the page carries what its reader was shown', async () => {
  const { versions } = await house.submitted();
  const form = formOf(await (await as('u-head')).get('/s/2026-0001'));
  expect(form).toMatchObject({ reviewNo: '1', stage: 'DEPT_REVIEW', digest: versions[0]!.digest });
  expect(form['csrf']).toMatch(/^[0-9a-f]{64}$/);
});
