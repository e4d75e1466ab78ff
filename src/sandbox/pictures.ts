import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

export type PictureKind = 'png' | 'jpg' | 'gif' | 'bmp';

const TYPES: Record<string, string> = { png: 'image/png', jpg: 'image/jpeg', gif: 'image/gif', bmp: 'image/bmp' };

/** What the bytes are, judged by the bytes alone. */
export function pictureKind(bytes: Buffer): PictureKind | undefined {
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'png';
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpg';
  if (/^GIF8[79]a/.test(bytes.subarray(0, 6).toString('latin1'))) return 'gif';
  return bytes.subarray(0, 2).toString('latin1') === 'BM' ? 'bmp' : undefined;
}

/** Files received by the platforms, each under a name nobody can guess. */
export interface Pictures {
  /** Writes the bytes and gives the file's name. */
  keep(bytes: Buffer, extension: string): Promise<string>;
  read(name: string): Promise<{ bytes: Buffer; type: string } | undefined>;
  /** The address under which a browser can load a kept file. */
  url(name: string): string;
}

export async function openPictures(dir: string, baseUrl: () => string): Promise<Pictures> {
  await mkdir(dir, { recursive: true });
  return {
    keep: async (bytes, extension) => {
      const name = `${randomBytes(12).toString('hex')}.${extension}`;
      const file = path.join(dir, name);
      await writeFile(`${file}.new`, bytes);
      await rename(`${file}.new`, file);
      return name;
    },
    read: async (name) => {
      if (!/^[0-9a-f]{24}\.[0-9a-z]{1,8}$/.test(name)) return undefined;
      try {
        const bytes = await readFile(path.join(dir, name));
        return { bytes, type: TYPES[name.slice(25)] ?? 'application/octet-stream' };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    url: (name) => `${baseUrl()}/control/media/${name}`,
  };
}
