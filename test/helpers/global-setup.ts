/**
 * Jest's globalSetup: temporary files live in memory where the machine has room for that, and a MySQL server that has to be started
 * for the tests is started once for all of them.
 */
import { mkdtempSync, statfsSync } from 'node:fs';
import { mysqlPlan, startMariadb, type MysqlServer } from './mysql-server';

const IN_MEMORY = '/dev/shm';
const ENOUGH_BYTES = 4 * 2 ** 30;

declare global {
  var startedMysqlServer: MysqlServer | undefined;
  var folderInMemory: string | undefined;
}

export default async function globalSetup(): Promise<void> {
  if (hasRoom(IN_MEMORY)) process.env.TMPDIR = globalThis.folderInMemory = mkdtempSync(`${IN_MEMORY}/qianfa-tests-`);
  const plan = mysqlPlan();
  if (plan.kind === 'start') globalThis.startedMysqlServer = await startMariadb();
  if (plan.kind === 'running') process.env.TEST_MYSQL_URL = plan.url;
  if (globalThis.startedMysqlServer) process.env.TEST_MYSQL_URL = globalThis.startedMysqlServer.url;
}

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= ENOUGH_BYTES;
  } catch {
    return false;
  }
}
