/** The configuration: read once at start, checked in full, frozen (`contract.md` §2). */
import path from 'node:path';
import { checkAvailability, checkMessengers } from './availability';
import { absoluteDatabaseUrl } from './database';
import { deepFrozen } from './freeze';
import { gather } from './gather';
import { policyFrom } from './policy';
import { ProblemList } from './problems';
import { isMapping } from './raw';
import { checkReferences } from './references';
import type { ParsedConfig } from './schema';
import { checkShape } from './shape';
import { checkCovers, checkSecretsKey } from './surroundings';
import type { AccountSettings, Config } from './types';
import { readYamlFile } from './yaml-file';

export { ConfigProblems, type ConfigProblem } from './problems';
export type { Config } from './types';

export interface ConfigSource {
  /** a YAML file; the environment's PORT replaces its server.port, and it must name a messenger */
  file?: string;
  /** or the same as a mapping */
  mapping?: unknown;
  /** where relative paths of a mapping start; the working folder if not given */
  baseDir?: string;
  /** for `${NAME}`; the process's own if not given */
  env?: NodeJS.ProcessEnv;
}

/** @throws ConfigProblems with everything that is wrong, never with the value of a secret */
export function loadConfig({ file, mapping, baseDir = '.', env = process.env }: ConfigSource): Config {
  const dir = file === undefined ? path.resolve(baseDir) : path.dirname(path.resolve(file));
  const problems = new ProblemList(file === undefined ? 'configuration' : path.basename(file));
  const given = file === undefined ? mapping : withPort(valueOf(file, problems), env);
  const raw = gather(given, { env, baseDir: dir, problems });
  const parsed = checkShape(raw, problems);
  checkReferences(raw, problems);
  checkSecretsKey(raw, problems);
  checkCovers(raw, dir, problems);
  checkAvailability(raw, problems);
  if (file !== undefined) checkMessengers(raw, problems);
  problems.throwIfAny();
  if (!parsed) throw new Error('the configuration has a fault without a description');
  return deepFrozen(configFrom(parsed, dir));
}

function valueOf(file: string, problems: ProblemList): unknown {
  const read = readYamlFile(file);
  if ('value' in read) return read.value;
  problems.add([], read.problem);
  problems.throwIfAny();
}

/** `contract.md` §8 Running: PORT overrides. */
function withPort(given: unknown, { PORT }: NodeJS.ProcessEnv): unknown {
  if (!PORT || !isMapping(given)) return given;
  return { ...given, server: isMapping(given.server) ? { ...given.server, port: PORT } : given.server };
}

function configFrom(parsed: ParsedConfig, dir: string): Config {
  const { links } = parsed;
  const inDir = (place: string) => path.resolve(dir, place);
  return {
    ...parsed,
    timezone: 'Asia/Shanghai',
    database: { url: absoluteDatabaseUrl(parsed.database.url, dir) },
    archive: { dir: inDir(parsed.archive.dir) },
    files: { dir: inDir(parsed.files.dir) },
    links: { check: links.check, timeoutMs: links.timeoutSeconds * 1000, allow: links.allow },
    accounts: parsed.accounts.map((account): AccountSettings => {
      if (account.channel === 'weibo')
        return { ...account, linkBase: account.linkBase ?? `${parsed.server.publicUrl}/p` };
      return { ...account, defaultCover: account.defaultCover === null ? null : inDir(account.defaultCover) };
    }),
    policy: policyFrom(parsed.policy),
  };
}
