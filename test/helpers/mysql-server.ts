/**
 * Finds a real MySQL-compatible server for tests: TEST_MYSQL_URL, else a `mariadbd` of our own in a temporary folder, which need not
 * wait for the disk, else one on 127.0.0.1:3306 (root, empty password), else our own again, installed first when that is possible.
 */
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import mysql from 'mysql2/promise';

export interface MysqlServer {
  /** `mysql://user:password@host:port/` */
  url: string;
  stop(): Promise<void>;
}

type Plan = { kind: 'running'; url: string } | { kind: 'start' } | { kind: 'none'; why: string };

const STANDARD = 'mysql://root@127.0.0.1:3306/';
const START_PATIENCE = 120_000;

let plan: Plan | undefined;

/** What can be had on this machine; found out once, synchronously, because jest wants to know its tests before any of them runs. */
export function mysqlPlan(): Plan {
  plan ??= makePlan();
  return plan;
}

/** A server to use, as planned. */
export async function mysqlServer(): Promise<MysqlServer> {
  const planned = mysqlPlan();
  if (planned.kind === 'running') return { url: planned.url, stop: async () => undefined };
  if (planned.kind === 'none') throw new Error(planned.why);
  return startMariadb();
}

/** Run one statement on a server, outside of any database. */
export async function onServer(url: string, statement: string): Promise<void> {
  const connection = await mysql.createConnection(url);
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
}

function makePlan(): Plan {
  const given = process.env.TEST_MYSQL_URL;
  if (given) return { kind: 'running', url: given };
  if (serverBinary()) return { kind: 'start' };
  if (answers(STANDARD)) return { kind: 'running', url: STANDARD };
  if (canInstall()) return { kind: 'start' };
  return { kind: 'none', why: 'no TEST_MYSQL_URL, nothing on 127.0.0.1:3306, no mariadbd, and none can be installed' };
}

/** Another process asks, so that we can wait for the answer. */
function answers(url: string): boolean {
  const { hostname, port, username } = new URL(url);
  const options = JSON.stringify({ host: hostname, port: Number(port), user: username, connectTimeout: 2000 });
  const ask = `require('mysql2').createConnection(${options}).connect((error) => process.exit(error ? 1 : 0))`;
  return spawnSync(process.execPath, ['-e', ask], { cwd: __dirname, timeout: 10_000 }).status === 0;
}

function serverBinary(): string | null {
  return ['mariadbd', 'mysqld'].map(onPath).find((path) => path !== null) ?? null;
}

function onPath(name: string): string | null {
  const found = spawnSync('sh', ['-c', `command -v ${name} || ls /usr/sbin/${name}`], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : null;
}

function canInstall(): boolean {
  return isRoot() && onPath('apt-get') !== null;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Start a server in a folder of its own, on a free port; `stop` ends it and removes the folder. */
export async function startMariadb(): Promise<MysqlServer> {
  if (!serverBinary()) install();
  const binary = serverBinary();
  if (!binary) throw new Error('mariadb-server could not be installed');
  const folder = mkdtempSync(join(tmpdir(), 'qianfa-mariadb-'));
  const data = join(folder, 'data');
  const user = isRoot() ? ['--user=root'] : [];
  execFileSync(
    'mariadb-install-db',
    ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', ...user],
    {
      stdio: 'ignore',
    },
  );
  const port = await freePort();
  const server = spawn(
    binary,
    [
      '--no-defaults',
      `--datadir=${data}`,
      `--socket=${join(folder, 'socket')}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      '--skip-name-resolve',
      // nothing of this has to survive a power cut, and a busy disk takes a tenth of a second for each commit
      '--innodb-flush-log-at-trx-commit=0',
      '--innodb-flush-method=nosync',
      '--skip-sync-frm',
      ...user,
    ],
    { stdio: 'ignore' },
  );
  const stop = (): Promise<void> => stopServer(server, folder);
  const url = `mysql://root@127.0.0.1:${port}/`;
  try {
    await untilAnswering(url, server);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

function install(): void {
  const options = { stdio: 'ignore' as const, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update'], options);
  execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'mariadb-server'], options);
}

async function untilAnswering(url: string, server: ChildProcess): Promise<void> {
  const giveUp = Date.now() + START_PATIENCE;
  for (;;) {
    try {
      return await onServer(url, 'SELECT 1');
    } catch (error) {
      if (server.exitCode !== null || Date.now() > giveUp) throw error;
      await pause(50);
    }
  }
}

async function stopServer(server: ChildProcess, folder: string): Promise<void> {
  if (server.exitCode === null) {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGKILL');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
