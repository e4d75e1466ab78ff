/** One suite on both databases. Every test file gets databases of its own, dropped when the file is done. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../src/application/store';
import { openStore, type StoreOptions } from '../../src/persistence/store';
import { mysqlPlan, mysqlServer, onServer, type MysqlServer } from './mysql-server';

export type DatabaseName = 'SQLite' | 'MySQL';

/** Open a store on the file's database: the first call migrates it, each further call is like another process. */
export type OpenStore = (options?: Omit<StoreOptions, 'url'>) => Promise<Store>;

/**
 * Describe a suite for each database. `open` may be called in hooks and tests; what it opened is closed afterwards. `url` gives the
 * address of the same database. Without a MySQL server the suite is skipped, loudly; with CI=true that is a failure.
 */
export function forEachDatabase(
  suite: (name: DatabaseName, open: OpenStore, url: () => Promise<string>) => void,
): void {
  describe('on SQLite', () => describeOn('SQLite', freshSqliteUrl, suite));
  describeMysql('on MySQL', () => describeOn('MySQL', freshMysqlUrl, suite));
}

/** `describe`, or a loud skip when there is no MySQL server. */
export function describeMysql(title: string, suite: () => void): void {
  const plan = mysqlPlan();
  if (plan.kind !== 'none') return describe(title, suite);
  if (process.env.CI === 'true') {
    return describe(title, () => {
      test('needs a MySQL server', () => {
        throw new Error(plan.why);
      });
    });
  }
  process.stderr.write(`\n*** SKIPPED ${title}: ${plan.why}\n\n`);
  describe.skip(title, suite);
}

/** A new, empty MySQL database. */
export async function freshMysqlUrl(): Promise<string> {
  server ??= mysqlServer();
  const { url } = await server;
  const name = `qianfa_test_${randomBytes(6).toString('hex')}`;
  await onServer(url, `CREATE DATABASE ${name}`);
  databases.push(name);
  return Object.assign(new URL(url), { pathname: `/${name}` }).toString();
}

/** A new, empty SQLite file. */
export async function freshSqliteUrl(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'qianfa-test-'));
  folders.push(folder);
  return `sqlite:${join(folder, 'test.sqlite')}`;
}

let server: Promise<MysqlServer> | undefined;
const databases: string[] = [];
const folders: string[] = [];

// registered when a test file imports this: the last hook of the file
afterAll(async () => {
  const { url, stop } = (await server) ?? {};
  for (const name of databases.splice(0)) await onServer(String(url), `DROP DATABASE IF EXISTS ${name}`);
  await stop?.();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function describeOn(
  name: DatabaseName,
  fresh: () => Promise<string>,
  suite: (name: DatabaseName, open: OpenStore, url: () => Promise<string>) => void,
): void {
  const stores: Store[] = [];
  let address: Promise<string> | undefined;
  const url = (): Promise<string> => (address ??= fresh());
  const open: OpenStore = async (options) => {
    const store = await openStore({ ...options, url: await url() });
    stores.push(store);
    await store.migrate();
    return store;
  };
  afterAll(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
  });
  suite(name, open, url);
}
