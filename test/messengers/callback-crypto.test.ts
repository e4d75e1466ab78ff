import { createCipheriv } from 'node:crypto';
import { decrypt, getSignature } from '@wecom/crypto';
import * as fc from 'fast-check';
import { InboundRefused } from '../../src/application/ports';
import { openEnvelope, sealEnvelope, sealWith, type SignedEnvelope } from '../../src/messengers/callback-crypto';

const KEYS = {
  token: 'QDG6eK',
  encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  receiveId: 'wx5823bf96d3bd56c7',
};

// The vectors of wecom.md §1.9.
const V1: SignedEnvelope = {
  timestamp: '1409659589',
  nonce: '263014780',
  encrypt: 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
  signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
};
const V2: SignedEnvelope = {
  timestamp: '1409659813',
  nonce: '1372623149',
  encrypt:
    'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==',
  signature: '477715d11cdb4164915debcba66cb864d751f3e6',
};
const V2_MESSAGE = [
  '<xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName>',
  '<FromUserName><![CDATA[mycreate]]></FromUserName>',
  '<CreateTime>1409659813</CreateTime>',
  '<MsgType><![CDATA[text]]></MsgType>',
  '<Content><![CDATA[hello]]></Content>',
  '<MsgId>4561255354251345929</MsgId>',
  '<AgentID>218</AgentID>',
  '</xml>',
].join('\n');
const V3_MESSAGE =
  '<xml><ToUserName><![CDATA[mycreate]]></ToUserName><FromUserName><![CDATA[wx5823bf96d3bd56c7]]></FromUserName><CreateTime>1348831860</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[this is a test]]></Content></xml>';
const V3 = {
  encrypt:
    'sKqRbbiSUnDhFHOvPjtUMUNeky1yBjV3tIYfilQwj5fN/Js8KUsEWgVXPlHti2RHT6dIU70aNopY/r2YT/zocnNvNMINRv0id5aSeETI1s02SAEnZMIWt6fVqyK7irt5+LzsEgzU2+PBfYup8ovuaCu+9taHYr8YVF6U9Up9iZ16WlEmu/k1FJF4bI/LICkN8lVX/Q33kLnZ0DWcKwZMCKslSAq62JMlRf5YNUk+bnuHVW/OYk8e92Pbspu05Vey6KyBtAXHdWns7Z5HM4ri+Dx/5SqvZu0AjtIIoicwqzeadA2JeFdbjpMgCRTSX6F2ADH/rio9XbaiCvgpmF1qyjxSH4zOz32BCgpC46a07fWlqpD/+PxtMiWcMwSlrD+t',
  signature: '68f5dc43743f9cc82ad8ea2a52b524c675af7803',
};

/** Encrypts a block that need not be well-formed, and signs it as the platform would. */
function sealBlock(block: Buffer): SignedEnvelope {
  const key = Buffer.from(`${KEYS.encodingAesKey}=`, 'base64');
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return sign(Buffer.concat([cipher.update(block), cipher.final()]).toString('base64'));
}

function sign(encrypt: string): SignedEnvelope {
  const [timestamp, nonce] = ['1409659813', '7'];
  return { timestamp, nonce, encrypt, signature: getSignature(KEYS.token, timestamp, nonce, encrypt) };
}

/** random ‖ length ‖ message ‖ receiver ‖ padding */
function block(message: string, { length = Buffer.byteLength(message), id = KEYS.receiveId, pad = -1 } = {}): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(length);
  const plain = Buffer.concat([Buffer.alloc(16, 'r'), size, Buffer.from(message), Buffer.from(id)]);
  const missing = 32 - (plain.length % 32);
  return Buffer.concat([plain, Buffer.alloc(missing, pad === -1 ? missing : pad)]);
}

/** One padding byte, not the last, is wrong. */
function damaged(bytes: Buffer): Buffer {
  return bytes.fill(9, bytes.length - 2, bytes.length - 1);
}

const refusal = (status: number, reason: string) => expect.objectContaining({ status, reason });
const opening = (envelope: SignedEnvelope, keys = KEYS) => {
  try {
    return openEnvelope(keys, envelope);
  } catch (error) {
    return error;
  }
};

