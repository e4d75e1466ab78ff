import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { sandboxConfiguration, sandboxDingtalk } from './company';
import { pageHandler } from './page/handler';
import { startPlatforms, type Platforms, type PlatformsOptions } from './platforms';
import { openStore } from './store';

const USAGE = 'Usage: npm run sandbox -- --dir DIRECTORY [--port 8090] [--product http://127.0.0.1:8080]\n';
const FIRST_PORT = 8090;

interface Wish {
  dir: string;
  port?: number;
  product: URL;
}

/**
 * `npm run sandbox -- --dir D [--port N] [--product URL]`: the platforms alone, on the machine's clock, until Ctrl-C. The
 * page with the phones is at `/`. Writes and prints a matching configuration, `D/qianfa.yaml`.
 * @param argv the arguments after the command's name
 * @returns the exit code: 0 stopped cleanly, 2 wrong usage or the port asked for is taken
 */
export async function runSandbox(argv: string[]): Promise<number> {
  const wish = readArguments(argv);
  if (typeof wish === 'string') {
    process.stderr.write(`${wish}\n${USAGE}`);
    return 2;
  }
  const platforms = await startOnSomePort(wish);
  if (!platforms) {
    process.stderr.write(`Port ${wish.port} is taken; name another one or leave --port out.\n`);
    return 2;
  }
  const clock = { movable: false, now: Date.now };
  platforms.setPage(pageHandler({ platforms, productUrl: wish.product.origin, clock }, platforms.url));
  const { file, text } = await writeConfiguration(platforms, wish);
  // everything printed is the configuration or a comment in it, so that it can be saved as it is
  process.stdout.write(`# ${file}\n${text}\n# Sandbox platforms ready at ${platforms.url}\n`);
  await interrupted();
  await platforms.stop();
  process.stdout.write('# Sandbox platforms stopped.\n');
  return 0;
}

function readArguments(argv: string[]): Wish | string {
  const options = { dir: { type: 'string' }, port: { type: 'string' }, product: { type: 'string' } } as const;
  try {
    const { dir, port, product = 'http://127.0.0.1:8080' } = parseArgs({ args: argv, options }).values;
    if (!dir) return '--dir is missing: the folder in which the platforms keep their state.';
    if (port !== undefined && !/^\d{1,5}$/.test(port)) return '--port takes a number.';
    if (!/^https?:\/\//.test(product) || !URL.canParse(product)) return '--product takes an http address.';
    return { dir: path.resolve(dir), port: port === undefined ? undefined : Number(port), product: new URL(product) };
  } catch (error) {
    return (error as Error).message;
  }
}

/** The port asked for; else the one of the last run, else 8090 or the next free one. */
async function startOnSomePort({ dir, port, product }: Wish): Promise<Platforms | undefined> {
  const remembered = await openStore(path.join(dir, 'port.json'), () => ({ port: FIRST_PORT }));
  const options = {
    dir,
    now: Date.now,
    callbackUrls: {
      wecom: new URL('/webhooks/wecom', product).href,
      wechat: new URL('/webhooks/wechat/A-WX', product).href,
      dingtalk: new URL('/webhooks/dingtalk', product).href,
    },
  };
  if (port !== undefined) return startUnlessTaken({ ...options, port });
  for (let candidate = remembered.value.port; candidate < 65_536; candidate += 1) {
    const platforms = await startUnlessTaken({ ...options, port: candidate });
    if (!platforms) continue;
    remembered.value.port = candidate;
    await remembered.save();
    return platforms;
  }
  return undefined;
}

async function startUnlessTaken(options: PlatformsOptions): Promise<Platforms | undefined> {
  try {
    return await startPlatforms(options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return undefined;
    throw error;
  }
}

/** A complete configuration for the product; its relative paths start at the file's folder. */
async function writeConfiguration(platforms: Platforms, { dir, product }: Wish) {
  const port = Number(product.port || (product.protocol === 'https:' ? 443 : 80));
  const { server, ...rest } = sandboxConfiguration(platforms, { port, publicUrl: product.origin });
  const dingtalk = stringify({ dingtalk: sandboxDingtalk(platforms) }).trimEnd();
  const complete = stringify({
    server,
    database: { url: 'sqlite:product/qianfa.sqlite' },
    secretsKey: platforms.credentials.product.secretsKey,
    archive: { dir: 'product/archive' },
    files: { dir: 'product/uploads' },
    links: { check: false },
    ...rest,
  });
  const text = `${complete}# The same company in DingTalk: put this under messengers, and at its people dingtalk: \"0101\" for U-101, and so on\n${dingtalk.replace(/^/gm, '#   ')}\n`;
  const file = path.join(dir, 'qianfa.yaml');
  await writeFile(file, text, { mode: 0o600 });
  return { file, text };
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
