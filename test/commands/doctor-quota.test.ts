import type { Messenger } from '../../src/application/ports';
import { countCall } from '../../src/application/quota';
import type { Store } from '../../src/application/store';
import { checkQuota } from '../../src/commands/doctor-quota';
import { openStore } from '../../src/persistence/store';

let store: Store;
beforeEach(async () => {
  store = await openStore({ url: 'sqlite::memory:' });
});
afterEach(() => store.close());

const messenger = { name: 'dingtalk', freeCallsPerMonth: 5 } as Messenger;
const call = () => countCall(store, 'dingtalk', Date.now());

test('a database without tables has no calls', async () => {
  await expect(checkQuota(store, messenger)).resolves.toMatch(/^0 calls made this month/);
});

test('this month’s calls are told, with a warning from four fifths on', async () => {
  await store.migrate();
  for (const _time of [1, 2, 3]) await call();
  await countCall(store, 'dingtalk', Date.now() - 40 * 86_400_000);
  const told = await checkQuota(store, messenger);
  expect(told).toMatch(/^3 calls made this month of the 5 /);
  expect(told).not.toContain('close');
  await call();
  await expect(checkQuota(store, messenger)).resolves.toContain('That is close:');
  const todos = { put: async () => null, finish: async () => {} };
  await expect(checkQuota(store, { ...messenger, todos })).resolves.toContain('so reminders are to-dos now');
});
