import type { Server } from 'node:http';
import type { Credentials } from '../credentials';
import type { SandboxPerson } from '../people';
import type { Pictures } from '../pictures';
import type { Mount } from '../server';
import type { Store } from '../store';
import { createDingtalkControl, DINGTALK_PATIENCE, type DingtalkControl, type DingtalkPatience } from './control';
import { createGateway } from './gateway';
import { dingtalkFilesHandler, dingtalkHandler, dingtalkLoginHandler, dingtalkOldHandler } from './index';
import { noQuirks } from './quirks';
import type { Dingtalk, DingtalkState } from './state';
import { createStream } from './stream';

export interface DingtalkPlatform {
  mounts: Mount[];
  control: DingtalkControl;
  /** Takes the WebSocket upgrades of the server the mounts hang on. */
  attach(server: Server): void;
  save(): Promise<void>;
  stop(): void;
}

/** Puts the fake DingTalk together. */
export function createDingtalk(parts: {
  credentials: Credentials['dingtalk'];
  store: Store<DingtalkState>;
  now: () => number;
  pictures: Pictures;
  people: () => SandboxPerson[];
  url: () => string;
  callbackUrl: () => string;
  patience?: Partial<DingtalkPatience>;
  stopped: AbortSignal;
}): DingtalkPlatform {
  const { credentials, store, now, pictures, people, url, callbackUrl, stopped } = parts;
  const dingtalk: Dingtalk = {
    credentials,
    state: store.value,
    save: () => store.save(),
    now,
    pictures,
    quirks: noQuirks(),
    recent: new Map(),
    get people() {
      return people();
    },
    url,
    callbackUrl,
  };
  const gateway = createGateway(dingtalk);
  const stream = createStream(dingtalk, gateway, stopped);
  return {
    mounts: [
      { prefix: '/dingtalk', platform: 'dingtalk', answer: dingtalkHandler(dingtalk, gateway) },
      { prefix: '/dingtalk-oapi', platform: 'dingtalk', answer: dingtalkOldHandler(dingtalk) },
      { prefix: '/dingtalk-files', answer: dingtalkFilesHandler(dingtalk) },
      { prefix: '/dingtalk-login', answer: dingtalkLoginHandler(dingtalk) },
    ],
    control: createDingtalkControl(dingtalk, stream, { ...DINGTALK_PATIENCE, ...parts.patience }, stopped),
    attach: (server) => gateway.attach(server),
    save: () => store.save(),
    stop: () => gateway.stop(),
  };
}