describe('opening an envelope', () => {
  it('gives the plaintext of the official vectors', () => {
    expect(openEnvelope(KEYS, V1)).toBe('1616140317555161061');
    expect(openEnvelope(KEYS, V2)).toBe(V2_MESSAGE);
  });

  it('opens a block whose length is already a multiple of 32, which carries 32 bytes of padding', () => {
    const message = 'x'.repeat(64 - 20 - KEYS.receiveId.length);
    expect(block(message)).toHaveLength(96);
    expect(opening(sealBlock(block(message)))).toBe(message);
  });

  it.each([
    ['another signature', { ...V2, signature: V1.signature }],
    ['an upper-case signature', { ...V2, signature: V2.signature.toUpperCase() }],
    ['a shortened signature', { ...V2, signature: V2.signature.slice(0, 38) }],
    ['an empty signature', { ...V2, signature: '' }],
    ['another timestamp', { ...V2, timestamp: '1409659814' }],
    ['another nonce', { ...V2, nonce: '1372623140' }],
    ['another ciphertext', { ...V2, encrypt: V1.encrypt }],
  ])('refuses %s', (_name, envelope) => {
    expect(opening(envelope)).toEqual(refusal(403, 'wrong signature'));
  });

  it('refuses what is signed but for somebody else', () => {
    expect(opening(V2, { ...KEYS, receiveId: 'wx0000000000000000' })).toEqual(refusal(403, 'wrong receiver'));
    expect(opening(sealBlock(block('hello', { id: '' })))).toEqual(refusal(403, 'wrong receiver'));
  });

  it.each([
    ['no text', ''],
    ['no base64', '****'],
    ['half a block', Buffer.alloc(16).toString('base64')],
    ['base64 of a wrong length', V1.encrypt.slice(0, -1)],
  ])('refuses a signed ciphertext that is %s', (_name, encrypt) => {
    expect(opening(sign(encrypt))).toEqual(refusal(400, 'not a ciphertext'));
  });

  it.each([
    ['padding bytes that differ', damaged(block('hello'))],
    ['padding beyond 32', block('hello', { pad: 33 })],
    ['padding of zero', block('hello', { pad: 0 })],
    ['a length past the end', block('hello', { length: 5000 })],
    ['a length of four gigabytes', block('hello', { length: 0xffffffff })],
    ['nothing but padding', Buffer.alloc(32, 32)],
    ['bytes that are no UTF-8', block('hello').fill(0xff, 20, 25)],
  ])('refuses a signed block with %s', (_name, bytes) => {
    expect(opening(sealBlock(bytes))).toEqual(refusal(400, 'cannot be decrypted'));
  });

  it('refuses a ciphertext made with another key', () => {
    const other = { ...KEYS, encodingAesKey: 'a'.repeat(43) };
    expect(opening(V2, other)).toEqual(refusal(400, 'cannot be decrypted'));
  });

  it('never accepts an envelope in which one bit is flipped, and never fails otherwise', () => {
    const fields = ['signature', 'timestamp', 'nonce', 'encrypt'] as const;
    const flip = fc.record({ field: fc.constantFrom(...fields), at: fc.nat(), bit: fc.integer({ min: 0, max: 6 }) });
    fc.assert(
      fc.property(flip, ({ field, at, bit }) => {
        const bytes = Buffer.from(V2[field]);
        const index = at % bytes.length;
        bytes[index] = bytes[index]! ^ (1 << bit);
        expect(opening({ ...V2, [field]: bytes.toString('latin1') })).toBeInstanceOf(InboundRefused);
      }),
      { numRuns: 2000 },
    );
  });

  it('never fails otherwise on a signed ciphertext in which one bit is flipped', () => {
    fc.assert(
      fc.property(fc.nat(), (at) => {
        const bytes = Buffer.from(V2.encrypt, 'base64');
        const index = Math.floor(at / 8) % bytes.length;
        bytes[index] = bytes[index]! ^ (1 << (at % 8));
        const result = opening(sign(bytes.toString('base64')));
        if (typeof result !== 'string') expect(result).toBeInstanceOf(InboundRefused);
        else expect(result).not.toBe(V2_MESSAGE);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('sealing an envelope', () => {
  it('reproduces the reply vector', () => {
    const given = { random: Buffer.from('0123456789abcdef'), timestamp: '1409659813', nonce: '1372623149' };
    expect(sealWith(KEYS, V3_MESSAGE, given)).toEqual({ ...V3, timestamp: given.timestamp, nonce: given.nonce });
  });

  it('is opened by the other side', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (message) => {
        expect(openEnvelope(KEYS, sealEnvelope(KEYS, message, { key: 'k', at: 1409659813000 }))).toBe(message);
      }),
    );
  });

  it('has the same bytes for the same answer to the same callback, and others for another', () => {
    const callback = { key: 'corp|1|lisi|77', at: 1409659813999 };
    const once = sealEnvelope(KEYS, 'hello', callback);
    const others = [
      sealEnvelope(KEYS, 'hello!', callback),
      sealEnvelope(KEYS, 'hello', { ...callback, key: 'corp|1|lisi|78' }),
    ];

    expect(sealEnvelope(KEYS, 'hello', callback)).toEqual(once);
    expect(once.timestamp).toBe('1409659813');
    for (const other of others) expect(other.nonce).not.toBe(once.nonce);
    const randoms = [once, ...others].map(({ encrypt }) =>
      decrypt(KEYS.encodingAesKey, encrypt).random.toString('hex'),
    );
    expect(new Set(randoms).size).toBe(3);
  });
});
