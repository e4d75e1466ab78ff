/** `qianfa setup-wecom` against the sandbox's WeCom, both in processes of their own: the menu, the tile, and what is said when it cannot be. */
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { freePort } from '../helpers/ports';
import { runToEnd, startProcess, stopProcess } from '../helpers/processes';

interface View {
  menu: { button: { type: string; name: string }[] } | null;
  tile: { template: { key: string; data: string }[] } | null;
}

interface Mapping {
  messengers: { wecom: Record<string, unknown> };
}

let dir: string;
let file: string;
let platforms: ChildProcess;
let platformsUrl: string;

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'qianfa-setup-'));
  const [port, productPort] = [await freePort(), await freePort()];
  platformsUrl = `http://127.0.0.1:${port}`;
  const args = ['sandbox', '--dir', dir, '--port', String(port), '--product', `http://127.0.0.1:${productPort}`];
  platforms = await startProcess(args, 'ready at', { cwd: dir });
  file = path.join(dir, 'qianfa.yaml');
});
afterAll(async () => {
  await stopProcess(platforms);
  await rm(dir, { recursive: true, force: true });
});

async function view(): Promise<View> {
  const { menu, tile } = (await (await fetch(`${platformsUrl}/control/state`)).json()) as View;
  return { menu, tile };
}
const setUp = (config: string) => runToEnd(['qianfa', 'setup-wecom', '--config', config], dir);

/** The configuration with these keys of `messengers.wecom`. */
async function withWecom(keys: Record<string, unknown>): Promise<string> {
  const mapping = parse(await readFile(file, 'utf8')) as Mapping;
  const wecom = { ...mapping.messengers.wecom, ...keys };
  const changed = path.join(dir, 'changed.yaml');
  await writeFile(changed, stringify({ ...mapping, messengers: { ...mapping.messengers, wecom } }));
  return changed;
}

test('without a database it says what comes first, and the platform has nothing', async () => {
  const { status, output } = await setUp(file);
  expect([status, output]).toEqual([
    1,
    expect.stringMatching(/^there is no database .* yet: npm run qianfa -- migrate\n$/),
  ]);
  expect(await view()).toEqual({ menu: null, tile: null });
});

test('makes the menu and the tile once; repeated it finds both and changes nothing', async () => {
  expect(await runToEnd(['qianfa', 'migrate', '--config', file], dir)).toMatchObject({ status: 0 });
  expect(await setUp(file)).toEqual({
    status: 0,
    output:
      'ok    menu 投稿 / 待办 / 我的稿件: created (clients show it within 24 hours)\nok    workbench tile 待办: created\n',
  });
  const made = await view();
  expect(made.menu?.button.map(({ type, name }) => [type, name])).toEqual([
    ['click', '投稿'],
    ['click', '待办'],
    ['click', '我的稿件'],
  ]);
  expect(made.tile?.template).toEqual([{ key: '待办', data: '0' }]);
  expect(await setUp(file)).toEqual({
    status: 0,
    output: 'ok    menu 投稿 / 待办 / 我的稿件: already there\nok    workbench tile 待办: already there\n',
  });
  expect(await view()).toEqual(made);
});

test('a wrong secret is said with what to correct, and is not shown', async () => {
  const { status, output } = await setUp(await withWecom({ secret: 'not-the-secret-of-this-app' }));
  expect([status, output]).toEqual([1, expect.stringMatching(/^FAIL {2}.*\n {6}messengers\.wecom\.secret is not/)]);
  expect(output).not.toContain('not-the-secret-of-this-app');
});

test('an app that is not this one is said by its key', async () => {
  const { status, output } = await setUp(await withWecom({ agentId: 1000099 }));
  expect([status, output]).toEqual([1, expect.stringContaining('messengers.wecom.agentId is not the id of this app')]);
});

test('a platform that does not answer is a failed check, not a crash', async () => {
  const { status, output } = await setUp(await withWecom({ apiBase: `http://127.0.0.1:${await freePort()}` }));
  expect([status, output]).toEqual([1, expect.stringMatching(/^FAIL {2}/)]);
  expect(output).not.toMatch(/\n\s+at .*[:(]\d+/);
});
