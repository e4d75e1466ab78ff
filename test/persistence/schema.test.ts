import { createDataSource } from '../../src/persistence/data-source';
import { openStore } from '../../src/persistence/store';
import { forEachDatabase } from '../helpers/databases';

forEachDatabase((name, _open, url) => {
  test('four processes that migrate at once all succeed, and one of them does it', async () => {
    const address = await url();
    const stores = await Promise.all([1, 2, 3, 4].map(() => openStore({ url: address })));
    expect(await stores[0]?.pendingMigrations()).toHaveLength(1);

    const done = await Promise.all(stores.map((store) => store.migrate()));

    expect(done.flat()).toHaveLength(1);
    expect(await Promise.all(stores.map((store) => store.pendingMigrations()))).toEqual([[], [], [], []]);
    await Promise.all(stores.map((store) => store.close()));
  });

  test('the migrations make exactly what the tables declare', async () => {
    const store = await openStore({ url: await url() });
    await store.migrate();
    await store.close();
    const source = await (await createDataSource({ url: await url() })).initialize();

    const drift = await source.driver.createSchemaBuilder().log();

    expect(drift.upQueries.map((query) => query.query)).toEqual([]);
    await source.destroy();
  });

  test('the migrations can be taken back', async () => {
    const source = await (await createDataSource({ url: await url() })).initialize();
    await source.undoLastMigration({ transaction: 'none' });
    const runner = source.createQueryRunner();
    expect(await runner.hasTable('submissions')).toBe(false);
    await runner.release();
    await source.destroy();
    expect(name).toBeTruthy();
  });
});
