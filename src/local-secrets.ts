/** The secrets key of an installation on the embedded database that was given none: made once, kept beside the database, readable by its owner. */
import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** base64, 32 bytes. @param dir the folder that holds it, made when missing */
export async function localSecretsKey(dir: string): Promise<string> {
  const file = path.join(dir, 'secrets.key');
  const known = await readFile(file, 'utf8').catch(ifMissing);
  if (known !== null) return known.trim();
  await mkdir(dir, { recursive: true });
  // written beside and linked: nobody reads half a key, and of two who make one at once the first one's counts
  const beside = `${file}.${randomUUID()}`;
  try {
    await writeFile(beside, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx', flush: true });
    await link(beside, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(beside, { force: true });
  }
  return (await readFile(file, 'utf8')).trim();
}

function ifMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
