/** The whole product over HTTP: the sandbox's platforms and a server on one clock of our own, on either database. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadConfig } from '../../src/config';
import { createLog, type Log } from '../../src/lib/log';
import { movedToDingtalk, sandboxConfiguration } from '../../src/sandbox/company';
import { sandboxPage } from '../../src/sandbox/page/routes';
import type { Control } from '../../src/sandbox/control';
import type { Message } from '../../src/sandbox/wecom/message';
import { startPlatforms, type Platforms, type PlatformsOptions } from '../../src/sandbox/platforms';
import { createServer, type Server } from '../../src/wiring';
import { freePort } from './ports';

/** 2026-03-27 10:00 in Beijing: when the first sample is submitted. */
export const MORNING = Date.parse('2026-03-27T10:00:00+08:00');

export interface Product {
  url: string;
  server: Server;
  platforms: Platforms;
  control: Control;
  clock: { at: number };
  log: string[];
  /** where archive, uploads and the platforms' state lie */
  dir: string;
  databaseUrl: string;
  /** Everything due now is done, at the platforms too. */
  settle(): Promise<void>;
  /** Step through everything due until then (epoch ms). */
  moveTo(at: number): Promise<void>;
  /** GET the API as an auditor. */
  api<T = Record<string, unknown>>(path: string): Promise<T>;
  /** The newest card in a chat that still has its buttons; fails when there is none. */
  card(userid: string): Message;
  /** Every text of a chat, newest last. */
  texts(userid: string): string[];
  /** Tap the newest live card's button with this text. */
  tap(userid: string, text: string, selected?: Record<string, string[]>): ReturnType<Control['tap']>;
  /** Stop the server and start another on the same database and port. */
  restart(): Promise<void>;
  /** A second server on the same database, which shares the messengers' connections and has no address; stop it before the product. */
  another(): Promise<SecondServer>;
  stop(): Promise<void>;
}

export interface SecondServer {
  /** how many inputs it took in */
  taken(): number;
  /** Everything due now is done, by both at once. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

export interface ProductOptions {
  databaseUrl: string;
  at?: number;
  /** more people, no limits … */
  platforms?: Partial<PlatformsOptions>;
  /** with the sandbox's page in front of it */
  page?: boolean;
  /** ids of people who are in DingTalk instead of WeCom; the others stay */
  inDingtalk?: readonly string[];
  /** changes the configuration's mapping */
  configure?: (mapping: Record<string, unknown>, platforms: Platforms) => Record<string, unknown>;
}

export async function startProduct({
  databaseUrl,
  at = MORNING,
  configure = (one) => one,
  platforms: given = {},
  page = false,
  inDingtalk,
}: ProductOptions): Promise<Product> {
  const dir = await mkdtemp(path.join(tmpdir(), 'qianfa-product-'));
  const clock = { at };
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const log: string[] = [];
  const platforms = await startPlatforms({
    dir: path.join(dir, 'sandbox'),
    now: () => clock.at,
    callbackUrls: {
      wecom: `${url}/webhooks/wecom`,
      wechat: `${url}/webhooks/wechat/A-WX`,
      dingtalk: `${url}/webhooks/dingtalk`,
    },
    patience: { deadlineMs: 60_000, retryMs: [20, 20, 20] },
    ...given,
  });
  const base = sandboxConfiguration(platforms, { port });
  const standard = {
    ...(inDingtalk ? movedToDingtalk(base, platforms, inDingtalk) : base),
    database: { url: databaseUrl },
    secretsKey: platforms.credentials.product.secretsKey,
    archive: { dir: path.join(dir, 'archive') },
    files: { dir: path.join(dir, 'uploads') },
    links: { check: false },
  };
  const mapping = configure(standard, platforms);
  const config = loadConfig({ mapping, baseDir: dir });
  const options = {
    clock: { now: () => clock.at },
    log: createLog({ destination: { write: (line) => log.push(line) } }) as Log,
    secretsKey: platforms.credentials.product.secretsKey,
    ...(page && {
      extra: () => [sandboxPage({ platforms, productUrl: url, clock: pageClock(), ...(inDingtalk && { inDingtalk }) })],
    }),
  };
  const pageClock = () => ({
    movable: true,
    now: () => clock.at,
    nextDueAt: () => nextDue(product),
    moveTo: (target: number) => product.moveTo(target),
  });
  const open = async () => {
    const server = await createServer(config, options);
    const listening = await server.web.listen(port, '127.0.0.1');
    server.receive();
    return { server, listening };
  };
  let running = await open();
  const product: Product = {
    url,
    get server() {
      return running.server;
    },
    platforms,
    control: platforms.control,
    clock,
    log,
    dir,
    databaseUrl,
    async settle() {
      for (let count = 1; count > 0;) {
        await platforms.control.settle();
        count = await running.server.settle();
      }
    },
    async moveTo(target) {
      await product.settle();
      for (let next = await nextDue(product); next !== null && next <= target; next = await nextDue(product)) {
        clock.at = Math.max(next, clock.at + 1);
        await product.settle();
      }
      clock.at = Math.max(target, clock.at);
      await product.settle();
    },
    async api<T>(at: string): Promise<T> {
      const headers = { authorization: `Bearer ${platforms.credentials.product.consoleToken}` };
      const response = await fetch(`${url}/api/v1${at}`, { headers });
      return (await response.json()) as T;
    },
    card(userid) {
      const card = platforms.control.phones()[userid]?.findLast((message) => message.kind === 'card' && message.live);
      if (!card)
        throw new Error(`${userid} holds no live card: ${JSON.stringify(platforms.control.phones()[userid]?.at(-1))}`);
      return card;
    },
    texts: (userid) =>
      (platforms.control.phones()[userid] ?? []).flatMap(({ text, direction }) =>
        text && direction === 'in' ? [text] : [],
      ),
    async tap(userid, text, selected) {
      const { id, card } = product.card(userid);
      const buttons = (card as { button_list?: { text: string; key?: string }[] }).button_list ?? [];
      const button = buttons.find((one) => one.text === text);
      if (!button?.key) throw new Error(`no button ${text} among ${buttons.map((one) => one.text).join(' / ')}`);
      return platforms.control.tap(userid, id, button.key, selected);
    },
    async restart() {
      await running.listening.close();
      await running.server.stop();
      running = await open();
    },
    async another() {
      const second = await createServer(config, options);
      const { take } = second.web;
      let taken = 0;
      second.web.take = (inbound) => {
        taken += 1;
        return take(inbound);
      };
      second.receive();
      return {
        taken: () => taken,
        async settle() {
          for (let count = 1; count > 0;) {
            await platforms.control.settle();
            const done = await Promise.all([running.server.settle(), second.settle()]);
            count = Math.max(...done);
          }
        },
        stop: () => second.stop(),
      };
    },
    async stop() {
      await running.listening.close();
      await running.server.stop();
      await platforms.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
  return product;
}

async function nextDue({ server, control }: Product): Promise<number | null> {
  const instants = [await server.store.read.nextDueAt(), control.nextDue()].filter((at): at is number => at !== null);
  return instants.length > 0 ? Math.min(...instants) : null;
}
