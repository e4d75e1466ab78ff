/** What the DingTalk tests start from: the sandbox's DingTalk, the messenger on it, and inputs as they arrive. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NO_ANSWER, type Answer, type Card, type Inbound } from '../../../src/application/ports';
import { createDingtalk } from '../../../src/messengers/dingtalk';
import type { DingtalkConfig, DingtalkOptions } from '../../../src/messengers/dingtalk/settings';
import type { StreamTimes } from '../../../src/messengers/dingtalk/stream/connection';
import { startPlatforms, type Platforms } from '../../../src/sandbox/platforms';
import { until } from '../../sandbox/support';

/** 2026-03-02 09:00 in Beijing. */
export const NOW = Date.UTC(2026, 2, 2, 1, 0, 0);
export const MAX_AGE = 15 * 60_000;
export const OFFICER = '0202';
export const HEAD = '0201';

/** Nothing in these tests waits for a real platform's patience. */
const QUICK: StreamTimes = { open: 2000, silence: 60_000, look: 60_000, firstWait: 5, settled: 0 };

export interface Bench {
  platforms: Platforms;
  config: DingtalkConfig;
  people: Platforms['control']['dingtalk'];
  /** Another messenger on the same platform: another process, or after a restart. */
  messenger(change?: Partial<DingtalkConfig>, times?: Partial<StreamTimes>): ReturnType<typeof createDingtalk>;
  lines: string[];
  end(): Promise<void>;
}

export async function openBench(): Promise<Bench> {
  const dir = await mkdtemp(path.join(tmpdir(), 'qianfa-dingtalk-'));
  const platforms = await startPlatforms({
    dir,
    now: () => NOW,
    callbackUrls: { wecom: '', wechat: '', dingtalk: 'http://127.0.0.1:9/webhooks/dingtalk' },
    dingtalkPatience: { cardMs: 2000, eventMs: 2000, eventRetryMs: [10, 10], robotRetryMs: [30, 30], drainMs: 60 },
  });
  const { url, credentials } = platforms;
  const config: DingtalkConfig = {
    apiBase: `${url}/dingtalk`,
    oapiBase: `${url}/dingtalk-oapi`,
    loginBase: `${url}/dingtalk-login`,
    ...credentials.dingtalk,
    inbound: 'stream',
  };
  const lines: string[] = [];
  const write = (fields: object, text: string) => void lines.push(`${text} ${JSON.stringify(fields)}`);
  const log = { info: write, warn: write, error: write } as unknown as DingtalkOptions['log'];
  let ended: Promise<void> | undefined;
  const end = async () => {
    await platforms.stop();
    await rm(dir, { recursive: true, force: true });
  };
  return {
    platforms,
    config,
    people: platforms.control.dingtalk,
    messenger: (change = {}, times = {}) =>
      createDingtalk(
        { ...config, ...change },
        {
          clock: { now: () => NOW },
          callbackMaxAgeMs: MAX_AGE,
          log,
          times: { ...QUICK, ...times },
          webhook: { url: 'http://127.0.0.1:9/webhooks/dingtalk', cardSecret: 'card-secret' },
        },
      ),
    lines,
    end: () => (ended ??= end()),
  };
}

/** Starts taking in, waits for the connection, and keeps what came. */
export async function listening(bench: Bench, messenger: ReturnType<typeof createDingtalk>) {
  const before = bench.people.stream.connected();
  const heard = {
    inputs: [] as Inbound[],
    /** what an input is answered, or what is thrown when nothing could be stored */
    answer: (_inbound: Inbound): Answer | Promise<Answer> => NO_ANSWER,
    stop: () => messenger.intake!.stop(),
  };
  messenger.intake!.start(async (inbound) => {
    const answer = await heard.answer(inbound);
    heard.inputs.push(inbound);
    return answer;
  });
  await until(() => bench.people.stream.connected() > before);
  return heard;
}

export function buildCard(change: Partial<Card> = {}): Card {
  return {
    taskId: 'S-1_r1_DEPT',
    tag: '签发 · 部门审核',
    title: '晨跑的好处',
    buttons: [
      { text: '同意', tone: 'primary', key: 'approve' },
      { text: '退回', tone: 'danger', key: 'return' },
    ],
    ...change,
  };
}
