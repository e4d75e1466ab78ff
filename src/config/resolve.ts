/** `${NAME}` from the environment, and secrets that live in files of their own (`KEY_file: path`). */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { KeyPath, ProblemList } from './problems';
import { isMapping, type RawMapping } from './raw';
import { codeOf } from './yaml-file';

export interface Surroundings {
  env: NodeJS.ProcessEnv;
  /** where relative paths start */
  baseDir: string;
  problems: ProblemList;
}

/** Keys whose value may be given as `KEY_file`. */
export const SECRET_KEYS = [
  'secret',
  'token',
  'encodingAesKey',
  'aesKey',
  'clientSecret',
  'appSecret',
  'accessToken',
  'secretsKey',
] as const;

const LARGEST_SECRET = 64 * 1024;
const DEEPEST = 20;

/** The same value with every variable and secret file filled in. What is missing is a problem, and its key is left as it was. */
export function resolveValues(value: unknown, around: Surroundings, where: KeyPath = []): unknown {
  if (typeof value === 'string') return substitute(value, around, where);
  if (where.length > DEEPEST) {
    around.problems.add(where, `nested deeper than ${DEEPEST} levels`);
    return null;
  }
  if (Array.isArray(value)) return value.map((item, index) => resolveValues(item, around, [...where, index]));
  return isMapping(value) ? resolveMapping(value, around, where) : value;
}

function resolveMapping(mapping: RawMapping, around: Surroundings, where: KeyPath): RawMapping {
  return Object.fromEntries(
    Object.entries(mapping).map(([key, value]) => {
      const secret = secretNamedBy(key, where);
      const resolved = resolveValues(value, around, [...where, key]);
      if (secret === null) return [key, resolved];
      return [secret, readSecret(resolved, { key, secret, where, isDouble: Object.hasOwn(mapping, secret) }, around)];
    }),
  );
}

/** `token` for the key `token_file`; null for a key that names no secret's file. */
function secretNamedBy(key: string, where: KeyPath): string | null {
  const stem = /^(.+)_file$/.exec(key)?.[1];
  if (stem === undefined) return null;
  if (stem === 'url') return where.length === 1 && where[0] === 'database' ? stem : null;
  return (SECRET_KEYS as readonly string[]).includes(stem) ? stem : null;
}

function readSecret(
  file: unknown,
  { key, secret, where, isDouble }: { key: string; secret: string; where: KeyPath; isDouble: boolean },
  { baseDir, problems }: Surroundings,
): string | null {
  const refuse = (message: string) => {
    problems.add([...where, key], message);
    problems.settle([...where, secret]);
    return null;
  };
  if (isDouble) return refuse(`give either ${secret} or ${key}, not both`);
  if (typeof file !== 'string' || file === '') return refuse('expected the path of a file');
  try {
    const place = path.resolve(baseDir, file);
    if (statSync(place).size > LARGEST_SECRET) return refuse('the file is larger than 64 KiB');
    const text = readFileSync(place, 'utf8').replace(/[\r\n]+$/, '');
    return text === '' ? refuse('the file is empty') : text;
  } catch (error) {
    return refuse(`the file cannot be read (${codeOf(error)})`);
  }
}

function substitute(text: string, { env, problems }: Surroundings, where: KeyPath): string {
  return text.replace(/\$\{([^}]*)\}/g, (whole, name: string) => {
    if (!/^[A-Za-z_]\w*$/.test(name)) {
      problems.add(where, 'expected a variable as ${NAME}: letters, digits and _');
      problems.settle(where);
      return whole;
    }
    const value = env[name];
    if (value !== undefined) return value;
    problems.add(where, `the environment variable ${name} is not set`);
    problems.settle(where);
    return whole;
  });
}
