/** What a newcomer does: `npm start` with no configuration, then everything by clicking, in a real browser. */
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { shanghaiYear } from '../../src/domain/time/shanghai';
import { describeInBrowser } from '../helpers/chromium';
import { freePort } from '../helpers/ports';
import { runToEnd, startProcess, stopProcess } from '../helpers/processes';

const SHOTS = process.env.SHOTS;

describeInBrowser('the sandbox in a browser', (launch) => {
  let dir: string;
  let port: number;
  let child: ChildProcess;
  let browser: Browser;

  beforeAll(async () => {
    dir = await mkdtemp(path.join(tmpdir(), 'qianfa-browser-'));
    port = await freePort();
    child = await start();
    browser = await launch();
  });

  afterAll(async () => {
    await browser?.close();
    await stopProcess(child);
    await rm(dir, { recursive: true, force: true });
  });

  const start = () => startProcess(['start'], '"msg":"ready"', { cwd: dir, env: { PORT: String(port) } });

  const phone = (page: Page, userid: string) => page.getByTestId(`phone-${userid}`);
  const tapIn = (page: Page, userid: string, text: string) =>
    phone(page, userid).getByRole('button', { name: text, exact: true }).last().click({ timeout: 60_000 });

  async function shot(page: Page, name: string): Promise<void> {
    if (SHOTS) await page.screenshot({ path: path.join(SHOTS, `${name}.png`) });
  }

  test('an officer submits a sample with a picture, four people tap, time moves, both timelines show the post once', async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(`http://127.0.0.1:${port}/sandbox`);

    await page.getByTestId('samples-yinxiaochuan').click();
    await page.getByTestId('sample-S01').click();
    await page.getByTestId('send-yinxiaochuan').click();
    await phone(page, 'yinxiaochuan')
      .getByRole('button', { name: '提交审批', exact: true })
      .last()
      .click({ timeout: 60_000 });
    await phone(page, 'yinxiaochuan').getByText('已提交').first().waitFor();
    await shot(page, 'submitted');

    await tapIn(page, 'mengchuqing', '同意');
    await tapIn(page, 'anruoxi', '同意');
    await tapIn(page, 'yanshoumo', '无涉密');
    await shot(page, 'before-signoff');
    await tapIn(page, 'wenqingyuan', '签发');
    await phone(page, 'yinxiaochuan').getByText('已签发').first().waitFor();

    for (const published of ['已发布 微博', '已发布 微信']) {
      // other things are due before it: the directory's nightly reading, the week's reminders
      const told = phone(page, 'yinxiaochuan').getByText(published).first();
      for (let steps = 0; steps < 80 && !(await told.isVisible()); steps += 1) {
        await page.getByTestId('clock-next').click();
        await page.waitForTimeout(300);
      }
      await told.waitFor({ timeout: 60_000 });
    }
    await page.locator('[data-testid^="weibo-"]').first().waitFor();
    await page.locator('[data-testid^="wechat-"]').first().waitFor();
    await shot(page, 'published');
    expect(await page.locator('[data-testid^="weibo-"]').count()).toBe(1);
    expect(await page.locator('[data-testid^="wechat-"]').count()).toBe(1);
    expect(problems).toEqual([]);
    await page.close();
  });

  test('the page behind 看全文 opens for a member of the company who signs in', async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const state = (await (await fetch(`http://127.0.0.1:${port}/sandbox/api/state?since=-1`)).json()) as {
      platformUrl?: string;
    };
    expect(state).toBeDefined();
    await page.goto(`http://127.0.0.1:${port}/s/${shanghaiYear(Date.now())}-0001`);
    // nobody is signed in at the messenger: its page lets one choose who to be
    await page.getByText('闻清远').first().click();
    // nobody of the organisation in WeCom: the page leads to the messenger where he is
    await page.getByText('用钉钉登录').click();
    await page.getByText('闻清远').first().click();
    await page.waitForURL(/\/s\/\d{4}-0001/);
    await page.getByText('世界卫生日').first().waitFor();
    await shot(page, 'page-390');
    await context.close();
  });

  test('it stops cleanly, verify passes, and starting again continues where it stopped', async () => {
    expect(await stopProcess(child)).toBe(0);
    const verify = await runToEnd(['qianfa', 'verify'], dir);
    expect([verify.status, verify.output.trim().split('\n').at(-1)]).toEqual([0, 'ok: 1 records']);
    child = await start();
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/sandbox`);
    await page.locator('[data-testid^="weibo-"]').first().waitFor();
    expect(await page.locator('[data-testid^="weibo-"]').count()).toBe(1);
    await page.close();
  });
});
