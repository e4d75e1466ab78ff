import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { runSandbox } from '../../src/sandbox/command';
import { getJson, until } from './support';

let dir: string;
let printed: string;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'qianfa-command-'));
  printed = '';
  const hear = (text: string | Uint8Array) => {
    printed += `${text}`;
    return true;
  };
  jest.spyOn(process.stdout, 'write').mockImplementation(hear);
  jest.spyOn(process.stderr, 'write').mockImplementation(hear);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await rm(dir, { recursive: true, force: true });
});

interface Written {
  server: { port: number; publicUrl: string };
  database: { url: string };
  secretsKey: string;
  messengers: { wecom: { apiBase: string; corpId: string } };
  accounts: { linkBase?: string }[];
}

/** Runs the command until it is ready, hands over what it wrote, then ends it as Ctrl-C would. */
async function runUntilReady<T>(
  args: string[],
  look: (written: Written) => Promise<T>,
): Promise<{ code: number; seen: T }> {
  printed = '';
  const running = runSandbox(['--dir', dir, ...args]);
  await until(() => printed.includes('ready at'));
  const seen = await look(parse(await readFile(path.join(dir, 'qianfa.yaml'), 'utf8')) as Written);
  process.emit('SIGINT');
  return { code: await running, seen };
}

test('it writes a complete configuration, prints it, serves, and stops cleanly', async () => {
  const { code, seen } = await runUntilReady(['--product', 'http://127.0.0.1:9123'], async (written) => {
    expect(await getJson(`${written.messengers.wecom.apiBase}/cgi-bin/gettoken?corpid=x`)).toMatchObject({
      errcode: 40013,
    });
    return written;
  });
  expect(code).toBe(0);
  expect(printed).toContain(path.join(dir, 'qianfa.yaml'));
  expect(printed).toContain(`corpId: ${seen.messengers.wecom.corpId}`);
  expect(seen.server).toMatchObject({ port: 9123, publicUrl: 'http://127.0.0.1:9123' });
  expect(seen.database.url).toBe('sqlite:product/qianfa.sqlite');
  expect(Buffer.from(seen.secretsKey, 'base64')).toHaveLength(32);
  expect(seen.accounts[0]?.linkBase).toBe('http://127.0.0.1:9123/p');
});

test('the page with the phones is at its root', async () => {
  const { seen } = await runUntilReady([], async ({ messengers }) => {
    return (await fetch(new URL('/', messengers.wecom.apiBase))).text();
  });
  expect(seen).toContain('<title>签发 Qianfa · 沙盒</title>');
  expect(seen).not.toContain('clock-next');
});

test('a second run keeps the credentials and the port', async () => {
  const first = await runUntilReady([], (written) => Promise.resolve(written));
  const second = await runUntilReady([], (written) => Promise.resolve(written));
  expect(second.seen).toEqual(first.seen);
});

test('a port asked for and taken is told, exit 2', async () => {
  const occupant = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => occupant.once('listening', resolve));
  const { port } = occupant.address() as AddressInfo;
  expect(await runSandbox(['--dir', dir, '--port', `${port}`])).toBe(2);
  expect(printed).toContain(`Port ${port} is taken`);
  await new Promise((resolve) => occupant.close(resolve));
});

test.each([
  ['no folder', [], '--dir is missing'],
  ['an unknown option', ['--dir', 'x', '--fast'], '--fast'],
  ['a port that is no number', ['--dir', 'x', '--port', 'eighty'], '--port'],
  ['a product that is no address', ['--dir', 'x', '--product', 'localhost'], '--product'],
])('%s: usage, exit 2', async (_name, args, message) => {
  expect(await runSandbox(args)).toBe(2);
  expect(printed).toContain(message);
  expect(printed).toContain('Usage: npm run sandbox');
});
