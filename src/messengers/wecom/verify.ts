/** From raw bytes to a decrypted message that is certainly WeCom's and certainly ours (`wecom.md` §1, §17). */
import { InboundRefused, type Query } from '../../application/ports';
import { openEnvelope, type EnvelopeKeys } from '../callback-crypto';
import type { WecomConfig } from './settings';
import { readXml, textOf, type XmlElement } from './xml';

const LARGEST_BODY = 64 * 1024;

/**
 * The answer to the GET that WeCom makes when the callback page is saved (§1.2): the decrypted `echostr`, exactly.
 * @throws InboundRefused
 */
export function verifyUrl(config: WecomConfig, query: Query, now: number, maxAgeMs: number): string {
  // Some query parsers turn `+` into a space, which base64 never has.
  const echostr = required(query, 'echostr').replaceAll(' ', '+');
  return openSigned(config, query, echostr, now, maxAgeMs);
}

/**
 * The decrypted message of a POST.
 * @throws InboundRefused: 413 size, 400 form, 403 signature, receiver, age, or another corp's or app's message
 */
export function openCallback(
  config: WecomConfig,
  query: Query,
  body: Buffer,
  now: number,
  maxAgeMs: number,
): XmlElement {
  if (body.length > LARGEST_BODY) throw new InboundRefused(413, 'too large');
  const sealed = textOf(readXml(body.toString('utf8')), 'Encrypt');
  if (!sealed) throw new InboundRefused(400, 'not the XML of a callback');
  const message = readXml(openSigned(config, query, sealed, now, maxAgeMs));
  requireOurs(config, message);
  return message;
}

function openSigned(config: WecomConfig, query: Query, sealed: string, now: number, maxAgeMs: number): string {
  const signature = required(query, 'msg_signature');
  const timestamp = required(query, 'timestamp');
  const nonce = required(query, 'nonce');
  const plain = openEnvelope(keysOf(config), { signature, timestamp, nonce, encrypt: sealed });
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now - Number(timestamp) * 1000) > maxAgeMs) {
    throw new InboundRefused(403, 'too old or too new');
  }
  return plain;
}

export function keysOf({ callback, corpId }: WecomConfig): EnvelopeKeys {
  return { ...callback, receiveId: corpId };
}

/** The envelope's names are outside the signature, so only the decrypted ones count (§1.3). */
function requireOurs({ corpId, agentId }: WecomConfig, message: XmlElement): void {
  if (textOf(message, 'ToUserName') !== corpId) throw new InboundRefused(403, 'wrong receiver');
  const agent = textOf(message, 'AgentID') ?? textOf(message, 'AgentId') ?? '';
  const ofTheCorp = agent === '' && textOf(message, 'Event') === 'change_contact';
  if (agent !== `${agentId}` && !ofTheCorp) throw new InboundRefused(403, 'wrong app');
}

function required(query: Query, name: string): string {
  const value = query[name];
  if (typeof value !== 'string' || value === '') throw new InboundRefused(400, 'query incomplete');
  return value;
}
