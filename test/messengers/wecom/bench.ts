/** What the WeCom tests start from: one configuration, a clock they can move, and callbacks sealed as WeCom seals them. */
import { encrypt, getSignature } from '@wecom/crypto';
import type { Callback, Query } from '../../../src/application/ports';
import type { WecomConfig } from '../../../src/messengers/wecom/settings';

export const NOW = Date.UTC(2026, 2, 2, 1, 0, 0);
export const MAX_AGE = 15 * 60_000;

export const CONFIG: WecomConfig = {
  apiBase: 'http://127.0.0.1:9',
  oauthBase: 'https://open.weixin.qq.com',
  corpId: 'ww1234567890abcdef',
  agentId: 1000002,
  secret: 'the-secret-of-the-app',
  callback: { token: 'QDG6eK', encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C' },
};

export function movableClock(start = NOW) {
  let now = start;
  return { now: () => now, move: (ms: number) => void (now += ms) };
}

export const options = (clock = movableClock()) => ({ clock, callbackMaxAgeMs: MAX_AGE });

/** As it comes to `/webhooks/wecom`. */
export const callbackOf = (sent: { query: Query; body: Buffer }): Callback => ({ part: '', headers: {}, ...sent });

export interface SealOptions {
  config?: WecomConfig;
  receiveId?: string;
  at?: number;
}

/** The query of a signed callback around an already encrypted text. */
export function signed(sealed: string, { config = CONFIG, at = NOW }: SealOptions = {}): Query {
  const timestamp = `${Math.floor(at / 1000)}`;
  return { timestamp, nonce: '42', msg_signature: getSignature(config.callback.token, timestamp, '42', sealed) };
}

/** A callback whose plaintext is `xml`. */
export function sealed(xml: string, seal: SealOptions = {}): { query: Query; body: Buffer } {
  const { config = CONFIG, receiveId = config.corpId } = seal;
  const text = encrypt(config.callback.encodingAesKey, xml, receiveId);
  const body = `<xml><ToUserName><![CDATA[${config.corpId}]]></ToUserName><Encrypt><![CDATA[${text}]]></Encrypt></xml>`;
  return { query: signed(text, seal), body: Buffer.from(body) };
}

/** The plaintext of a message: common fields that `fields` may replace (or drop with null), then `inner` as it is. */
export function plaintext(fields: Record<string, string | null>, inner = ''): string {
  const common = { ToUserName: CONFIG.corpId, FromUserName: 'lisi', CreateTime: `${NOW / 1000}`, AgentID: '1000002' };
  const elements = Object.entries({ ...common, ...fields }).flatMap(([name, value]) =>
    value === null ? [] : `<${name}><![CDATA[${value}]]></${name}>`,
  );
  return `<xml>${elements.join('\n')}${inner}</xml>`;
}
