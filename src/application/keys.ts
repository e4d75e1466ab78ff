/** The server's Ed25519 key: kept in the database, encrypted with `secretsKey`; every record carries the id of the key that signed it. */
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { sha256 } from '../domain/digest';
import type { KeyRow, Store } from './store';

export interface Signer {
  keyId: string;
  /** base64 Ed25519 signature over a hex hash */
  sign(hash: string): string;
  /** Is it the named key's signature over the hash? False for an unknown key. */
  check(keyId: string, hash: string, signature: string): boolean;
}

/** Load the server's key, or make the first one. @param secretsKey 32 bytes, base64 */
export async function openSigner(store: Store, secretsKey: string, now: number): Promise<Signer> {
  const secret = Buffer.from(secretsKey, 'base64');
  const known = await store.read.keys();
  const row = known.at(-1) ?? (await addKey(store, secret, now));
  const privateKey = openPrivateKey(row, secret);
  const checker = keyChecker(known.includes(row) ? known : [...known, row]);
  return {
    keyId: row.keyId,
    sign: (hash) => sign(null, Buffer.from(hash, 'hex'), privateKey).toString('base64'),
    check: checker,
  };
}

/** Checks signatures with public keys alone: what `verify` needs. */
export function keyChecker(rows: Pick<KeyRow, 'keyId' | 'publicKey'>[]): Signer['check'] {
  const keys = new Map(rows.map((row) => [row.keyId, createPublicKey(row.publicKey)]));
  return (keyId, hash, signature) => {
    const key = keys.get(keyId);
    return key ? verify(null, Buffer.from(hash, 'hex'), key, Buffer.from(signature, 'base64')) : false;
  };
}

/** The key's fingerprint is its id: SHA-256 over the public key (SPKI, DER), first 32 hex digits. */
export function fingerprint(publicKey: string): string {
  return sha256(createPublicKey(publicKey).export({ type: 'spki', format: 'der' })).slice(0, 32);
}

async function addKey(store: Store, secret: Buffer, now: number): Promise<KeyRow> {
  const pair = generateKeyPairSync('ed25519');
  const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const keyId = fingerprint(publicKey);
  const der = pair.privateKey.export({ type: 'pkcs8', format: 'der' });
  const row: KeyRow = { keyId, publicKey, sealedPrivateKey: seal(der, secret, keyId), createdAt: now };
  return store.transaction(async (tx) => {
    // two processes starting at once: the first one's key is the server's
    await tx.nextCount('signing-key');
    const existing = (await tx.keys()).at(-1);
    if (existing) return existing;
    await tx.addKey(row);
    return row;
  });
}

/** AES-256-GCM: iv ‖ tag ‖ ciphertext, with the key id as associated data. */
function seal(plain: Buffer, secret: Buffer, keyId: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', secret, iv).setAAD(Buffer.from(keyId));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
}

function openPrivateKey(row: KeyRow, secret: Buffer): KeyObject {
  const sealed = Buffer.from(row.sealedPrivateKey, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(0, 12)).setAAD(Buffer.from(row.keyId));
  decipher.setAuthTag(sealed.subarray(12, 28));
  try {
    const der = Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
    return createPrivateKey({ key: der, type: 'pkcs8', format: 'der' });
  } catch {
    throw new Error(
      'secretsKey does not open the signing key in the database: give the key this database was made with',
    );
  }
}
