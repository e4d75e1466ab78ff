/** The three kinds of HTTP callbacks (`dingtalk.md` §2), each with its own proof; none but the event's covers the body. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { InboundRefused, type Callback, type Inbound } from '../../application/ports';
import { openEnvelope, type EnvelopeKeys } from '../callback-crypto';
import { readCardTap } from './card-tap';
import { readEvent } from './directory-event';
import { readFields, textOf, type Fields } from './fields';
import { readRobotMessage } from './robot-message';
import type { DingtalkConfig } from './settings';

const LARGEST_BODY = 64 * 1024;

export interface WebhookParts {
  config: DingtalkConfig;
  cardSecret: string | null;
  maxAgeMs: number;
}

/** @throws InboundRefused: 413 size, 400 form, 403 signature, receiver, age */
export function openCallback(parts: WebhookParts, callback: Callback, now: number): [Inbound, ...Inbound[]] {
  if (callback.body.length > LARGEST_BODY) throw new InboundRefused(413, 'too large');
  const body = readFields(callback.body.toString('utf8'));
  if (!body) throw new InboundRefused(400, 'not the JSON of a callback');
  switch (callback.part) {
    case 'robot':
      return openRobot(parts, callback, body, now);
    case 'card':
      return openCard(parts, callback, body, now);
    case '':
      return openEvent(parts, callback, body, now);
    default:
      throw new InboundRefused(400, 'no such address');
  }
}

/** The signature is valid for whoever has seen one, so the age is kept short and the body is checked against what we know. */
function openRobot({ config, maxAgeMs }: WebhookParts, { headers }: Callback, body: Fields, now: number) {
  const timestamp = headers['timestamp'] ?? '';
  const { clientSecret } = config;
  requireSignature(clientSecret, `${timestamp}\n${clientSecret}`, headers['sign']);
  requireRecent(timestamp, now, maxAgeMs);
  return readRobotMessage(config, body);
}

function openCard({ config, cardSecret, maxAgeMs }: WebhookParts, { headers }: Callback, body: Fields, now: number) {
  const timestamp = headers['x-ddpaas-signature-timestamp'] ?? '';
  if (cardSecret === null) throw new InboundRefused(403, 'wrong signature');
  requireSignature(cardSecret, timestamp, headers['x-ddpaas-signature']);
  const at = requireRecent(timestamp, now, maxAgeMs);
  return readCardTap(config, body, at);
}

function openEvent({ config, maxAgeMs }: WebhookParts, { query }: Callback, body: Fields, now: number) {
  const keys = eventKeys(config);
  if (!keys) throw new InboundRefused(403, 'wrong signature');
  const timestamp = query['timestamp'] ?? query['timeStamp'] ?? '';
  const plain = openEnvelope(keys, {
    signature: query['msg_signature'] ?? query['signature'] ?? '',
    timestamp,
    nonce: query['nonce'] ?? '',
    encrypt: textOf(body, 'encrypt'),
  });
  const at = requireRecent(timestamp, now, maxAgeMs);
  const event = readFields(plain);
  if (!event) throw new InboundRefused(400, 'not the JSON of an event');
  const type = textOf(event, 'EventType');
  // the check of the address has no id of its own
  const id = textOf(event, 'eventId') || textOf(event, 'BizId') || `${type}|${timestamp}`;
  return readEvent(config, { id, type, corpId: textOf(event, 'CorpId'), at, data: event });
}

/** The owner of an app's events is its client id (§2.1). */
export function eventKeys({ callback, clientId }: DingtalkConfig): EnvelopeKeys | null {
  return callback ? { token: callback.token, encodingAesKey: callback.aesKey, receiveId: clientId } : null;
}

function requireSignature(key: string, data: string, given: string | undefined): void {
  const expected = createHmac('sha256', key).update(data).digest();
  const signature = Buffer.from(given ?? '', 'base64');
  if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) {
    throw new InboundRefused(403, 'wrong signature');
  }
}

/** Older pushes give seconds, newer ones milliseconds. Gives epoch ms. */
function requireRecent(timestamp: string, now: number, maxAgeMs: number): number {
  const value = /^\d{1,15}$/.test(timestamp) ? Number(timestamp) : NaN;
  const at = value < 100_000_000_000 ? value * 1000 : value;
  if (!(Math.abs(now - at) <= maxAgeMs)) throw new InboundRefused(403, 'too old or too new');
  return at;
}
