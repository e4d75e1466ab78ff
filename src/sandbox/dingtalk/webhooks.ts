/** The three kinds of HTTP callbacks (dingtalk.md §2), each with its own proof of where it comes from. */
import { createHmac, randomInt } from 'node:crypto';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { request } from 'undici';
import { text as random } from '../credentials';
import type { Dingtalk } from './state';

/** What the product said; status 0 when it could not be reached or was too late. */
export interface HttpAnswer {
  status: number;
  body: string;
}

/** A robot message (§2.2): the header pair proves the sender, and nothing about the body. */
export function postRobot(dingtalk: Dingtalk, data: object, deadlineMs: number): Promise<HttpAnswer> {
  const timestamp = `${dingtalk.now()}`;
  const { clientSecret } = dingtalk.credentials;
  const sign = hmac(clientSecret, `${timestamp}\n${clientSecret}`);
  return post(`${dingtalk.callbackUrl()}/robot`, JSON.stringify(data), { timestamp, sign }, deadlineMs);
}

/** A tap (§2.3) to the address registered for the card's route; signed only when a secret was registered. */
export function postCard(
  dingtalk: Dingtalk,
  routeKey: string | null,
  data: object,
  deadlineMs: number,
): Promise<HttpAnswer> {
  const registered = dingtalk.state.routes[routeKey ?? ''];
  if (!registered) return Promise.resolve({ status: 0, body: '' });
  const timestamp = `${dingtalk.now()}`;
  const proof = registered.apiSecret
    ? {
        'x-ddpaas-signature-timestamp': timestamp,
        'x-ddpaas-signature': hmac(registered.apiSecret, timestamp),
      }
    : {};
  return post(registered.url, JSON.stringify(data), proof, deadlineMs);
}

/** An event (§2.1), encrypted with the AppKey as owner; true when the answer was an encrypted `success`, rightly signed. */
export async function postEvent(dingtalk: Dingtalk, event: object, deadlineMs: number): Promise<boolean> {
  const { callback, clientId } = dingtalk.credentials;
  const sealed = encrypt(callback.aesKey, JSON.stringify(event), clientId);
  const [timestamp, nonce] = [`${dingtalk.now()}`, random(8)];
  const query = new URLSearchParams({
    msg_signature: getSignature(callback.token, timestamp, nonce, sealed),
    timestamp,
    nonce,
  });
  const address = `${dingtalk.callbackUrl()}?${query}`;
  const answer = await post(address, JSON.stringify({ encrypt: sealed }), {}, deadlineMs);
  return answer.status === 200 && isSuccess(dingtalk, answer.body);
}

/** What saving the console's page does. */
export function checkUrl(dingtalk: Dingtalk, deadlineMs: number): Promise<boolean> {
  return postEvent(dingtalk, { EventType: 'check_url' }, deadlineMs);
}

function isSuccess({ credentials }: Dingtalk, body: string): boolean {
  try {
    const reply = JSON.parse(body) as Record<'msg_signature' | 'timeStamp' | 'nonce' | 'encrypt', string>;
    const { token, aesKey } = credentials.callback;
    const signature = getSignature(token, reply.timeStamp, reply.nonce, reply.encrypt);
    const plain = decrypt(aesKey, reply.encrypt);
    return signature === reply.msg_signature && plain.message === 'success' && plain.id === credentials.clientId;
  } catch {
    return false;
  }
}

function hmac(key: string, data: string): string {
  return createHmac('sha256', key).update(data).digest('base64');
}

async function post(url: string, body: string, proof: object, deadlineMs: number): Promise<HttpAnswer> {
  try {
    const answer = await request(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json; charset=utf-8', 'x-request-id': `${randomInt(2 ** 40)}`, ...proof },
      reset: true,
      signal: AbortSignal.timeout(deadlineMs),
    });
    return { status: answer.statusCode, body: await answer.body.text() };
  } catch {
    return { status: 0, body: '' };
  }
}
