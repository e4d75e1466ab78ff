/** The secrets key of an installation on the embedded database that was given none: made once, kept beside the database, readable by its owner. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** base64, 32 bytes. @param dir the folder that holds it, made when missing */
export async function localSecretsKey(dir: string): Promise<string> {
  const file = path.join(dir, 'secrets.key');
  await mkdir(dir, { recursive: true });
  try {
    await writeFile(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return (await readFile(file, 'utf8')).trim();
}
