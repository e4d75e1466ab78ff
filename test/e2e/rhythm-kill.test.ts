/** The weekly reminder with two processes on one database, one killed at the moment of firing: each officer gets exactly one. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sandboxConfiguration } from '../../src/sandbox/company';
import { startPlatforms, type Platforms } from '../../src/sandbox/platforms';
import { forEachDatabase } from '../helpers/databases';
import { Mortal } from '../helpers/mortal';
import { freePort } from '../helpers/ports';
import { untilSo } from '../helpers/until-so';

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const REPORTERS = ['keyiming', 'yinxiaochuan', 'lankeke', 'xiangxiaobei', 'xiazhi'];
const isReminder = (card: object | undefined) => JSON.stringify(card ?? {}).includes('本周信息报送提醒');

function reminders(platforms: Platforms): number[] {
  const phones = platforms.control.phones();
  return REPORTERS.map((userid) => phones[userid]!.filter(({ card }) => isReminder(card)).length);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

forEachDatabase((name, _open, url) => {
  // one process at a time is all an embedded database is for
  const together = name === 'SQLite' ? 1 : 2;

  test(`killed at the moment of firing, ${together} at work`, async () => {
    const dir = await mkdtemp(path.join(tmpdir(), 'qianfa-rhythm-'));
    let offset = at('2026-03-26 09:29') - Date.now();
    const ports = await Promise.all([freePort(), freePort()]);
    const productUrl = `http://127.0.0.1:${ports[0]}`;
    const platforms = await startPlatforms({
      dir: path.join(dir, 'sandbox'),
      now: () => Date.now() + offset,
      callbackUrls: { wecom: `${productUrl}/webhooks/wecom`, wechat: `${productUrl}/webhooks/wechat/A-WX` },
    });
    const { secretsKey } = platforms.credentials.product;
    const mapping = {
      ...sandboxConfiguration(platforms, { port: ports[0] }),
      database: { url: await url() },
      secretsKey,
      archive: { dir: path.join(dir, 'archive') },
      files: { dir: path.join(dir, 'uploads') },
      links: { check: false },
    };
    const servers = ports
      .slice(0, together)
      .map(
        (port) =>
          new Mortal(path.join(dir, `${port}.json`), port, () => ({ mapping, baseDir: dir, secretsKey, offset })),
      );
    const moveTo = (instant: number) => {
      offset = Math.max(offset, instant - Date.now());
      for (const server of servers) server.move(offset);
    };
    // the first migrates
    for (const server of servers) await server.start();

    for (const [turn, [day, delay]] of (
      [
        ['2026-03-26', 0],
        ['2026-04-02', 15],
        ['2026-04-09', 60],
      ] as const
    ).entries()) {
      const victim = servers[turn % together]!;
      moveTo(at(`${day} 09:29`) + 59_900);
      await pause(120 + delay);
      await victim.kill();
      await victim.start();
      for (let minute = 31; minute <= 40; minute += 1) {
        moveTo(at(`${day} 09:${minute}`));
        await pause(60);
        if (minute !== 34) continue;
        await victim.kill();
        await victim.start();
      }
      await untilSo(async () => reminders(platforms).every((count) => count === turn + 1));
    }
    // nothing more comes by itself
    await pause(1500);
    expect(reminders(platforms)).toEqual(REPORTERS.map(() => 3));

    for (const server of servers) await server.kill();
    await platforms.stop();
    await rm(dir, { recursive: true, force: true });
  }, 600_000);
});
