import { ApiRefusal } from './refusal';
import type { Dingtalk } from './state';

const BEIJING = 8 * 3_600_000;

/** This month's counters, set to nought with the month. */
function usageNow(dingtalk: Dingtalk) {
  const { usage } = dingtalk.state;
  const month = new Date(dingtalk.now() + BEIJING).toISOString().slice(0, 7);
  if (usage.month !== month) Object.assign(usage, { month, calls: 0, pushes: 0 });
  return usage;
}

/**
 * Counts a call that costs quota (dingtalk.md §12.1).
 * @throws ApiRefusal when the month's calls are used up
 */
export function spendCall(dingtalk: Dingtalk): void {
  const { quirks } = dingtalk;
  if (quirks.callsLeft !== null && quirks.callsLeft <= 0) {
    throw new ApiRefusal(403, 'Forbidden.AccessDenied.ApiCountLimitForOrg', 'monthly calls used up');
  }
  if (quirks.callsLeft !== null) quirks.callsLeft -= 1;
  usageNow(dingtalk).calls += 1;
}

/**
 * Counts a call of an interface within its second (§12.2): real calls, so on the machine's own time.
 * @param now ms
 * @throws ApiRefusal when there were too many
 */
export function spendSecond({ quirks, recent }: Dingtalk, name: string, now = performance.now()): void {
  const { callsASecond } = quirks;
  if (callsASecond === null) return;
  const within = (recent.get(name) ?? []).filter((at) => at > now - 1000);
  if (within.length >= callsASecond) {
    throw new ApiRefusal(403, 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi', 'too many calls in this second');
  }
  recent.set(name, [...within, now]);
}

export function countPush(dingtalk: Dingtalk): void {
  usageNow(dingtalk).pushes += 1;
}
