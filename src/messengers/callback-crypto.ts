/**
 * The encrypted envelope of WeCom and WeChat official-account callbacks (`wecom.md` §1.5, §1.6). `@wecom/crypto` does the AES; this file
 * adds what the library leaves out: comparing the signature, checking padding and bounds, and checking for whom a message is.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { InboundRefused } from '../application/ports';

export interface EnvelopeKeys {
  token: string;
  /** 43 letters or digits */
  encodingAesKey: string;
  /** corp id or app id: whom the messages are for */
  receiveId: string;
}

export interface SignedEnvelope {
  signature: string;
  /** as received: seconds, but the signature covers the text */
  timestamp: string;
  nonce: string;
  /** base64 */
  encrypt: string;
}

const CIPHER_BLOCK = 32;

/**
 * Verify and decrypt, in the order of `wecom.md` §1.5. Gives the plaintext.
 * @throws InboundRefused with one of a few fixed reasons, safe for a log line and for a metric label
 */
export function openEnvelope(keys: EnvelopeKeys, sealed: SignedEnvelope): string {
  if (!isSignedBy(keys.token, sealed)) throw new InboundRefused(403, 'wrong signature');
  if (!isWholeBlocks(sealed.encrypt)) throw new InboundRefused(400, 'not a ciphertext');
  const plain = decryptCanonical(keys.encodingAesKey, sealed.encrypt);
  if (plain.id !== keys.receiveId) throw new InboundRefused(403, 'wrong receiver');
  return plain.message;
}

/**
 * Encrypt and sign an answer so that the same message answering the same callback has the same bytes: what is random elsewhere is derived
 * here from the key, the callback's key and the message.
 * @param callback `key` names the callback that is answered, `at` its time in epoch ms
 */
export function sealEnvelope(
  keys: EnvelopeKeys,
  message: string,
  callback: { key: string; at: number },
): SignedEnvelope {
  const derived = createHmac('sha256', keys.encodingAesKey).update(`${callback.key}\n${message}`).digest();
  return sealWith(keys, message, {
    random: derived.subarray(0, 16),
    nonce: derived.subarray(16, 24).toString('hex'),
    timestamp: `${Math.floor(callback.at / 1000)}`,
  });
}

/** Encrypt and sign with a given random part (16 bytes), nonce and timestamp (seconds). */
export function sealWith(
  { token, encodingAesKey, receiveId }: EnvelopeKeys,
  message: string,
  { random, nonce, timestamp }: { random: Buffer; nonce: string; timestamp: string },
): SignedEnvelope {
  const sealed = encrypt(encodingAesKey, message, receiveId, random);
  return { encrypt: sealed, timestamp, nonce, signature: getSignature(token, timestamp, nonce, sealed) };
}

function isSignedBy(token: string, { signature, timestamp, nonce, encrypt: sealed }: SignedEnvelope): boolean {
  if (!/^[0-9a-f]{40}$/.test(signature)) return false;
  const expected = getSignature(token, timestamp, nonce, sealed);
  return timingSafeEqual(Buffer.from(signature, 'hex'), Buffer.from(expected, 'hex'));
}

function isWholeBlocks(base64: string): boolean {
  if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return false;
  return Buffer.byteLength(base64, 'base64') % CIPHER_BLOCK === 0;
}

/**
 * The library looks at the last padding byte only, clips a length that is too large and hides the padded block. Encryption is
 * deterministic once the random part is known, so sealing its result again must give the very same ciphertext: that holds only when every
 * padding byte, the length and the UTF-8 were right.
 */
function decryptCanonical(encodingAesKey: string, sealed: string): { message: string; id: string } {
  try {
    const { message, id, random } = decrypt(encodingAesKey, sealed);
    if (encrypt(encodingAesKey, message, id, random) === sealed) return { message, id };
  } catch {
    // a block that is too short, or a key that does not fit: refused like any other damage
  }
  throw new InboundRefused(400, 'cannot be decrypted');
}
