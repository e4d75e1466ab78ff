/** The whole configuration file (`contract.md` §2). */
import type { z } from 'zod';
import { accountsSchema } from './accounts';
import { companyDaysSchema } from './company-days';
import { databaseUrl } from './database';
import { messengersSchema } from './messengers';
import { organizationSchema } from './organization';
import { policySchema } from './policy';
import { list, mapping, oneOf, text, webAddress, wholeNumber, words, yesOrNo } from './scalars';
import { API_ROLES } from './types';

const server = mapping({
  host: text('a host name or address to listen on', (value) => /^[\w.:-]{1,253}$/.test(value)),
  port: wholeNumber('a port', 0, 65_535),
  publicUrl: webAddress('the address people reach the server at'),
  trustProxy: yesOrNo(),
});

const folder = () => mapping({ dir: words('the path of a folder', 1000) });

const links = mapping({
  check: yesOrNo(),
  timeoutSeconds: wholeNumber('seconds for one link', 1, 20),
  allow: list(
    text('a host and its port, such as 10.0.0.8:80', (value) =>
      /^(?:[a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,39}\]):\d{1,5}$/.test(value),
    ),
    'host:port',
  ),
});

const apiToken = mapping({
  name: words('a name for the token', 60),
  sha256: text("64 hex digits, the SHA-256 of the token's text", (value) => /^[0-9a-f]{64}$/i.test(value)).transform(
    (value) => value.toLowerCase(),
  ),
  roles: list(oneOf(API_ROLES), 'roles').min(1, 'expected at least one role'),
});

export const configSchema = mapping({
  server,
  database: mapping({ url: databaseUrl() }),
  timezone: text(
    'Asia/Shanghai: deadlines, working days and quiet hours of the procedure count in Chinese time',
    (value) => value === 'Asia/Shanghai',
  ),
  secretsKey: text('32 bytes in base64 (44 characters)', isKey).nullable(),
  archive: folder(),
  files: folder(),
  links,
  messengers: messengersSchema,
  accounts: accountsSchema,
  console: mapping({ apiTokens: list(apiToken, 'tokens') }),
  organization: organizationSchema,
  policy: policySchema,
  calendar: companyDaysSchema,
});

export type ParsedConfig = z.infer<typeof configSchema>;

function isKey(value: string): boolean {
  return /^[A-Za-z0-9+/]{43}=$/.test(value) && Buffer.from(value, 'base64').length === 32;
}
