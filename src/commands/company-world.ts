/** The configured company, for commands that enter something in its books. */
import type { Signer } from '../application/keys';
import type { World } from '../application/world';
import { loadConfig } from '../config';
import { builtInCalendar } from '../lib/calendar-data';
import { shippedLists } from '../lib/shipped-lists';
import { sandboxOrganization } from '../sandbox/company';

/** Nothing is signed by a command. */
export const NO_SIGNER: Signer = {
  keyId: '',
  sign: () => {
    throw new Error('commands do not sign');
  },
  check: () => false,
};

/** The configured company, or without a configuration the one of `npm start`. It has no accounts: a command does not publish. */
export function companyWorld(file: string | null): World {
  const sandbox = { server: { publicUrl: 'http://127.0.0.1' }, accounts: [], organization: sandboxOrganization() };
  const { organization, policy, server } = loadConfig(file === null ? { mapping: sandbox } : { file });
  return {
    organization,
    policy,
    accounts: [],
    lists: shippedLists(),
    calendar: builtInCalendar(),
    publicUrl: server.publicUrl,
  };
}
