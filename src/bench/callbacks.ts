/** Encrypted WeCom callbacks, made as the platform makes them, and how long a server takes to answer them. */
import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { encrypt, getSignature } from '@wecom/crypto';

export interface Keys {
  token: string;
  encodingAesKey: string;
  corpId: string;
  agentId: number;
}

export interface Callback {
  path: string;
  body: string;
}

/** One encrypted callback around an inner message. */
export function sealCallback(keys: Keys, inner: string): Callback {
  const sealed = encrypt(keys.encodingAesKey, inner, keys.corpId);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const nonce = randomBytes(8).toString('hex');
  const signature = getSignature(keys.token, timestamp, nonce, sealed);
  return {
    path: `/webhooks/wecom?msg_signature=${signature}&timestamp=${timestamp}&nonce=${nonce}`,
    body: `<xml><ToUserName><![CDATA[${keys.corpId}]]></ToUserName><AgentID><![CDATA[${keys.agentId}]]></AgentID><Encrypt><![CDATA[${sealed}]]></Encrypt></xml>`,
  };
}

const cdata = (text: string) => `<![CDATA[${text}]]>`;

export function textMessage(keys: Keys, from: string, content: string): Callback {
  const messageId = `7${randomBytes(7).readUIntBE(0, 6)}`;
  return sealCallback(
    keys,
    `<xml><ToUserName>${cdata(keys.corpId)}</ToUserName><FromUserName>${cdata(from)}</FromUserName><CreateTime>${Math.floor(Date.now() / 1000)}</CreateTime><MsgType>${cdata('text')}</MsgType><Content>${cdata(content)}</Content><MsgId>${messageId}</MsgId><AgentID>${keys.agentId}</AgentID></xml>`,
  );
}

export function tap(keys: Keys, from: string, taskId: string, key: string): Callback {
  return sealCallback(
    keys,
    `<xml><ToUserName>${cdata(keys.corpId)}</ToUserName><FromUserName>${cdata(from)}</FromUserName><CreateTime>${Math.floor(Date.now() / 1000)}</CreateTime><MsgType>${cdata('event')}</MsgType><Event>${cdata('template_card_event')}</Event><EventKey>${cdata(key)}</EventKey><TaskId>${cdata(taskId)}</TaskId><CardType>${cdata('button_interaction')}</CardType><ResponseCode>${cdata(randomBytes(8).toString('hex'))}</ResponseCode><AgentID>${keys.agentId}</AgentID></xml>`,
  );
}

export interface Load {
  perSecond: number;
  p50: number;
  p99: number;
  errors: number;
}

/** Send all callbacks, so many in flight, over kept-alive connections; times in ms. */
export async function drive(port: number, callbacks: Callback[], inFlight: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight });
  const times: number[] = [];
  let errors = 0;
  let next = 0;
  const began = performance.now();
  const worker = async () => {
    for (let i = next++; i < callbacks.length; i = next++) {
      const start = performance.now();
      if ((await post(agent, port, callbacks[i]!)) !== 200) errors += 1;
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: Math.min(inFlight, callbacks.length) }, worker));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: callbacks.length / seconds, p50: at(0.5), p99: at(0.99), errors };
}

function post(agent: Agent, port: number, { path, body }: Callback): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        agent,
        host: '127.0.0.1',
        port,
        path,
        method: 'POST',
        headers: { 'content-type': 'text/xml', 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
