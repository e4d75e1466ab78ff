import { randomInt } from 'node:crypto';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { request } from 'undici';
import type { CallbackKeys } from './credentials';
import { fromXml, toXml, type XmlNode } from './xml';

/** The encrypted envelope of WeCom (wecom.md §1) and of the official account (wechat-official-account.md §7). */
export interface Sealed {
  query: URLSearchParams;
  body: string;
}

/** What the product's webhook said. Status 0: it could not be reached, or not within the deadline. */
export interface WebhookAnswer {
  status: number;
  body: string;
}

/** How patient the platform is with the webhook (wecom.md §1.4). The waits between re-requests are ours. */
export interface Patience {
  deadlineMs: number;
  retryMs: number[];
}

/**
 * Encrypts and signs one callback.
 * @param envelope elements beside `Encrypt` in the outer document
 * @param at epoch ms, for the signed timestamp
 */
export function seal(keys: CallbackKeys, receiveId: string, message: XmlNode, envelope: XmlNode, at: number): Sealed {
  const sealed = encrypt(keys.encodingAesKey, `<xml>${toXml(message)}</xml>`, receiveId);
  return {
    query: signed(keys, sealed, at),
    body: `<xml>${toXml({ ...envelope, Encrypt: sealed })}</xml>`,
  };
}

/** The query of a URL verification whose answer has to be `plain`. */
export function sealEcho(keys: CallbackKeys, receiveId: string, plain: string, at: number): URLSearchParams {
  const echostr = encrypt(keys.encodingAesKey, plain, receiveId);
  const query = signed(keys, echostr, at);
  query.set('echostr', echostr);
  return query;
}

function signed(keys: CallbackKeys, sealed: string, at: number): URLSearchParams {
  const timestamp = `${Math.floor(at / 1000)}`;
  const nonce = `${randomInt(1_000_000_000)}`;
  return new URLSearchParams({ msg_signature: getSignature(keys.token, timestamp, nonce, sealed), timestamp, nonce });
}

/** Opens an encrypted passive reply; the reason as text when a platform would drop it. */
export function unseal(keys: CallbackKeys, receiveId: string, body: string): Record<string, unknown> | string {
  const envelope = fromXml(body);
  if (!envelope) return 'the reply is not XML';
  const { Encrypt, MsgSignature, TimeStamp, Nonce } = envelope;
  if (typeof Encrypt !== 'string') return 'the reply is not encrypted';
  if (getSignature(keys.token, `${TimeStamp}`, `${Nonce}`, Encrypt) !== MsgSignature) return 'wrong MsgSignature';
  try {
    const plain = decrypt(keys.encodingAesKey, Encrypt);
    if (plain.id !== receiveId) return 'wrong receiveid';
    return fromXml(plain.message) ?? 'the decrypted reply is not XML';
  } catch {
    return 'the reply cannot be decrypted';
  }
}

/** Calls the webhook once over a fresh connection. */
export async function callWebhook(
  url: string,
  sealed: { query: URLSearchParams; body?: string },
  deadlineMs: number,
  stopped: AbortSignal,
): Promise<WebhookAnswer> {
  try {
    const answer = await request(`${url}?${sealed.query}`, {
      method: sealed.body === undefined ? 'GET' : 'POST',
      body: sealed.body,
      headers: sealed.body === undefined ? {} : { 'content-type': 'text/xml; charset=utf-8' },
      reset: true,
      signal: AbortSignal.any([AbortSignal.timeout(deadlineMs), stopped]),
    });
    return { status: answer.statusCode, body: await answer.body.text() };
  } catch {
    return { status: 0, body: '' };
  }
}
