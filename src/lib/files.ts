/** Pictures on disk under their SHA-256: written beside and renamed, checked when read. A folder all processes share. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** @param dir made when missing */
export function createFileStore(dir: string): {
  put(bytes: Buffer): Promise<string>;
  get(sha256: string): Promise<Buffer>;
  has(sha256: string): Promise<boolean>;
  drop(sha256: string): Promise<void>;
} {
  const place = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a file name of ours');
    return path.join(dir, sha256.slice(0, 2), sha256);
  };
  return {
    async put(bytes) {
      const sha256 = hashOf(bytes);
      const target = place(sha256);
      if (await exists(target)) return sha256;
      await mkdir(path.dirname(target), { recursive: true });
      const beside = `${target}.${randomUUID()}`;
      const file = await open(beside, 'wx');
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(beside, target);
      return sha256;
    },
    async get(sha256) {
      const bytes = await readFile(place(sha256));
      if (hashOf(bytes) !== sha256) throw new Error(`file ${sha256.slice(0, 12)} is no longer what its name says`);
      return bytes;
    },
    has: (sha256) => exists(place(sha256)),
    drop: (sha256) => rm(place(sha256), { force: true }),
  };
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
