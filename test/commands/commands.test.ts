/** The built commands in processes of their own: what they print and their exit codes (`contract.md` §1). */
import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { openSigner } from '../../src/application/keys';
import { secretsKeyOf } from '../../src/commands/secrets';
import { loadConfig } from '../../src/config';
import { localSecretsKey } from '../../src/local-secrets';
import { openStore } from '../../src/persistence/store';
import { example, exampleWith, SECRETS } from '../config/example';
import { freePort } from '../helpers/ports';

const RUN = path.resolve(__dirname, '../../dist/run.js');

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'qianfa-commands-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

interface Ended {
  status: number;
  stdout: string;
  stderr: string;
}

function run(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const { QIANFA_CONFIG: _config, PORT: _port, ...rest } = process.env;
  const options = { cwd: dir, env: { ...rest, ...env }, timeout: 240_000 };
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, [RUN, ...args], options, (_error, stdout, stderr) => {
      if (child.exitCode === null) reject(new Error(`${args.join(' ')} did not end by itself: ${stdout}${stderr}`));
      else resolve({ status: child.exitCode, stdout, stderr });
    });
  });
}

function configuration(mapping: unknown): string {
  const file = path.join(dir, 'qianfa.yaml');
  writeFileSync(file, stringify(mapping));
  return file;
}

const trace = /\n\s+at .*[:(]\d+/;

test('help lists every command that is there, and none that is not', async () => {
  const [{ status, stdout, stderr }, bare] = await Promise.all([run(['qianfa', 'help']), run(['qianfa'])]);
  expect([status, stderr]).toEqual([0, '']);
  for (const name of ['migrate', 'doctor', 'verify', 'calendar FILE', 'lists import FILE | show', 'help'])
    expect(stdout).toContain(`npm run qianfa -- ${name} `);
  expect(stdout).toContain('npm start');
  expect(stdout).not.toMatch(/export/);
  expect(bare).toEqual({ status, stdout, stderr });
});

test('wrong usage: exit 2, what is wrong and the help', async () => {
  const table: [string[], string][] = [
    [['qianfa', 'frobnicate'], 'there is no command "frobnicate"'],
    [['qianfa', 'verify', '--kye', 'x'], "Unknown option '--kye'"],
    [['simulate', '--lives', 'many'], '--lives takes a whole number'],
    [['qianfa', 'doctor'], 'give --config FILE'],
    [['qianfa', 'calendar'], 'calendar takes one file'],
    [['qianfa', 'calendar', 'a.csv', 'b.csv'], 'calendar takes one file'],
    [['qianfa', 'lists'], 'lists takes: import FILE'],
    [['qianfa', 'lists', 'import', 'a.csv', '--from', '2026-02-30'], '--from: expected a date'],
  ];
  const ends = await Promise.all(table.map(([args]) => run(args)));
  for (const [index, { status, stdout, stderr }] of ends.entries()) {
    expect([table[index]![0], status, stdout]).toEqual([table[index]![0], 2, '']);
    expect(stderr).toContain(table[index]![1]);
    expect(stderr).toContain('npm run qianfa -- help');
    expect(stderr).not.toMatch(trace);
  }
});

describe('a bad configuration', () => {
  const bad = exampleWith({
    'server.port': 'eighty',
    'server.hots': '0.0.0.0',
    'messengers.wecom.agentId': 'x',
    'accounts[0].channel': 'tiktok',
  });

  test('lists every problem with its place, begins nothing and exits 2', async () => {
    const file = configuration(bad);
    const [{ status, stdout, stderr }, migrate] = await Promise.all([
      run(['start', '--config', file]),
      run(['qianfa', 'migrate'], { QIANFA_CONFIG: file }),
    ]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('The configuration has 4 problems:');
    for (const place of ['server.port', 'server.hots', 'messengers.wecom.agentId', 'accounts[0].channel'])
      expect(stderr).toContain(`qianfa.yaml: ${place}: `);
    expect(stderr).toMatch(/hots.*host/);
    expect(stderr).not.toMatch(trace);
    for (const secret of Object.values(SECRETS)) expect(stderr).not.toContain(secret);
    expect(migrate).toEqual({ status, stdout, stderr });
    expect(readdirSync(dir)).toEqual(['qianfa.yaml']);
  });

  test('one that is not there: exit 2', async () => {
    expect(await run(['start', '--config', 'none.yaml'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('none.yaml: the file cannot be read (ENOENT)'),
    });
  });
});

describe('the database commands', () => {
  test('verify where there is no database says so and makes none', async () => {
    const { status, stdout, stderr } = await run(['qianfa', 'verify']);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^there is no database .*qianfa\.sqlite yet: npm run qianfa -- migrate\n$/);
    expect(readdirSync(dir)).toEqual([]);
  });

  test('verify before migrate says what to do; then migrate, once; then it holds', async () => {
    const file = configuration(exampleWith({ 'database.url': 'sqlite:here.sqlite' }));
    writeFileSync(path.join(dir, 'here.sqlite'), '');
    expect(await run(['qianfa', 'verify', '--config', file])).toMatchObject({
      status: 1,
      stderr: 'the database is not of this version: npm run qianfa -- migrate\n',
    });
    expect(await run(['qianfa', 'migrate', '--config', file])).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^applied: /),
    });
    const [again, verify] = await Promise.all([
      run(['qianfa', 'migrate', '--config', file]),
      run(['qianfa', 'verify'], { QIANFA_CONFIG: file }),
    ]);
    expect(again).toMatchObject({ status: 0, stdout: 'nothing to do\n' });
    expect(verify).toMatchObject({ status: 0, stdout: 'ok: 0 records\n' });
  });

  test('verify of what somebody changed: exit 1, and its last line names the first broken record', async () => {
    const file = configuration(exampleWith({ 'database.url': 'sqlite:here.sqlite' }));
    const store = await openStore({ url: `sqlite:${path.join(dir, 'here.sqlite')}` });
    await store.migrate();
    const { keyId } = await openSigner(store, Buffer.alloc(32).toString('base64'), 1);
    const [key] = await store.read.keys();
    await store.transaction((tx) => tx.addKey({ ...key!, keyId: 'f'.repeat(32) }));
    await store.close();
    const { status, stdout } = await run(['qianfa', 'verify', '--config', file]);
    expect(status).toBe(1);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(`broken: key ${'f'.repeat(32)}`);
    expect(stdout).not.toContain(keyId);
  });
});

