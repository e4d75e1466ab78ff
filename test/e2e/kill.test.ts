/** kill -9 at random moments of the whole flow: finished correctly after every restart, one post per account, nothing lost. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { verifyAll } from '../../src/application/verify';
import { openStore } from '../../src/persistence/store';
import { sandboxConfiguration } from '../../src/sandbox/company';
import { startPlatforms, type Platforms } from '../../src/sandbox/platforms';
import { forEachDatabase } from '../helpers/databases';
import { Mortal } from '../helpers/mortal';
import { freePort } from '../helpers/ports';
import { randomFrom } from '../helpers/random';
import { sample } from '../helpers/samples';
import { untilSo } from '../helpers/until-so';

const KILLS = 20;
const START = Date.parse('2026-03-27T10:00:00+08:00');
const OFFICERS = ['yinxiaochuan', 'lankeke', 'xiangxiaobei'];
const SIGNERS: Record<string, string[]> = {
  mengchuqing: ['同意'],
  huoyuanzhi: ['同意'],
  jishutong: ['同意'],
  anruoxi: ['同意'],
  yanshoumo: ['无涉密'],
  wenqingyuan: ['签发'],
};

/** People who try again until they see that it worked, as people do. */
async function everyoneActs(platforms: Platforms): Promise<void> {
  const { control } = platforms;
  for (const [userid, buttons] of Object.entries(SIGNERS)) {
    for (const { id, card } of control.phones()[userid]!.filter((message) => message.kind === 'card' && message.live)) {
      const list = (card as { button_list?: { text: string; key?: string }[] }).button_list ?? [];
      const button = list.find(({ text }) => buttons.includes(text));
      if (button?.key) await control.tap(userid, id, button.key);
    }
  }
}

function postOf(officer: string): string {
  const { chatText } = sample('S01');
  return chatText
    .replace(/标题：.*/, `标题：四个健康小习惯 ${officer}`)
    .replace('2026-04-07 08:00', '2026-04-07 08:00');
}

forEachDatabase((name, _open, url) => {
  test(`twenty kills on ${name}`, async () => {
    const dir = await mkdtemp(path.join(tmpdir(), 'qianfa-kill-'));
    const random = randomFrom(`kill ${name}`);
    let offset = START - Date.now();
    const port = await freePort();
    const productUrl = `http://127.0.0.1:${port}`;
    const platforms = await startPlatforms({
      dir: path.join(dir, 'sandbox'),
      now: () => Date.now() + offset,
      limits: 'off',
      callbackUrls: { wecom: `${productUrl}/webhooks/wecom`, wechat: `${productUrl}/webhooks/wechat/A-WX` },
      patience: { deadlineMs: 3000, retryMs: [300, 600, 1200] },
    });
    const { secretsKey } = platforms.credentials.product;
    const base = sandboxConfiguration(platforms, { port });
    const mapping = {
      ...base,
      database: { url: await url() },
      secretsKey,
      archive: { dir: path.join(dir, 'archive') },
      files: { dir: path.join(dir, 'uploads') },
      links: { check: false },
      // several posts of one minute on one account: slots are tried elsewhere
      policy: { ...base.policy, pacing: 'off', frequency: { weibo: 'off', wechat: 'off' } },
    };
    const mortal = new Mortal(path.join(dir, 'child.json'), port, () => ({
      mapping,
      baseDir: dir,
      secretsKey,
      offset,
    }));
    await mortal.start();
    let over = false;
    let seen = 0;
    // one hand kills: at random moments, and right after a platform has taken a post
    const killer = (async () => {
      let next = Date.now() + random() * 400;
      while (!over && mortal.kills < KILLS) {
        const { weibo, wechat } = platforms.control.timelines();
        const accepted = weibo.length + wechat.length > seen;
        seen = weibo.length + wechat.length;
        if (accepted || Date.now() > next) {
          await mortal.kill();
          await mortal.start();
          next = Date.now() + random() * 900;
        }
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    })();

    const { control } = platforms;
    for (const officer of OFFICERS) {
      await untilSo(() => control.say(officer, postOf(officer)).then(({ status }) => status === 200));
      await untilSo(() => control.picture(officer, 'who.png').then(({ status }) => status === 200));
      await untilSo(() => control.say(officer, '提交').then(({ status }) => status === 200));
    }
    const token = platforms.credentials.product.consoleToken;
    const items = async () => {
      const response = await fetch(`${productUrl}/api/v1/submissions`, {
        headers: { authorization: `Bearer ${token}` },
      }).catch(() => null);
      const body = (await response?.json().catch(() => null)) as {
        items?: { status: string; publications: { status: string }[] }[];
      } | null;
      return body?.items ?? [];
    };
    const all = async (status: string[]) => {
      const list = await items();
      return list.length === OFFICERS.length && list.every((item) => status.includes(item.status));
    };
    await untilSo(async () => {
      await everyoneActs(platforms);
      return all(['SCHEDULED']);
    });
    offset = Date.parse('2026-04-07T07:59:58+08:00') - Date.now();
    mortal.move(offset);
    await untilSo(async () => {
      if (await all(['PUBLISHED'])) return true;
      // what is uncertain is looked up minutes later: let the minutes pass, but not those in which a slow start would come too late to publish
      const left = await items();
      if (left.length === 0 || left.some(({ status }) => status === 'SCHEDULED')) return false;
      offset += 20_000;
      mortal.move(offset);
      return false;
    });
    over = true;
    await killer;
    while (mortal.kills < KILLS) {
      await mortal.kill();
      await mortal.start();
    }
    await untilSo(() => all(['PUBLISHED']));

    const { weibo, wechat } = control.timelines();
    expect(weibo).toHaveLength(OFFICERS.length);
    expect(wechat).toHaveLength(OFFICERS.length);
    expect(mortal.kills).toBe(KILLS);
    const store = await openStore({ url: mapping.database.url });
    await untilSo(
      async () => JSON.stringify(await verifyAll(store)) === JSON.stringify({ ok: true, records: OFFICERS.length }),
    );
    await mortal.kill();
    await store.close();
    await platforms.stop();
    await rm(dir, { recursive: true, force: true });
  }, 900_000);
});
