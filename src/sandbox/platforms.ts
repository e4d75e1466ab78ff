import { access, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Patience } from './callback';
import { createChanges } from './changes';
import { createDingtalk, type DingtalkPlatform } from './dingtalk/create';
import type { DingtalkPatience } from './dingtalk/control';
import type { SandboxPerson } from './people';
import { createControl, type Control, type Sandbox } from './control';
import { controlHandler } from './control-routes';
import { openCredentials, type Credentials } from './credentials';
import { createFaults } from './faults';
import { openPictures } from './pictures';
import { samplePicture } from './sample-picture';
import { json, type Handler } from './http';
import { close, listen } from './server';
import { openStore } from './store';
import { emptyDingtalk } from './dingtalk/state';
import { wechatHandler } from './wechat';
import { emptyWechat } from './wechat/state';
import { wecomHandler, wecomLoginHandler } from './wecom';
import { peopleNow } from './wecom/personnel';
import { emptyWecom } from './wecom/state';
import { weiboHandler } from './weibo';
import { emptyWeibo } from './weibo/state';

export interface PlatformsOptions {
  /** State, pictures and credentials live here and survive restarts. */
  dir: string;
  /** 0 or absent: any free one. */
  port?: number;
  /** Epoch ms; one clock serves product and platforms. */
  now: () => number;
  /** The product's webhooks; empty when the product has none (yet). */
  callbackUrls: CallbackUrls;
  /** `off` lifts the rate limits and daily quotas, never the limits of content. */
  limits?: 'platform' | 'off';
  /** Further members of the fictional company, beyond sandboxPeople(). */
  members?: SandboxPerson[];
  /** How the webhooks are called; WeCom's five seconds unless told. */
  patience?: Patience;
  /** The same of DingTalk. */
  dingtalkPatience?: Partial<DingtalkPatience>;
}

export interface CallbackUrls {
  wecom: string;
  wechat: string;
  /** Base of the three DingTalk addresses; without one DingTalk can only use Stream. */
  dingtalk?: string;
}

/** The running platforms. Base addresses: `url` + `/wecom`, `/wecom-login`, `/dingtalk`, `/dingtalk-oapi`, `/dingtalk-login`, `/weibo`, `/wechat`, `/control`. */
export interface Platforms {
  url: string;
  credentials: Credentials;
  control: Control;
  /** A picture made for `defaultCover` of the official account. */
  coverFile: string;
  setCallbackUrls(urls: CallbackUrls): void;
  /** What answers every address that belongs to no platform: the page, when the platforms run by themselves. */
  setPage(page: Handler): void;
  stop(): Promise<void>;
}

const PATIENCE: Patience = { deadlineMs: 5000, retryMs: [500, 1000, 2000] };
const TICK = 200;

/** Starts WeCom, DingTalk, Weibo and the WeChat official account on one port of 127.0.0.1. */
export async function startPlatforms(options: PlatformsOptions): Promise<Platforms> {
  const stopping = new AbortController();
  let { callbackUrls } = options;
  let url = '';
  let page: Handler = () => json({ error: 'not found' }, 404);
  const credentials = await openCredentials(options.dir);
  const parts = await openSandbox(options, credentials, stopping.signal, () => ({ url, callbackUrls }));
  const { sandbox, dingtalk } = parts;
  const control = createControl(sandbox);

  const { server, port } = await listen(
    [
      { prefix: '/wecom', platform: 'wecom', answer: wecomHandler(sandbox.wecom) },
      { prefix: '/wecom-login', answer: wecomLoginHandler(sandbox.wecom) },
      ...dingtalk.mounts,
      { prefix: '/weibo', platform: 'weibo', answer: weiboHandler(sandbox.weibo) },
      { prefix: '/wechat', platform: 'wechat', answer: wechatHandler(sandbox.wechat) },
      { prefix: '/control', answer: controlHandler(control, credentials) },
      { prefix: '', answer: (call) => page(call) },
    ],
    sandbox.faults,
    options.port ?? 0,
  );
  url = `http://127.0.0.1:${port}`;
  dingtalk.attach(server);
  const ticking = tick(control, stopping.signal);
  return {
    url,
    credentials,
    control,
    coverFile: await ensureCover(options.dir),
    setCallbackUrls: (urls) => {
      callbackUrls = urls;
    },
    setPage: (handler) => {
      page = handler;
    },
    stop: async () => {
      stopping.abort();
      sandbox.changes.release();
      dingtalk.stop();
      await close(server);
      await ticking;
      await Promise.all([sandbox.wecom.save(), dingtalk.save(), sandbox.weibo.save(), sandbox.wechat.save()]);
    },
  };
}

async function openSandbox(
  options: PlatformsOptions,
  credentials: Credentials,
  stopped: AbortSignal,
  addresses: () => { url: string; callbackUrls: CallbackUrls },
): Promise<{ sandbox: Sandbox; dingtalk: DingtalkPlatform }> {
  const { dir, now } = options;
  const changes = createChanges();
  const faults = createFaults();
  const pictures = await openPictures(path.join(dir, 'media'), () => addresses().url);
  const shared = { now, pictures, limited: options.limits !== 'off' };
  const open = <T extends object>(name: string, empty: () => T) =>
    openStore(path.join(dir, `${name}.json`), empty, changes.bump);
  const wecom = await open('wecom', emptyWecom);
  const weibo = await open('weibo', emptyWeibo);
  const wechat = await open('wechat', emptyWechat);
  const people = () => peopleNow(wecom.value, options.members ?? []);
  const dingtalk = createDingtalk({
    ...shared,
    credentials: credentials.dingtalk,
    store: await open('dingtalk', emptyDingtalk),
    people,
    url: () => addresses().url,
    callbackUrl: () => addresses().callbackUrls.dingtalk ?? '',
    patience: options.dingtalkPatience,
    stopped,
  });
  const sandbox: Sandbox = {
    dingtalk: dingtalk.control,
    wecom: {
      ...shared,
      credentials: credentials.wecom,
      state: wecom.value,
      save: wecom.save,
      get people() {
        return people();
      },
      callbackUrl: () => addresses().callbackUrls.wecom,
    },
    weibo: {
      ...shared,
      credentials: credentials.weibo,
      state: weibo.value,
      save: weibo.save,
      safeDomain: () => hostname(addresses().callbackUrls),
    },
    wechat: {
      ...shared,
      credentials: credentials.wechat,
      state: wechat.value,
      save: wechat.save,
      faults,
      busyKeys: new Set(),
      callbackUrl: () => addresses().callbackUrls.wechat,
    },
    pictures,
    faults,
    changes,
    patience: options.patience ?? PATIENCE,
    stopped,
  };
  return { sandbox, dingtalk };
}

/** The product's host is what the company registered as Weibo's safe domain. */
function hostname({ wecom, wechat }: CallbackUrls): string {
  const address = wecom || wechat;
  return address ? new URL(address).hostname : '';
}

/** Lets things happen by themselves as the clock passes; a failed round is tried again at the next. */
async function tick(control: Control, stopped: AbortSignal): Promise<void> {
  while (!stopped.aborted) {
    await control.settle().catch(() => {});
    await wait(TICK, undefined, { signal: stopped, ref: false }).catch(() => {});
  }
}

async function ensureCover(dir: string): Promise<string> {
  const file = path.resolve(dir, 'cover.png');
  const exists = await access(file).then(
    () => true,
    () => false,
  );
  if (!exists) await writeFile(file, await samplePicture('cover.png'));
  return file;
}
