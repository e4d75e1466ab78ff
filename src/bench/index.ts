/** `npm run bench`: each figure beside the floor measured in the same run on the same machine (`architecture.md` §5). */
import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { stringify } from 'yaml';
import { drive, tap, textMessage, type Callback, type Load } from './callbacks';
import { benchConfiguration, benchKeys, benchPost, head, officer } from './company';
import { startWecomStub } from './wecom-stub';

const SERVER = process.env.TEST_MYSQL_URL ?? 'mysql://root@127.0.0.1:3306';
const DEPARTMENTS = 200;
const PER_DEPARTMENT = 6;
const IN_FLIGHT = 32;

const say = (line: string) => process.stdout.write(`${line}\n`);

export async function bench(): Promise<void> {
  const dir = await mkdtemp(path.join(tmpdir(), 'qianfa-bench-'));
  try {
    await startToReady(dir);
    await decisions(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

/** Start without configuration on the embedded database: time until ready, and resident memory when idle. */
async function startToReady(dir: string): Promise<void> {
  const began = performance.now();
  const child = start(['start'], { cwd: dir, port: await freePort() });
  await ready(child);
  const ms = performance.now() - began;
  await wait(3000);
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
  const resident = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  await stop(child);
  say(`start to ready, embedded database, first time: ${ms.toFixed(0)} ms (target < 2500)`);
  say(`resident memory, idle: ${resident.toFixed(0)} MB (target < 150)`);
}

async function decisions(dir: string): Promise<void> {
  const name = `qianfa_test_bench_${randomBytes(4).toString('hex')}`;
  const admin = await createConnection(SERVER);
  await admin.query(`CREATE DATABASE ${name}_floor`);
  await admin.query(`CREATE DATABASE ${name}`);
  const keys = benchKeys();
  const stub = await startWecomStub();
  try {
    const floorPort = await freePort();
    const floor = fork(path.join(__dirname, 'floor.js'), [
      String(floorPort),
      `${SERVER}/${name}_floor`,
      keys.token,
      keys.encodingAesKey,
      keys.corpId,
    ]);
    await new Promise((resolve) => floor.once('message', resolve));
    const port = await freePort();
    const facts = { database: `${SERVER}/${name}`, apiBase: stub.url, port, departments: DEPARTMENTS, dir };
    const file = path.join(dir, 'bench.yaml');
    await writeFile(file, stringify(benchConfiguration(keys, facts)));
    const product = start(['start', '--config', file], { cwd: dir });
    await ready(product);
    const taps = await submitAndCollect(port, keys, stub);
    await measure(keys, taps, { floorPort, port });
    await stop(product);
    floor.disconnect();
  } finally {
    stub.close();
    await admin.query(`DROP DATABASE ${name}`);
    await admin.query(`DROP DATABASE ${name}_floor`);
    await admin.end();
  }
}

/** Fill every head's chat with cards, by chat, as people would. */
async function submitAndCollect(
  port: number,
  keys: ReturnType<typeof benchKeys>,
  stub: Awaited<ReturnType<typeof startWecomStub>>,
): Promise<Callback[]> {
  for (let round = 0; round < PER_DEPARTMENT; round += 1) {
    const numbers = Array.from({ length: DEPARTMENTS }, (_, n) => n);
    await drive(
      port,
      numbers.map((n) => textMessage(keys, officer(n), benchPost(round * DEPARTMENTS + n))),
      16,
    );
    await drive(
      port,
      numbers.map((n) => textMessage(keys, officer(n), '提交')),
      16,
    );
  }
  const reviewCards = (n: number) => stub.cardsOf(head(n)).filter(({ buttons }) => buttons.includes('approve'));
  const complete = () =>
    Array.from({ length: DEPARTMENTS }, (_, n) => reviewCards(n).length).every((count) => count >= PER_DEPARTMENT);
  for (let tries = 0; tries < 600 && !complete(); tries += 1) await wait(200);
  if (!complete()) throw new Error('not every card arrived');
  // round by round, so that neighbours in the list belong to different people
  return Array.from({ length: PER_DEPARTMENT }, (_, round) =>
    Array.from({ length: DEPARTMENTS }, (_, n) => tap(keys, head(n), reviewCards(n)[round]!.taskId, 'approve')),
  ).flat();
}

async function measure(
  keys: ReturnType<typeof benchKeys>,
  taps: Callback[],
  { floorPort, port }: { floorPort: number; port: number },
): Promise<void> {
  const floorTaps = (count: number) =>
    Array.from({ length: count }, (_, n) => tap(keys, head(n % DEPARTMENTS), `floor${n}`, 'approve'));
  await drive(floorPort, floorTaps(300), IN_FLIGHT);
  const alone = taps.splice(0, 100);
  const floorAlone = await drive(floorPort, floorTaps(100), 1);
  const oneByOne = await drive(port, alone, 1);
  say(
    `one decision alone, p50: ${oneByOne.p50.toFixed(2)} ms, floor ${floorAlone.p50.toFixed(2)} ms, ratio ${(oneByOne.p50 / floorAlone.p50).toFixed(2)} (target ≤ 2)`,
  );
  const atOnce = taps.splice(0, 200);
  const crowd = await drive(port, atOnce, 200);
  say(`200 people at the same instant: all answered, errors ${crowd.errors}, p99 ${crowd.p99.toFixed(0)} ms`);
  const floorLoad = await drive(floorPort, floorTaps(taps.length), IN_FLIGHT);
  const load = await drive(port, taps, IN_FLIGHT);
  report(load, floorLoad);
}

function report(load: Load, floor: Load): void {
  const share = load.perSecond / floor.perSecond;
  say(
    `decisions per second, ${IN_FLIGHT} in flight: ${load.perSecond.toFixed(0)}, floor ${floor.perSecond.toFixed(0)}, ratio ${share.toFixed(2)} (target ≥ 0.5), errors ${load.errors}`,
  );
  say(
    `p99: ${load.p99.toFixed(1)} ms, floor ${floor.p99.toFixed(1)} ms, ratio ${(load.p99 / floor.p99).toFixed(2)} (target ≤ 2)`,
  );
}

function start(args: string[], { cwd, port }: { cwd: string; port?: number }): ChildProcess {
  const entry = path.resolve(__dirname, '..', 'run.js');
  const env = { ...process.env, ...(port === undefined ? {} : { PORT: String(port) }) };
  return fork(entry, args, { cwd, env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
}

/** The log's ready line. */
function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout!.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('"msg":"ready"')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
