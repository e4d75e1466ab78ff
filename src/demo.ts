/**
 * The product with no configuration: embedded database under var/, a fictional company, and the sandbox's platforms in the same process,
 * all on one clock that can be moved ahead. Never used with --config.
 */
import { createServer as createProbe } from 'node:net';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loadConfig, type Config } from './config';
import type { Clock } from './lib/clock';
import type { Log } from './lib/log';
import { localSecretsKey } from './local-secrets';
import { IN_DINGTALK, movedToDingtalk, sandboxConfiguration } from './sandbox/company';
import { sandboxPage } from './sandbox/page/routes';
import { startPlatforms, type Platforms } from './sandbox/platforms';
import { interrupted, keepAwake, shutDown } from './start';
import { createServer, type ServerParts } from './wiring';

const FIRST_PORT = 8080;
/** Moving ahead gives up waiting for a row that cannot be finished and steps over it by this. */
const STEP_MS = 1000;

/** The machine's clock plus an offset that only grows and outlives a restart. */
class MovableClock implements Clock {
  private constructor(
    private readonly file: string,
    private offset: number,
  ) {}

  static async open(file: string): Promise<MovableClock> {
    await mkdir(path.dirname(file), { recursive: true });
    const stored = await readFile(file, 'utf8').catch(() => '{"offset":0}');
    return new MovableClock(file, (JSON.parse(stored) as { offset: number }).offset);
  }

  now(): number {
    return Date.now() + this.offset;
  }

  async moveTo(at: number): Promise<void> {
    this.offset += Math.max(0, at - this.now());
    await writeFile(`${this.file}.new`, JSON.stringify({ offset: this.offset }));
    await rename(`${this.file}.new`, this.file);
  }
}

/** Run until interrupted. @param dir where everything is left: var/ */
export async function runDemo(dir: string, log: Log): Promise<void> {
  const clock = await MovableClock.open(path.join(dir, 'sandbox', 'clock.json'));
  const port = await firstFreePort(Number(process.env.PORT) || FIRST_PORT);
  const publicUrl = `http://127.0.0.1:${port}`;
  const webhooks = `${publicUrl}/webhooks`;
  const callbackUrls = {
    wecom: `${webhooks}/wecom`,
    wechat: `${webhooks}/wechat/A-WX`,
    dingtalk: `${webhooks}/dingtalk`,
  };
  const platforms = await startPlatforms({ dir: path.join(dir, 'sandbox'), now: () => clock.now(), callbackUrls });
  const config = demoConfig(dir, platforms, port);
  const server = await createServer(config, {
    clock,
    log,
    secretsKey: await localSecretsKey(dir),
    extra: (parts) => [
      sandboxPage({
        platforms,
        productUrl: publicUrl,
        clock: movable(clock, parts, platforms),
        inDingtalk: IN_DINGTALK,
      }),
    ],
  });
  const listening = await server.web.listen(port, config.server.host);
  await server.setUpWorkbench().catch((error: unknown) => log.warn({ err: String(error) }, 'no menu'));
  const awake = keepAwake(server, log);
  log.info({ url: publicUrl }, 'ready');
  await interrupted();
  log.info({}, 'stopping');
  await platforms.stop();
  await shutDown(listening, awake, server);
}

function demoConfig(dir: string, platforms: Platforms, port: number): Config {
  const mapping = {
    ...movedToDingtalk(sandboxConfiguration(platforms, { port }), platforms, IN_DINGTALK),
    database: { url: 'sqlite:qianfa.sqlite' },
    archive: { dir: 'archive' },
    files: { dir: 'uploads' },
    links: { check: false },
  };
  return loadConfig({ mapping, baseDir: dir });
}

/** Housekeeping of every night and morning that mostly nobody sees: no event to jump to. */
const UNSEEN = ['readDirectory', 'morning', 'askForNotice'];

/** One clock serves product and platforms; moving ahead steps through everything due, in order (`contract.md` §8 Time). */
function movable(clock: MovableClock, parts: ServerParts, platforms: Platforms) {
  const { store, scheduler, dispatcher } = parts;
  const soonest = async (besides: string[] = []) =>
    earliest([await store.read.nextDueAt(besides), platforms.control.nextDue()]);

  async function settle(): Promise<void> {
    for (let count = 1; count > 0;) {
      await platforms.control.settle();
      count = (await scheduler.tick()) + (await dispatcher.run());
    }
  }
  async function jumpTo(at: number): Promise<void> {
    await clock.moveTo(at);
    await settle();
  }
  let moving: Promise<void> = Promise.resolve();
  async function moveTo(target: number): Promise<void> {
    await settle();
    for (let next = await soonest(); next !== null && next <= target; next = await soonest()) {
      await jumpTo(next > clock.now() ? next : clock.now() + STEP_MS);
    }
    await jumpTo(target);
  }
  return {
    movable: true,
    now: () => clock.now(),
    nextDueAt: () => soonest(UNSEEN),
    // one move at a time, so that two people pressing at once do not leap over each other's steps
    moveTo: (target: number) => (moving = moving.catch(() => undefined).then(() => moveTo(target))),
  };
}

function earliest(instants: (number | null)[]): number | null {
  const known = instants.filter((at): at is number => at !== null);
  return known.length > 0 ? Math.min(...known) : null;
}

/** The wanted port, or the next one nobody listens on (`contract.md` §8 Running). */
async function firstFreePort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + 100; port += 1) if (await isFree(port)) return port;
  throw new Error(`no free port between ${wanted} and ${wanted + 99}`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createProbe();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
