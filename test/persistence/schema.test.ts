import type { DataSource } from 'typeorm';
import type { Store } from '../../src/application/store';
import { createDataSource } from '../../src/persistence/data-source';
import { migrations } from '../../src/persistence/migrations';
import { openStore } from '../../src/persistence/store';
import { forEachDatabase } from '../helpers/databases';

forEachDatabase((_name, _open, url) => {
  test('four processes that migrate at once all succeed, and one of them does it', async () => {
    const address = await url();
    const stores = await Promise.all([1, 2, 3, 4].map(() => openStore({ url: address })));
    try {
      expect(await stores[0]?.pendingMigrations()).toHaveLength(migrations.length);

      const done = await Promise.all(stores.map((store) => store.migrate()));

      expect(done.flat()).toEqual(migrations.map(({ name }) => name));
      expect(await Promise.all(stores.map((store) => store.pendingMigrations()))).toEqual([[], [], [], []]);
    } finally {
      await closed(stores);
    }
  });

  test('the migrations make exactly what the tables declare', async () => {
    const drift = await onMigrated(await url(), (source) => source.driver.createSchemaBuilder().log());
    expect(drift.upQueries.map((query) => query.query)).toEqual([]);
  });

  test('the migrations can be taken back', async () => {
    const left = await onMigrated(await url(), async (source) => {
      for (const _migration of migrations) await source.undoLastMigration({ transaction: 'none' });
      const runner = source.createQueryRunner();
      const tables = await Promise.all(['submissions', 'outbox', 'books'].map((table) => runner.hasTable(table)));
      await runner.release();
      return tables;
    });
    expect(left).toEqual([false, false, false]);
  });
});

async function closed(stores: Store[]): Promise<void> {
  await Promise.all(stores.map((store) => store.close()));
}

/** Look at a migrated database through TypeORM; what is opened is closed, also when the look fails. */
async function onMigrated<T>(url: string, look: (source: DataSource) => Promise<T>): Promise<T> {
  const store = await openStore({ url });
  await store.migrate().finally(() => store.close());
  const source = await (await createDataSource({ url })).initialize();
  try {
    return await look(source);
  } finally {
    await source.destroy();
  }
}
