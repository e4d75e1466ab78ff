/** What the WeCom messenger is told: contract §2 `messengers.wecom`, and what the process gives it. */
import type { Clock } from '../../lib/clock';
import type { Log } from '../../lib/log';

export interface WecomConfig {
  /** may carry a path prefix, e.g. of an egress proxy */
  apiBase: string;
  oauthBase: string;
  corpId: string;
  agentId: number;
  secret: string;
  callback: { token: string; encodingAesKey: string };
}

export interface WecomOptions {
  clock: Clock;
  /** a signed callback whose timestamp is further from our clock is refused */
  callbackMaxAgeMs: number;
  /** for what is worth knowing although it is no error */
  log?: Log;
}
