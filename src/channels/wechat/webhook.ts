/**
 * Events of the official account (`wechat-official-account.md` §7): only the encrypted mode, since the signature of the plain one does
 * not cover the body. The answer to every event is `success`, which is the web layer's to write.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { InboundRefused, type ChannelEvent, type ChannelWebhook, type Query } from '../../application/ports';
import { decode } from './html';
import type { WechatConfig } from './types';
import { verdictOf } from './verdict';
import { elementOf, parseXml, textOf, type XmlElement } from './xml';

export interface EnvelopeKeys {
  token: string;
  encodingAesKey: string;
  receiveId: string;
}

export interface SignedEnvelope {
  signature: string;
  timestamp: string;
  nonce: string;
  encrypt: string;
}

export interface WebhookOptions {
  /** a callback whose timestamp is further from our clock is refused */
  callbackMaxAgeMs: number;
  /** Verifies and decrypts the envelope Tencent's platforms share. Throws InboundRefused. */
  openEnvelope: (keys: EnvelopeKeys, sealed: SignedEnvelope) => string;
}

const BODY_LIMIT = 64 * 1024;

export function createWechatWebhook(
  config: Pick<WechatConfig, 'id' | 'appId' | 'callback'>,
  { callbackMaxAgeMs, openEnvelope }: WebhookOptions,
): ChannelWebhook {
  const { id, appId, callback } = config;
  const keys = { ...callback, receiveId: appId };
  return {
    accountId: id,
    verifyUrl: (query, now) => {
      const { timestamp, nonce } = freshOf(query, now, callbackMaxAgeMs);
      const echo = given(query, 'echostr');
      if (query['msg_signature'] !== undefined) {
        return openEnvelope(keys, { signature: given(query, 'msg_signature'), timestamp, nonce, encrypt: echo });
      }
      checkPlainSignature(callback.token, timestamp, nonce, given(query, 'signature'));
      return echo;
    },
    open: (query, body, now) => {
      const { timestamp, nonce } = freshOf(query, now, callbackMaxAgeMs);
      const signature = given(query, 'msg_signature');
      if (body.length > BODY_LIMIT) throw new InboundRefused(413, 'body too large');
      const encrypt = textOf(parseXml(body.toString('utf8')), 'Encrypt');
      if (encrypt === null) throw new InboundRefused(400, 'no ciphertext');
      return eventOf(id, parseXml(openEnvelope(keys, { signature, timestamp, nonce, encrypt })));
    },
  };
}

function eventOf(accountId: string, message: XmlElement): ChannelEvent {
  const name = textOf(message, 'Event') ?? textOf(message, 'MsgType') ?? 'nameless';
  if (name.toUpperCase() === 'PUBLISHJOBFINISH') {
    const event = publishEvent(accountId, message);
    if (event) return event;
  }
  const parts = ['FromUserName', 'CreateTime', 'MsgId', 'MsgID'].map((field) => textOf(message, field) ?? '');
  const tail = createHash('sha256')
    .update(JSON.stringify([name, ...parts]))
    .digest('hex')
    .slice(0, 32);
  return { key: `wechat:${accountId}:${tail}`, kind: 'other', what: name.slice(0, 64) };
}

/** Null when the job goes on, or when the event does not name it. */
function publishEvent(accountId: string, message: XmlElement): ChannelEvent | null {
  const info = elementOf(message, 'PublishEventInfo');
  const publishId = textOf(info, 'publish_id');
  const status = textOf(info, 'publish_status');
  if (publishId === null || status === null || !/^[\w-]{1,64}$/.test(publishId) || !/^\d{1,3}$/.test(status))
    return null;
  const seconds = Number(textOf(message, 'CreateTime'));
  const url = textOf(elementOf(elementOf(info, 'article_detail'), 'item'), 'article_url');
  const outcome = verdictOf({
    publishId,
    status,
    articleId: textOf(info, 'article_id'),
    url: url === null ? null : decode(url),
    at: Number.isSafeInteger(seconds) && seconds > 0 ? seconds * 1000 : null,
  });
  if (!outcome) return null;
  return { key: `wechat:${accountId}:publish:${publishId}:${status}`, kind: 'verdict', handle: { publishId }, outcome };
}

function freshOf(query: Query, now: number, maxAgeMs: number): { timestamp: string; nonce: string } {
  const timestamp = given(query, 'timestamp');
  if (!/^\d{1,12}$/.test(timestamp)) throw new InboundRefused(400, 'timestamp is no number');
  if (Math.abs(now - Number(timestamp) * 1000) > maxAgeMs) throw new InboundRefused(403, 'timestamp too far from now');
  return { timestamp, nonce: given(query, 'nonce') };
}

function given(query: Query, name: string): string {
  const value = query[name];
  if (typeof value !== 'string' || value === '') throw new InboundRefused(400, `no ${name}`);
  return value;
}

function checkPlainSignature(token: string, timestamp: string, nonce: string, signature: string): void {
  const expected = createHash('sha1').update([token, timestamp, nonce].sort().join('')).digest();
  const right = /^[0-9a-f]{40}$/i.test(signature) && timingSafeEqual(Buffer.from(signature, 'hex'), expected);
  if (!right) throw new InboundRefused(403, 'wrong signature');
}