describe('lists import FILE', () => {
  const HEAD = 'pattern,kind,effect,citation,note,owner,valid-from,valid-to\n';
  const GOOD = '云雀一号,CODE_NAME,CONFIRM,内部规定,,办公室,,\n';

  it('takes all of a list or nothing of it, and waits for the office', async () => {
    const file = configuration(exampleWith({ 'database.url': 'sqlite:here.sqlite' }));
    const lists = (...args: string[]) => run(['qianfa', 'lists', ...args, '--config', file]);
    writeFileSync(path.join(dir, '代号.csv'), `${HEAD}${GOOD}云雀二号,NICKNAME,CONFIRM,内部规定,,办公室,,\n`);
    const bad = await lists('import', '代号.csv');
    expect(bad).toMatchObject({ status: 1, stderr: '' });
    expect(bad.stdout).toMatch(/^代号.csv: nothing was imported\n {2}line 3: kind: expected one of /);
    expect((await lists('show')).stdout).not.toContain('代号');
    writeFileSync(path.join(dir, '代号.csv'), `${HEAD}${GOOD}`);
    expect((await lists('import', '代号.csv')).stdout).toBe(
      'imported “代号” version 1: 1 rows; it counts once the office has agreed (词表)\n',
    );
    expect((await lists('import', '代号.csv', '--by', 'nobody')).stderr).toContain(
      '--by: expected the id, name or account',
    );
    expect((await lists('import', '代号.csv')).stdout).toMatch(/has these words already, as version 1/);
    expect((await lists('show')).stdout).toMatch(
      /^内置 \w{8}: \d+ rows, shipped\n代号 1: waits for the office; 1 rows, /,
    );
  });
});

