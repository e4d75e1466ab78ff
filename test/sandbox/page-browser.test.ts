/** The page's own code in a real browser. Without Chromium on this machine these tests are counted as skipped. */
import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { buildPage, type TestPage } from './page-support';
import { buildCard, cardMessage, START, until, wecomClient } from './support';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = process.env['CHROMIUM'] ?? places.find((place) => existsSync(place));
const quiet = ['background-networking', 'component-update', 'sync', 'quic', 'gpu'].map((name) => `--disable-${name}`);
const describeInBrowser = executablePath ? describe : describe.skip;

describeInBrowser('in a browser', () => {
  let browser: Browser;
  let stand: TestPage;
  let page: Page;
  let moves: number[];
  let complaints: string[];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--no-first-run', ...quiet] });
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    moves = [];
    complaints = [];
    stand = await buildPage((stage) => ({
      movable: true,
      now: () => stage.clock.now,
      nextDueAt: () => Promise.resolve(START + 3_600_000),
      moveTo: (at) => {
        moves.push(at);
        stage.clock.now = at;
        return Promise.resolve();
      },
    }));
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
    await page.goto(`${stand.url}/sandbox`);
    await page.waitForSelector('body.ready');
  });
  afterEach(async () => {
    await page.context().close();
    await stand.close();
    expect(complaints).toEqual([]);
  });

  const phone = (userid: string) => page.getByTestId(`phone-${userid}`);
  const heard = () => stand.webhook.heard.map(({ message }) => message);

  test('the menu and the number on the tile are there once the product has made them', async () => {
    await expect(phone('mengchuqing').locator('.menu').isVisible()).resolves.toBe(false);
    const { platforms } = stand.stage;
    const client = await wecomClient(platforms);
    const make = `${platforms.url}/wecom/cgi-bin/menu/create?access_token=${client.token}&agentid=1000002`;
    const button = ['投稿', '待办', '我的稿件'].map((name, index) => ({ type: 'click', name, key: `k${index}` }));
    await fetch(make, { method: 'POST', body: JSON.stringify({ button }) });
    const items = (data: string) => ({ type: 'keydata', keydata: { items: [{ key: '待办', data }] } });
    await client.post('agent/set_workbench_template', items('0'));
    await client.post('agent/set_workbench_data', { userid: 'mengchuqing', ...items('3') });
    await page.getByTestId('menu-k1-mengchuqing').click();
    await until(() => heard().some((message) => message['Event'] === 'click' && message['EventKey'] === 'k1'));
    await until(async () => (await phone('mengchuqing').locator('.tile').textContent()) === '待办 3');
    expect(await phone('anruoxi').locator('.tile').textContent()).toBe('待办 0');
  });

  test('five phones in the order of the way; anybody else can be added and put away', async () => {
    const names = () => page.locator('.phone h2').allTextContents();
    expect(await names()).toEqual(['尹小川', '孟初晴', '安若溪', '严守默', '闻清远']);
    await page.getByLabel('再加一个人的手机').selectOption('luyouren');
    expect(await names()).toContain('路有仁');
    await page.reload();
    await page.waitForSelector('body.ready');
    expect(await names()).toContain('路有仁');
    await phone('luyouren').getByLabel('收起这部手机').click();
    expect(await names()).not.toContain('路有仁');
  });

  test('a sample is filled in, can be edited, and goes out with its picture', async () => {
    await page.getByTestId('samples-yinxiaochuan').click();
    await page.getByTestId('sample-S01').click();
    const input = page.getByTestId('input-yinxiaochuan');
    expect(await input.inputValue()).toContain('拟发：2026-04-02 08:00');
    await input.fill((await input.inputValue()).replace('四个健康小习惯', '五个健康小习惯'));
    await page.getByTestId('send-yinxiaochuan').click();
    await until(() => heard().length === 2);
    expect(heard()[0]?.['Content']).toContain('五个健康小习惯');
    expect(heard()[1]?.['MsgType']).toBe('image');
    await phone('yinxiaochuan').locator('.entry:not(.pending) .picture img').waitFor();
    expect(await input.inputValue()).toBe('');
  });

  test('a card shows what waits, and a tap sends what was chosen', async () => {
    const client = await wecomClient(stand.stage.platforms);
    const button_selection = {
      question_key: 'reason',
      title: '退回理由',
      option_list: [
        { id: 'r0', text: '请选择' },
        { id: 'r1', text: '来源不清' },
      ],
    };
    const { response_code } = await client.send('mengchuqing', cardMessage(buildCard('t1', { button_selection })));
    const card = phone('mengchuqing').locator('.card.live');
    await page.locator('[data-testid=tab-mengchuqing] .badge').getByText('1').waitFor();
    await card.getByLabel('退回理由').selectOption('r1');
    await card.getByRole('button', { name: '退回' }).click();
    await until(() => heard().length === 1);
    expect(heard()[0]).toMatchObject({
      EventKey: 'return',
      SelectedItems: { SelectedItem: { OptionIds: { OptionId: 'r1' } } },
    });
    expect(await page.locator('[data-testid=tab-mengchuqing] .badge').isHidden()).toBe(true);
    const button = { replace_name: '孟初晴 已退回' };
    await client.post('message/update_template_card', { response_code, userids: ['mengchuqing'], button });
    await phone('mengchuqing').locator('.replaced').getByText('孟初晴 已退回').waitFor();
    expect(await phone('mengchuqing').getByRole('button', { name: '同意' }).count()).toBe(0);
  });

  test('what a tap leads to is in sight, however far up the card was', async () => {
    const client = await wecomClient(stand.stage.platforms);
    const say = (content: string) => client.send('mengchuqing', { msgtype: 'text', text: { content } });
    await client.send('mengchuqing', cardMessage(buildCard('t3')));
    await say('一行\n'.repeat(60));
    const chat = phone('mengchuqing').locator('.chat');
    await chat.getByText('一行').waitFor();
    await phone('mengchuqing').getByRole('button', { name: '同意' }).click();
    await say('已同意');
    await chat.getByText('已同意').waitFor();
    const below = () => chat.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight);
    await until(async () => (await below()) < 2);
  });

  test('ticks of a vote are sent', async () => {
    const client = await wecomClient(stand.stage.platforms);
    const option_list = ['a', 'b', 'c'].map((id) => ({ id, text: `第${id}项`, is_checked: id === 'a' }));
    const card = {
      card_type: 'vote_interaction',
      main_title: { title: '渠道' },
      task_id: 't2',
      checkbox: { question_key: 'channels', option_list, mode: 1 },
      submit_button: { text: '确定', key: 'done' },
    };
    await client.send('yinxiaochuan', cardMessage(card));
    await phone('yinxiaochuan').getByLabel('第c项').check();
    await phone('yinxiaochuan').getByRole('button', { name: '确定' }).click();
    await until(() => heard().length === 1);
    expect(heard()[0]).toMatchObject({
      EventKey: 'done',
      SelectedItems: { SelectedItem: { OptionIds: { OptionId: ['a', 'c'] } } },
    });
  });

  test('foreign markup stays text; only http links become links', async () => {
    const client = await wecomClient(stand.stage.platforms);
    const content = [
      '<img src=x onerror="document.title=1"><b>粗</b>',
      '<a href="javascript:alert(1)">点我</a>',
      `<a href="${stand.url}/p/abc">验真</a>`,
    ].join('\n');
    await client.send('yinxiaochuan', { msgtype: 'text', text: { content } });
    const bubble = phone('yinxiaochuan').locator('.in .bubble');
    expect(await bubble.textContent()).toBe(content.replace(/<a href="http[^>]*>验真<\/a>/, '验真'));
    expect(await bubble.locator('a').allTextContents()).toEqual(['验真']);
    expect(await bubble.locator('img, b').count()).toBe(0);
  });

  test('a link of the product opens in the phone, signed in as its owner', async () => {
    const client = await wecomClient(stand.stage.platforms);
    const content = `看全文 ${stand.url}/s/2026-0001。公开页 ${stand.url}/p/abc，外站 https://elsewhere.example/x`;
    await client.send('mengchuqing', { msgtype: 'text', text: { content } });
    const links = phone('mengchuqing').locator('.bubble a');
    await links.nth(0).click();
    const next = encodeURIComponent(`${stand.url}/auth/wecom?next=${encodeURIComponent('/s/2026-0001')}`);
    const frame = phone('mengchuqing').locator('iframe');
    expect(await frame.getAttribute('src')).toBe(
      `${stand.stage.platforms.url}/wecom-login/as/mengchuqing?next=${next}`,
    );
    await page.getByTestId('sheet-close').click();
    await links.nth(1).click();
    expect(await frame.getAttribute('src')).toBe(`${stand.url}/p/abc`);
    await page.getByTestId('sheet-close').click();
    await links.nth(2).click();
    await page.getByText('沙盒不打开外面的链接').waitFor();
    expect(await frame.count()).toBe(0);
    // Nothing stands behind these addresses here; the browser says so.
    complaints = complaints.filter((text) => !/status of 40[04]/.test(text));
  });

  test("other people's posts: written, reposted with what they say, changed and deleted by hand", async () => {
    const { platforms } = stand.stage;
    const theirs = () => platforms.control.timelines().others;
    await page.getByTestId('elsewhere').click();
    await page.getByText('＋ 替别人发一条').click();
    const form = page.getByTestId('elsewhere-form-new');
    await form.getByLabel('微博内容').fill('今晚<b>有雨</b>。');
    await form.getByRole('button', { name: '发出' }).click();
    await until(() => theirs().length === 3);
    const { id, url } = theirs()[0]!;
    await page.getByTestId(`elsewhere-repost-${id}`).click();
    expect(await page.getByTestId('input-yinxiaochuan').inputValue()).toContain(`原文：${url}`);
    // the product reposts it
    const { accessToken } = platforms.credentials.weibo;
    const body = new URLSearchParams({ access_token: accessToken, id, status: '转给大家', rip: '203.0.113.5' });
    await fetch(`${platforms.url}/weibo/2/statuses/repost.json`, { method: 'POST', body });
    await page.getByTestId('elsewhere').click();
    const quoted = page.locator('.weibo .quoted');
    await until(async () => (await quoted.textContent()) === '@云雀反诈：今晚<b>有雨</b>。');
    // and its author changes and deletes it
    await page.getByTestId('elsewhere').click();
    await page.getByTestId(`elsewhere-change-${id}`).click();
    await page.getByTestId(`elsewhere-form-${id}`).getByLabel('微博内容').fill('今晚没有雨。');
    await page.getByRole('button', { name: '保存' }).click();
    await until(() => theirs()[0]!.text === '今晚没有雨。');
    await page.getByTestId(`elsewhere-remove-${id}`).click();
    await until(() => theirs().length === 2);
    await page.getByTestId('elsewhere').click();
    await until(async () => (await quoted.textContent()) === '抱歉，原微博已被作者删除。');
  });

  test('the clock moves, and a refusal is told', async () => {
    await page.getByTestId('clock-plus-7d').click();
    await page.getByText('2026年3月31日').waitFor();
    await page.getByTestId('clock-next').click();
    await until(() => moves.length === 2);
    await stand.webhook.close();
    await page.getByTestId('input-yinxiaochuan').fill('在吗');
    await page.getByTestId('input-yinxiaochuan').press('Enter');
    await page.getByText('签发没有应答').waitFor();
  });

  test('on a narrow screen one phone is shown, and the strip changes it', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const visible = () => page.locator('.phone:visible, .timeline:visible').count();
    expect(await visible()).toBe(1);
    await page.getByTestId('tab-wenqingyuan').click();
    expect(await phone('wenqingyuan').isVisible()).toBe(true);
    await page.getByTestId('tab-weibo').click();
    expect(await page.getByTestId('timeline-weibo').isVisible()).toBe(true);
    expect(await visible()).toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
