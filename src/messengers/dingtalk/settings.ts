/** What the DingTalk messenger is told: contract §2 `messengers.dingtalk`, and what the process gives it. */
import type { Clock } from '../../lib/clock';
import type { Log } from '../../lib/log';

export interface DingtalkConfig {
  /** may carry a path prefix, e.g. of an egress proxy */
  apiBase: string;
  oapiBase: string;
  loginBase: string;
  clientId: string;
  clientSecret: string;
  robotCode: string;
  corpId: string;
  cardTemplateId: string;
  inbound: 'stream' | 'http';
  /** what the company's edition allows; 5000 unless given */
  callsPerMonth?: number;
  /** http only */
  callback?: { token: string; aesKey: string };
}

export interface DingtalkOptions {
  clock: Clock;
  /** a signed callback whose timestamp is further from our clock is refused */
  callbackMaxAgeMs: number;
  /** for what is worth knowing although it is no error */
  log?: Log;
  /** where our webhooks are reached, and the secret that taps on cards are signed with; http only */
  webhook?: { url: string; cardSecret: string };
  /** Counts a call that costs quota, for all processes together. */
  count?: () => Promise<void>;
}

export const PLATFORM = 'dingtalk';
