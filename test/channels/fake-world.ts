import { createHash } from 'node:crypto';
import type { FileStore, Memo, PublishContext } from '../../src/application/ports';

export const MINUTE = 60_000;
export const START = Date.parse('2026-03-02T09:00:00+08:00');

/** Files and memory without a disk, and a clock that is set by hand. */
export function createWorld() {
  const files = new Map<string, Buffer>();
  const remembered = new Map<string, string>();
  const time = { now: START };
  const store: FileStore = {
    put: async (bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      files.set(sha256, bytes);
      return sha256;
    },
    get: async (sha256) => {
      const bytes = files.get(sha256);
      if (!bytes) throw new Error('no such file');
      return bytes;
    },
    has: async (sha256) => files.has(sha256),
    drop: async (sha256) => void files.delete(sha256),
  };
  const memo: Memo = {
    get: async (key) => remembered.get(key) ?? null,
    set: async (key, value) => {
      remembered.set(key, value);
    },
  };
  return {
    time,
    clock: { now: () => time.now },
    files: store,
    forget: (sha256: string) => files.delete(sha256),
    remembered,
    context: (): PublishContext => ({ files: store, memo, now: time.now }),
  };
}

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const GIF = Buffer.from('GIF89a');

/** Bytes that look like a picture from outside; `size` in bytes. */
export const picture = (size = 64, kind: 'png' | 'gif' | 'none' = 'png', fill = 7): Buffer => {
  const bytes = Buffer.alloc(size, fill);
  if (kind !== 'none') (kind === 'png' ? PNG : GIF).copy(bytes);
  return bytes;
};
