import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createFileStore } from '../../src/lib/files';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'qianfa-files-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const BYTES = Buffer.from([0xff, 0xd8, 0xff, 1, 2, 3]);
const SHA = createHash('sha256').update(BYTES).digest('hex');
const files = () => readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

test('bytes are kept under their SHA-256 and come back as they were', async () => {
  const store = createFileStore(path.join(dir, 'made', 'when missing'));
  expect(await store.put(BYTES)).toBe(SHA);
  expect((await store.get(SHA)).equals(BYTES)).toBe(true);
});

test('the same bytes again, and many times at once: one file, nothing left beside it', async () => {
  const store = createFileStore(dir);
  await Promise.all(Array.from({ length: 5 }, () => store.put(BYTES)));
  await createFileStore(dir).put(BYTES);
  expect(files().map(({ name }) => name)).toEqual([SHA]);
});

test('bytes that are no longer what their name says are refused', async () => {
  const store = createFileStore(dir);
  await store.put(BYTES);
  const [file] = files();
  writeFileSync(path.join(file!.parentPath, file!.name), 'something else');
  await expect(store.get(SHA)).rejects.toThrow(`file ${SHA.slice(0, 12)} is no longer what its name says`);
});

test.each(['../../etc/passwd', `${SHA}/..`, SHA.toUpperCase(), SHA.slice(1), ''])(
  'a name that is not one of ours is not looked for: %s',
  async (name) => {
    await expect(createFileStore(dir).get(name)).rejects.toThrow('not a file name of ours');
  },
);

test('one that is not there is an error', async () => {
  await expect(createFileStore(dir).get(SHA)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('what is dropped is gone, and only that; dropping it again is no error', async () => {
  const store = createFileStore(dir);
  const other = await store.put(Buffer.from('another'));
  await store.put(BYTES);
  expect(await store.has(SHA)).toBe(true);
  await store.drop(SHA);
  await store.drop(SHA);
  expect([await store.has(SHA), await store.has(other)]).toEqual([false, true]);
  expect(files()).toHaveLength(1);
  await expect(async () => store.drop('../../etc/passwd')).rejects.toThrow('not a file name of ours');
});
