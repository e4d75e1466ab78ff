/** Jest's globalTeardown: ends the server that globalSetup started, if it did. */
import './global-setup';

export default async function globalTeardown(): Promise<void> {
  await globalThis.startedMysqlServer?.stop();
}
