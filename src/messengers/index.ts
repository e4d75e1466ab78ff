/** The messengers there are. `wiring` asks for those the configuration names. */
import type { Messenger } from '../application/ports';
import { createWecom } from './wecom';
import type { WecomConfig, WecomOptions } from './wecom/settings';

export function createMessengers(config: { wecom?: WecomConfig }, options: WecomOptions): Messenger[] {
  return config.wecom ? [createWecom(config.wecom, options)] : [];
}
