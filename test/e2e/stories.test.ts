/** A newcomer plays each story of 试一试 to its end, in a real browser, on a desk and on a telephone: only by what the page says. */
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { IN_DINGTALK } from '../../src/sandbox/company';
import { stories, type Story } from '../../src/sandbox/page/stories';
import { describeInBrowser } from '../helpers/chromium';
import { freshSqliteUrl } from '../helpers/databases';
import { startProduct, type Product } from '../helpers/product';
import { until } from '../sandbox/support';

const SHOTS = process.env.SHOTS;
const SCREENS = { desk: { width: 1440, height: 900 }, telephone: { width: 390, height: 844 } };
/** How often time goes on, and how much: people who read quickly, so that nobody waits long for the messenger's own pace. */
const TICK_MS = 200;
const TICK_OF_CLOCK_MS = 2_000;
/** Only for what never comes: on a machine with much to do a story takes long. */
const PATIENCE = { timeout: 60_000 };
const LONGEST_STORY_MS = 300_000;

describeInBrowser('试一试', (launch) => {
  let browser: Browser;
  let product: Product;
  let isOver: boolean;
  let ticking: Promise<void>;
  let context: BrowserContext;

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  beforeEach(async () => {
    product = await startProduct({ databaseUrl: await freshSqliteUrl(), page: true, inDingtalk: IN_DINGTALK });
    await until(() => product.control.dingtalk.stream.connected() > 0);
    isOver = false;
    ticking = tick();
  });
  afterEach(async () => {
    await context.close();
    isOver = true;
    await ticking;
    await product.stop();
  });

  /** As in the real sandbox, time goes on while people read, and what is due is done before it goes further. */
  async function tick(): Promise<void> {
    while (!isOver) {
      await pause(TICK_MS);
      product.clock.at += TICK_OF_CLOCK_MS;
      await product.settle();
    }
  }

  const phone = (page: Page, userid: string) => page.getByTestId(`phone-${userid}`);

  /** Do what the strip says, as its buttons offer it. */
  async function play(page: Page): Promise<void> {
    const strip = page.getByTestId('story');
    const { who, tap } = await strip.evaluate(({ dataset }) => ({ who: dataset.who, tap: dataset.tap }));
    await page.getByTestId('story-help').click();
    if (!who) return;
    await phone(page, who).waitFor(PATIENCE);
    if (tap) return phone(page, who).getByRole('button', { name: tap, exact: true }).last().click(PATIENCE);
    if (await page.getByTestId(`input-${who}`).inputValue()) await page.getByTestId(`send-${who}`).click(PATIENCE);
  }

  async function playToTheEnd(page: Page, { id, steps }: Story, screen: string): Promise<void> {
    await page.getByTestId('stories').click();
    await page.getByTestId(`story-${id}`).click();
    for (const step of steps.keys()) {
      await page.locator(`[data-testid=story][data-step="${step}"]`).waitFor(PATIENCE);
      if (SHOTS) await page.screenshot({ path: path.join(SHOTS, `story-${id}-${screen}-${step}.png`) });
      await play(page);
    }
    await page.locator('[data-testid=story][data-over="true"]').waitFor(PATIENCE);
    if (SHOTS) await page.screenshot({ path: path.join(SHOTS, `story-${id}-${screen}-end.png`) });
  }

  describe.each(Object.entries(SCREENS))('on a %s', (screen, viewport) => {
    test.each(stories().map((story) => [story.title, story] as const))(
      '%s',
      async (_title, story) => {
        context = await browser.newContext({ viewport });
        const page = await context.newPage();
        const problems: string[] = [];
        page.on('pageerror', (error) => problems.push(error.message));
        await page.goto(`${product.url}/sandbox`);
        await page.waitForSelector('body.ready');
        await playToTheEnd(page, story, screen);
        // nothing sticks out of the screen
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
        // and it is remembered as played
        await page.getByTestId('story-help').click();
        expect(await page.getByTestId(`story-${story.id}`).textContent()).toContain('✓');
        expect(problems).toEqual([]);
      },
      LONGEST_STORY_MS,
    );
  });
});
