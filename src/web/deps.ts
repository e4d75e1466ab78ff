/** What the web side is given; `wiring.ts` puts it together. */
import type Router from 'koa-router';
import type { Door } from '../application/door';
import type { Channel, ChannelWebhook, FileStore, Messenger, MessengerName } from '../application/ports';
import type { Store } from '../application/store';
import type { CurrentWorld } from '../application/world';
import type { Clock } from '../lib/clock';
import type { Log } from '../lib/log';
import type { Metrics } from './metrics';

export interface WebDeps {
  world: CurrentWorld;
  door: Door;
  store: Store;
  messengers: Map<MessengerName, Messenger>;
  /** by account id */
  channels: Map<string, Channel>;
  /** by account id */
  channelWebhooks: Map<string, ChannelWebhook>;
  files: FileStore;
  clock: Clock;
  log: Log;
  config: WebConfig;
  /** further routes, e.g. the sandbox's page */
  extra?: Router[];
  /** called after an input was committed: the dispatcher may have something to do */
  onAccepted: () => void;
  metrics: Metrics;
}

export interface WebConfig {
  /** without a slash at the end; redirects are built from it and never from a request */
  publicUrl: string;
  trustProxy: boolean;
  apiTokens: ApiToken[];
  /** signs cookies; newest first */
  cookieKeys: string[];
  /** keys the hashes of what was kept out because of a classification mark */
  quarantineKey: string;
}

export interface ApiToken {
  name: string;
  /** hex */
  sha256: string;
  roles: readonly string[];
}
