/** What `doctor` says of calls that cost the company money beyond a number (`dingtalk.md` §12.1). */
import type { Messenger } from '../application/ports';
import { callsMade } from '../application/quota';
import type { Store } from '../application/store';
import { machineClock } from '../lib/clock';

/** Never a failure: what a paid edition allows is known to its console alone. */
export async function checkQuota(store: Store, { name, freeCallsPerMonth = 0 }: Messenger): Promise<string> {
  const isReady = (await store.pendingMigrations()).length === 0;
  const made = isReady ? await callsMade(store.read, name, machineClock.now()) : 0;
  const told = `${made} calls made this month; the standard edition has ${freeCallsPerMonth} for all apps together`;
  return made < freeCallsPerMonth * 0.8 ? told : `${told}. That is close: see the console, 资源管理`;
}
