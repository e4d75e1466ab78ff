/** Jest's globalTeardown: ends the server that globalSetup started, and clears the folder it made, if it did. */
import { rmSync } from 'node:fs';
import './global-setup';

export default async function globalTeardown(): Promise<void> {
  await globalThis.startedMysqlServer?.stop();
  if (globalThis.folderInMemory) rmSync(globalThis.folderInMemory, { recursive: true, force: true });
}
