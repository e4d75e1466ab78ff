/** The messengers there are. `wiring` asks for those the configuration names. */
import type { Messenger, MessengerName } from '../application/ports';
import { createDingtalk } from './dingtalk';
import type { DingtalkConfig, DingtalkOptions } from './dingtalk/settings';
import { createWecom } from './wecom';
import type { WecomConfig, WecomOptions } from './wecom/settings';

/** What the process gives its messengers, whichever they are. */
export interface MessengerOptions extends WecomOptions, Omit<DingtalkOptions, 'webhook' | 'count'> {
  /** the address whose next part is a messenger's name, and a secret that its callbacks may be signed with */
  webhooks?: { url: string; cardSecret: string };
  /** Counts a call that costs quota, for all processes together. */
  count?: (messenger: MessengerName) => Promise<void>;
}

/** In the order in which a person who has an account in several is reached. */
export function createMessengers(
  config: { wecom?: WecomConfig; dingtalk?: DingtalkConfig },
  { webhooks, count, ...options }: MessengerOptions,
): Messenger[] {
  const dingtalkOptions: DingtalkOptions = {
    ...options,
    ...(webhooks && { webhook: { ...webhooks, url: `${webhooks.url}/dingtalk` } }),
    ...(count && { count: () => count('dingtalk') }),
  };
  return [
    ...(config.wecom ? [createWecom(config.wecom, options)] : []),
    ...(config.dingtalk ? [createDingtalk(config.dingtalk, dingtalkOptions)] : []),
  ];
}