describe('calendar FILE', () => {
  const rows = [
    'date,day,name,notice',
    ...['01-01', '05-01', '10-01'].map((day) => `2099-${day},off,假日,国办发明电〔2098〕1号`),
    '2098-12-27,working,元旦调休,国办发明电〔2098〕1号',
  ];
  const notice = (lines: string[]) => writeFileSync(path.join(dir, 'notice.csv'), lines.join('\n'));

  test('loads a notice, says what it took, and once it is there says so; doctor names it', async () => {
    notice(rows);
    const file = configuration(exampleWith({ 'database.url': 'sqlite:here.sqlite' }));
    const args = ['qianfa', 'calendar', 'notice.csv', '--config', file];
    const reference = '2099 (国办发明电〔2098〕1号)';
    expect(await run(args)).toEqual({
      status: 0,
      stdout: `loaded ${reference}, version 1: 3 days off, 1 working days\n`,
      stderr: '',
    });
    expect((await run(args)).stdout).toBe(`${reference} is loaded already, as version 1\n`);
    notice([...rows, '2099-05-04,off,假日,国办发明电〔2098〕1号']);
    expect((await run(args)).stdout).toContain('version 2: 4 days off');
    const [doctor, verify] = await Promise.all([
      run(['qianfa', 'doctor', '--config', file]),
      run(['qianfa', 'verify', '--config', file]),
    ]);
    expect(doctor.stdout).toMatch(/calendar: .*2099 from 国办发明电〔2098〕1号 \(version 2, loaded \d{4}-\d\d-\d\d\)/);
    expect(verify.stdout).toBe('ok: 0 records\n');
  });

  test('with a bad row: each by its number, exit 1, and nothing of it is there', async () => {
    notice([...rows, '2099-05-32,off,假日,号', '2099-05-05,working,假日,号']);
    const { status, stdout } = await run(['qianfa', 'calendar', 'notice.csv']);
    expect(status).toBe(1);
    expect(stdout).toMatch(/nothing was loaded\n {2}row 5: date: .*\n {2}row 6: day: working/);
    expect(readdirSync(dir)).toEqual(['notice.csv']);
  });

  test('without a configuration it is for the company of npm start', async () => {
    notice(rows);
    expect(await run(['qianfa', 'calendar', 'notice.csv'])).toMatchObject({ status: 0, stderr: '' });
    expect(existsSync(path.join(dir, 'var', 'qianfa.sqlite'))).toBe(true);
  });
});

test('doctor: one line each, exit 1 when something fails, nothing secret', async () => {
  const port = 9;
  const nobody = `http://127.0.0.1:${port}`;
  const file = configuration(
    exampleWith({
      'database.url': 'sqlite:here.sqlite',
      'server.publicUrl': nobody,
      'messengers.wecom.apiBase': nobody,
      'accounts[0].apiBase': nobody,
      'accounts[1].apiBase': nobody,
    }),
  );
  await run(['qianfa', 'migrate', '--config', file]);
  const { status, stdout } = await run(['qianfa', 'doctor', '--config', file]);
  expect(status).toBe(1);
  const lines = stdout.trimEnd().split('\n');
  expect(lines.map((line) => line.replace(/:.*/, ''))).toEqual([
    'ok    configuration',
    'ok    database',
    'ok    delegations',
    'FAIL  messenger wecom',
    'FAIL  directory wecom',
    'ok    people',
    'FAIL  account weibo-main',
    'FAIL  account wechat-main',
    'FAIL  callback',
    expect.stringMatching(/^(ok {2}|FAIL) {2}calendar$/),
    'ok    word lists',
  ]);
  for (const secret of Object.values(SECRETS)) expect(stdout).not.toContain(secret);
});

test('a port that another program has: exit 2 with a configuration, told by its key', async () => {
  const port = await freePort();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  try {
    const file = configuration(exampleWith({ 'server.port': port, 'database.url': 'sqlite:here.sqlite' }));
    const { status, stderr } = await run(['start', '--config', file]);
    expect(status).toBe(2);
    expect(stderr).toBe(`server.port: ${port} is taken by another program\n`);
  } finally {
    other.close();
  }
});

describe('the secrets key', () => {
  test('of the embedded database is made once, beside it, for its owner only', async () => {
    const made = await localSecretsKey(path.join(dir, 'var'));
    expect(Buffer.from(made, 'base64')).toHaveLength(32);
    expect(await localSecretsKey(path.join(dir, 'var'))).toBe(made);
    const file = path.join(dir, 'var', 'secrets.key');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toBe(made);
  });

  test('is the same for all who ask at once', async () => {
    const keys = await Promise.all(Array.from({ length: 10 }, () => localSecretsKey(path.join(dir, 'var'))));
    expect(new Set(keys).size).toBe(1);
    expect(Buffer.from(keys[0]!, 'base64')).toHaveLength(32);
  });

  test('is the configured one where there is one, and then none is made', async () => {
    const secretsKey = Buffer.alloc(32, 9).toString('base64');
    const config = loadConfig({ mapping: { ...example(), secretsKey }, baseDir: dir });
    expect(await secretsKeyOf(config)).toBe(secretsKey);
    expect(existsSync(path.join(dir, 'var'))).toBe(false);
    const without = loadConfig({ mapping: example(), baseDir: dir });
    expect(await secretsKeyOf(without)).toBe(await localSecretsKey(path.join(dir, 'var')));
  });
});
