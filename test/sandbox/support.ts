import { createServer, type Server } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { XMLParser } from 'fast-xml-parser';
import type { CallbackKeys } from '../../src/sandbox/credentials';
import { startPlatforms, type Platforms, type PlatformsOptions } from '../../src/sandbox/platforms';

/** 2026-03-24 10:00 in Beijing. */
export const START = Date.parse('2026-03-24T10:00:00+08:00');

export interface Stage {
  platforms: Platforms;
  clock: { now: number };
  dir: string;
  /** Stops the platforms and starts them again on the same folder. */
  restart(): Promise<Platforms>;
  end(): Promise<void>;
}

/** Platforms on a clock of our own and a folder that is removed at the end. */
export async function buildStage(options: Partial<PlatformsOptions> = {}): Promise<Stage> {
  const dir = await mkdtemp(path.join(tmpdir(), 'qianfa-sandbox-'));
  const clock = { now: START };
  const start = () =>
    startPlatforms({
      dir,
      now: () => clock.now,
      callbackUrls: {
        wecom: 'http://127.0.0.1:9/webhooks/wecom',
        wechat: 'http://127.0.0.1:9/webhooks/wechat/A-WX',
      },
      patience: { deadlineMs: 1000, retryMs: [10, 10, 10] },
      ...options,
    });
  const stage: Stage = {
    platforms: await start(),
    clock,
    dir,
    restart: async () => {
      await stage.platforms.stop();
      stage.platforms = await start();
      return stage.platforms;
    },
    end: async () => {
      await stage.platforms.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
  return stage;
}

export type Json = Record<string, unknown>;

export async function getJson(url: string, headers: Record<string, string> = {}): Promise<Json> {
  return (await (await fetch(url, { headers })).json()) as Json;
}

export async function postJson(url: string, body: unknown): Promise<Json> {
  const headers = { 'content-type': 'application/json' };
  return (await (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).json()) as Json;
}

/** A WeCom client with a fresh token. */
export async function wecomClient(platforms: Platforms) {
  const { corpId, secret, agentId } = platforms.credentials.wecom;
  const base = `${platforms.url}/wecom/cgi-bin`;
  const { access_token: token } = await getJson(`${base}/gettoken?corpid=${corpId}&corpsecret=${secret}`);
  return {
    token: `${token}`,
    get: (call: string, query = '') => getJson(`${base}/${call}?access_token=${token}${query}`),
    post: (call: string, body: Json) =>
      postJson(`${base}/${call}?access_token=${token}`, { agentid: agentId, ...body }),
    send: (touser: string, content: Json) =>
      postJson(`${base}/message/send?access_token=${token}`, { touser, agentid: agentId, ...content }),
  };
}

/** A WeChat client with a fresh token. */
export async function wechatClient(platforms: Platforms) {
  const { appId, appSecret } = platforms.credentials.wechat;
  const base = `${platforms.url}/wechat/cgi-bin`;
  const asked = { grant_type: 'client_credential', appid: appId, secret: appSecret };
  const { access_token: token } = await postJson(`${base}/stable_token`, asked);
  const upload = async (call: string, bytes: Buffer, query = '') => {
    const form = new FormData();
    form.append('media', new Blob([new Uint8Array(bytes)]), 'picture.png');
    const answer = await fetch(`${base}/${call}?access_token=${token}${query}`, { method: 'POST', body: form });
    return (await answer.json()) as Json;
  };
  return {
    get: (call: string) => getJson(`${base}/${call}?access_token=${token}`),
    post: (call: string, body: Json) => postJson(`${base}/${call}?access_token=${token}`, body),
    upload,
  };
}

/** A card with the four things every approval card has. */
export function buildCard(taskId: string, change: Json = {}): Json {
  return {
    card_type: 'button_interaction',
    main_title: { title: '待审：周末活动' },
    task_id: taskId,
    button_list: [
      { text: '同意', style: 1, key: 'approve' },
      { text: '退回', style: 3, key: 'return' },
    ],
    ...change,
  };
}

export function cardMessage(card: Json): Json {
  return { msgtype: 'template_card', template_card: card };
}

/** What a callback said after decryption, every leaf as text. */
export interface Heard {
  query: URLSearchParams;
  raw: string;
  message: Json;
  receiveId: string;
}

/** A tiny product: decrypts what arrives with its own copy of the keys and answers what `answer` says. */
export async function buildWebhook(keys: () => CallbackKeys) {
  const heard: Heard[] = [];
  const webhook = {
    heard,
    url: '',
    /** Plain XML of the passive reply, or a bare status. */
    answer: (_heard: Heard): string | number | Promise<string | number> => '',
    receiveId: '',
    close: async () => {},
  };
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', async () => {
      const query = new URL(request.url ?? '', 'http://127.0.0.1').searchParams;
      if (request.method === 'GET')
        return response.end(decrypt(keys().encodingAesKey, query.get('echostr') ?? '').message);
      const entry = openCallback(keys(), query, Buffer.concat(parts).toString('utf8'));
      heard.push(entry);
      const answer = await webhook.answer(entry);
      response.statusCode = typeof answer === 'number' ? answer : 200;
      response.end(
        typeof answer === 'string' && answer.startsWith('<xml>')
          ? sealReply(keys(), entry.receiveId, answer)
          : answer && typeof answer === 'string'
            ? answer
            : '',
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  webhook.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  webhook.close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return webhook;
}

const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, processEntities: false });

function openCallback(keys: CallbackKeys, query: URLSearchParams, raw: string): Heard {
  const sealed = `${(parser.parse(raw) as { xml: Json }).xml['Encrypt']}`;
  const expected = getSignature(keys.token, query.get('timestamp') ?? '', query.get('nonce') ?? '', sealed);
  if (expected !== query.get('msg_signature')) throw new Error('wrong msg_signature');
  const { message, id } = decrypt(keys.encodingAesKey, sealed);
  return { query, raw, message: (parser.parse(message) as { xml: Json }).xml, receiveId: id };
}

function sealReply(keys: CallbackKeys, receiveId: string, plain: string): string {
  const sealed = encrypt(keys.encodingAesKey, plain, receiveId);
  const signature = getSignature(keys.token, '1700000000', 'nonce', sealed);
  return `<xml><Encrypt><![CDATA[${sealed}]]></Encrypt><MsgSignature><![CDATA[${signature}]]></MsgSignature><TimeStamp>1700000000</TimeStamp><Nonce><![CDATA[nonce]]></Nonce></xml>`;
}

/** Waits for a condition instead of for a time. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 120_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('the condition did not come true');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
