/** Checks an installation: one line each, exit 1 if any fails. Nothing secret is printed. */
import type { Config } from '../config';
import { loadConfig } from '../config';
import { createChannels } from '../channels';
import { fingerprint } from '../application/keys';
import type { MessengerName } from '../application/ports';
import { machineClock } from '../lib/clock';
import { createMessengers } from '../messengers';
import type { Store } from '../application/store';
import { openStore } from '../persistence/store';
import { EXIT, UsageError, type Command } from './command';
import { checkCalendar } from './doctor-calendar';
import { checkLists } from './doctor-lists';
import { checkQuota, countTry } from './doctor-quota';
import { checkDelegations, checkDirectory, checkRoster } from './doctor-people';

export const doctorCommand: Command = {
  script: 'qianfa',
  name: 'doctor',
  summary: 'check configuration, database, tokens, callback, calendar and word lists, one line each',
  options: { config: { type: 'string' } },
  async run({ config: file }) {
    if (file === null) throw new UsageError('doctor checks a configuration: give --config FILE or QIANFA_CONFIG');
    const config = loadConfig({ file });
    let failed = false;
    for (const [name, check] of checksOf(config)) {
      const outcome = await check().then(
        (detail) => `ok    ${name}: ${detail}`,
        (error: unknown) => `FAIL  ${name}: ${error instanceof Error ? error.message : String(error)}`,
      );
      failed ||= outcome.startsWith('FAIL');
      process.stdout.write(`${outcome}\n`);
    }
    return failed ? EXIT.checkFailed : EXIT.done;
  },
};

type Check = [string, () => Promise<string>];

function checksOf(config: Config): Check[] {
  const options = { clock: machineClock, callbackMaxAgeMs: config.policy.callbackMaxAgeMs };
  const { people, departments } = config.organization;
  const count = (messenger: MessengerName) => withStoreOf(config, (store) => countTry(store, messenger));
  return [
    [
      'configuration',
      async () => `${people.length} people, ${departments.length} departments, policy ${config.policy.version}`,
    ],
    ['database', () => withStoreOf(config, checkDatabase)],
    [
      'delegations',
      () => withStoreOf(config, (store) => checkDelegations(store, config.organization, machineClock.now())),
    ],
    ...createMessengers(config.messengers, options).map((messenger): Check => [
      `messenger ${messenger.name}`,
      () => messenger.probe().then(() => 'token and app are accepted'),
    ]),
    ...createMessengers(config.messengers, options).flatMap((messenger): Check[] =>
      messenger.directory
        ? [[`directory ${messenger.name}`, () => checkDirectory(messenger, config.organization)]]
        : [],
    ),
    ...createMessengers(config.messengers, options).flatMap((messenger): Check[] =>
      messenger.freeCallsPerMonth === undefined
        ? []
        : [[`quota ${messenger.name}`, () => withStoreOf(config, (store) => checkQuota(store, messenger))]],
    ),
    ...createMessengers(config.messengers, { ...options, count }).flatMap((messenger): Check[] =>
      (messenger.checks ?? []).map(({ name, look }) => [`${name} ${messenger.name}`, look]),
    ),
    ['people', () => withStoreOf(config, (store) => checkRoster(store, config.organization))],
    ...[...createChannels(config.accounts, options)].map(([id, channel]): Check => [
      `account ${id}`,
      () => channel.probe().then(() => 'reachable'),
    ]),
    ['callback', () => checkCallback(config)],
    ['calendar', () => withStoreOf(config, (store) => checkCalendar(store, config))],
    ['word lists', () => withStoreOf(config, checkLists)],
  ];
}

async function checkDatabase(store: Store): Promise<string> {
  await store.ping();
  const pending = await store.pendingMigrations();
  if (pending.length > 0) throw new Error(`${pending.length} migrations are missing: npm run qianfa -- migrate`);
  const keys = await store.read.keys();
  const prints = keys.map((key) => fingerprint(key.publicKey)).join(', ');
  return keys.length > 0 ? `up to date, signing key ${prints}` : 'up to date, no signing key yet (made at first start)';
}

async function withStoreOf<T>({ database }: Config, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ url: database.url });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Is the server reachable under its public address? */
async function checkCallback(config: Config): Promise<string> {
  const url = `${config.server.publicUrl}/healthz`;
  const response = await fetch(url, { signal: AbortSignal.timeout(5000) }).catch(() => null);
  if (!response?.ok) throw new Error(`${url} does not answer: is the server running and publicUrl right?`);
  return `${config.server.publicUrl} reaches the server`;
}
