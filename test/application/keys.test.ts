import { generateKeyPairSync } from 'node:crypto';
import { fingerprint, keyChecker, openSigner } from '../../src/application/keys';
import { sha256 } from '../../src/domain/digest';
import { openStore } from '../../src/persistence/store';
import { forEachDatabase } from '../helpers/databases';

const SECRET = Buffer.alloc(32, 3).toString('base64');
const OTHER = Buffer.alloc(32, 4).toString('base64');
const HASH = sha256('what was signed');

forEachDatabase((_name, open) => {
  test('the first start makes the key; every later one and every process has the same', async () => {
    const [here, there] = [await open(), await open()];
    const signers = await Promise.all([openSigner(here, SECRET, 1), openSigner(there, SECRET, 2)]);
    const again = await openSigner(here, SECRET, 3);

    expect(new Set([...signers, again].map(({ keyId }) => keyId)).size).toBe(1);
    expect(await here.read.keys()).toHaveLength(1);
    const signature = signers[0].sign(HASH);
    for (const signer of [...signers, again]) expect(signer.check(signer.keyId, HASH, signature)).toBe(true);
  });

  test('a wrong secretsKey is told in words that help, and shows neither key', async () => {
    const store = await open();
    await openSigner(store, SECRET, 1);
    const error = await openSigner(store, OTHER, 2).catch((thrown: Error) => thrown);
    expect(error).toMatchObject({
      message: 'secretsKey does not open the signing key in the database: give the key this database was made with',
    });
    expect(String((error as Error).stack)).not.toContain(OTHER);
    expect(await store.read.keys()).toHaveLength(1);
  });
});

describe('a signature', () => {
  test('holds for its hash, its key and itself, and for nothing else', async () => {
    const store = await openStore({ url: 'sqlite::memory:' });
    await store.migrate();
    const { keyId, sign, check } = await openSigner(store, SECRET, 1);
    const signature = sign(HASH);
    expect(check(keyId, HASH, signature)).toBe(true);
    expect(check(keyId, sha256('something else'), signature)).toBe(false);
    expect(check('0'.repeat(32), HASH, signature)).toBe(false);
    expect(check(keyId, HASH, `A${signature.slice(1)}`)).toBe(signature.startsWith('A'));
    expect(check(keyId, HASH, '')).toBe(false);
    expect(check(keyId, HASH, 'not base64 at all')).toBe(false);

    // with the public key alone
    const rows = await store.read.keys();
    expect(keyChecker(rows)(keyId, HASH, signature)).toBe(true);
    expect(keyChecker([])(keyId, HASH, signature)).toBe(false);
    await store.close();
  });

  test('the private key lies in the database only encrypted, bound to its id', async () => {
    const store = await openStore({ url: 'sqlite::memory:' });
    await store.migrate();
    await openSigner(store, SECRET, 1);
    const [row] = await store.read.keys();
    const sealed = Buffer.from(row!.sealedPrivateKey, 'base64');
    // an Ed25519 key in PKCS 8 begins with these bytes
    expect(sealed.includes(Buffer.from('302e020100300506032b6570', 'hex'))).toBe(false);
    const renamed = { ...row!, keyId: 'f'.repeat(32) };
    const moved = { ...store, read: { ...store.read, keys: async () => [renamed] } };
    await expect(openSigner(moved, SECRET, 2)).rejects.toThrow('secretsKey does not open');
    await store.close();
  });
});

test('a key’s id is the beginning of the SHA-256 of its public part', () => {
  const pair = generateKeyPairSync('ed25519');
  const pem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const der = pair.publicKey.export({ type: 'spki', format: 'der' });
  expect(fingerprint(pem)).toBe(sha256(der).slice(0, 32));
  expect(fingerprint(pem)).toMatch(/^[0-9a-f]{32}$/);
});
