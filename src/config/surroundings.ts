/** What a configuration needs around it: a key for a shared database, the covers of its official accounts. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { isShared } from './database';
import type { ProblemList } from './problems';
import { at, items } from './raw';
import { codeOf } from './yaml-file';

/** `contract.md` §8 Chains and keys: without a shared database the key is made under `var/`. */
export function checkSecretsKey(raw: unknown, problems: ProblemList): void {
  const key = at(raw, 'secretsKey');
  if (isShared(at(raw, 'database', 'url')) && (key === undefined || key === null)) {
    problems.add(['secretsKey'], 'is missing: MySQL needs it, 32 bytes in base64 (openssl rand -base64 32)');
  }
}

export function checkCovers(raw: unknown, baseDir: string, problems: ProblemList): void {
  items(at(raw, 'accounts')).forEach((account, index) => {
    const cover = at(account, 'defaultCover');
    if (at(account, 'channel') !== 'wechat' || typeof cover !== 'string' || cover === '') return;
    const fault = faultOfPicture(path.resolve(baseDir, cover));
    if (fault) problems.add(['accounts', index, 'defaultCover'], fault);
  });
}

function faultOfPicture(file: string): string | null {
  try {
    if (!statSync(file).isFile()) return 'expected a file';
    return isJpegOrPng(firstBytes(file)) ? null : 'expected a jpg or png picture';
  } catch (error) {
    return `the file cannot be read (${codeOf(error)})`;
  }
}

function firstBytes(file: string): string {
  const bytes = Buffer.alloc(8);
  const handle = openSync(file, 'r');
  try {
    return bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, 0)).toString('hex');
  } finally {
    closeSync(handle);
  }
}

function isJpegOrPng(start: string): boolean {
  return start.startsWith('ffd8ff') || start === '89504e470d0a1a0a';
}
