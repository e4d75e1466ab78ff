/** Jest's globalSetup: when a MySQL server has to be started for the tests, it is started once for all of them. */
import { mysqlPlan, startMariadb, type MysqlServer } from './mysql-server';

declare global {
  var startedMysqlServer: MysqlServer | undefined;
}

export default async function globalSetup(): Promise<void> {
  const plan = mysqlPlan();
  if (plan.kind === 'start') globalThis.startedMysqlServer = await startMariadb();
  if (plan.kind === 'running') process.env.TEST_MYSQL_URL = plan.url;
  if (globalThis.startedMysqlServer) process.env.TEST_MYSQL_URL = globalThis.startedMysqlServer.url;
}
