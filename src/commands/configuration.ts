import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadConfig } from '../config';
import { openStore } from '../persistence/store';
import type { Store } from '../application/store';

/** The database a command works on: the configuration's, or the one `npm start` keeps under var/ without one. */
export function databaseUrl(config: string | null): string {
  return config === null ? `sqlite:${path.resolve('var', 'qianfa.sqlite')}` : loadConfig({ file: config }).database.url;
}

/** Open the store, do the work, close it whatever happens. */
export async function withStore<T>(config: string | null, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ url: databaseUrl(config) });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** The same for work that only reads: a database that is not there or not of this version is said, and not made. */
export async function withExistingStore<T>(config: string | null, work: (store: Store) => Promise<T>): Promise<T> {
  const file = /^sqlite:(?!:memory:)(.*)$/.exec(databaseUrl(config))?.[1];
  if (file !== undefined && !existsSync(file))
    throw new Error(`there is no database ${file} yet: npm run qianfa -- migrate`);
  return withStore(config, async (store) => {
    const pending = await store.pendingMigrations();
    if (pending.length > 0) throw new Error('the database is not of this version: npm run qianfa -- migrate');
    return work(store);
  });
}
