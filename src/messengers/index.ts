/** The messengers there are. `wiring` asks for those the configuration names. */
import type { Messenger } from '../application/ports';
import { createDingtalk } from './dingtalk';
import type { DingtalkConfig, DingtalkOptions } from './dingtalk/settings';
import { createWecom } from './wecom';
import type { WecomConfig, WecomOptions } from './wecom/settings';

/** In the order in which a person who has an account in several is reached. */
export function createMessengers(
  config: { wecom?: WecomConfig; dingtalk?: DingtalkConfig },
  options: WecomOptions & DingtalkOptions,
): Messenger[] {
  return [
    ...(config.wecom ? [createWecom(config.wecom, options)] : []),
    ...(config.dingtalk ? [createDingtalk(config.dingtalk, options)] : []),
  ];
}
