import path from 'node:path';
import type { Config } from '../config';
import { localSecretsKey } from '../local-secrets';

/** The configured key, or for the embedded database the one kept beside it. */
export function secretsKeyOf(config: Config): Promise<string> {
  if (config.secretsKey) return Promise.resolve(config.secretsKey);
  return localSecretsKey(path.dirname(config.database.url.replace(/^sqlite:/, '')));
}
