/** What `doctor` says of calls that cost the company money beyond a number (`dingtalk.md` §12.1). */
import type { Messenger, MessengerName } from '../application/ports';
import { callsMade, countCall, isRunningLow } from '../application/quota';
import type { Store } from '../application/store';
import { machineClock } from '../lib/clock';

/** What doctor itself costs is counted too, once there is a place for it. */
export async function countTry(store: Store, messenger: MessengerName): Promise<void> {
  if ((await store.pendingMigrations()).length === 0) await countCall(store, messenger, machineClock.now());
}

/** Never a failure: what a paid edition allows is known to its console alone. */
export async function checkQuota(store: Store, messenger: Messenger): Promise<string> {
  const { name, freeCallsPerMonth = 0 } = messenger;
  const isReady = (await store.pendingMigrations()).length === 0;
  const made = isReady ? await callsMade(store.read, name, machineClock.now()) : 0;
  const told = `${made} calls made this month of the ${freeCallsPerMonth} that all apps of the company have together`;
  if (!isReady || !(await isRunningLow(store.read, messenger, machineClock.now()))) return told;
  const instead = messenger.todos ? ', so reminders are to-dos now' : '';
  return `${told}. That is close${instead}: see the console, 资源管理`;
}
