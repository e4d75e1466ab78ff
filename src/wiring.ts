/** The only file that knows every adapter by name: puts a server together from a configuration. */
import { createHash, createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type Router from 'koa-router';
import { watchDelegations } from './application/delegation-edges';
import { readingsAtStart } from './application/directory';
import type { Door } from './application/door';
import { createDoor, type DoorParts } from './application/handle';
import { watchForNotice } from './application/holidays';
import { openSigner, type Signer } from './application/keys';
import type { FileStore, Memo, Messenger, MessengerName } from './application/ports';
import { arrangeRhythm } from './application/rhythm';
import { createScheduler, type Scheduler } from './application/scheduler';
import { countCall } from './application/quota';
import { createTiles, tileMemo, type Tiles } from './application/tiles';
import type { OutboxRow, Store } from './application/store';
import { watchOpen } from './application/watch';
import { currentWorld, type CurrentWorld, type World } from './application/world';
import { createChannels, createChannelWebhooks } from './channels';
import type { Config } from './config';
import { coverOf } from './delivery/cover';
import { directoryHandler } from './delivery/directory';
import { createDispatcher, type Dispatcher } from './delivery/dispatcher';
import { forgetHandler } from './delivery/forget';
import { linkHandler } from './delivery/links';
import { notifyHandlers } from './delivery/notify';
import { originalHandler } from './delivery/original';
import { finishPicture } from './delivery/pictures';
import { publishHandler } from './delivery/publish';
import { sealHandler } from './delivery/seal';
import { tileHandler } from './delivery/tile';
import { tryLink } from './delivery/try-link';
import { APP_MENU, deadLetterText } from './conversation';
import type { Account } from './domain/account';
import { calendarOf } from './domain/time/holiday-notice';
import { builtInCalendar } from './lib/calendar-data';
import { shippedLists } from './lib/shipped-lists';
import type { Clock } from './lib/clock';
import { createFileStore } from './lib/files';
import type { Log } from './lib/log';
import { createMessengers } from './messengers';
import { openEnvelope } from './messengers/callback-crypto';
import { openStore } from './persistence/store';
import { createMetrics, createWeb, type Web } from './web';

export interface ServerOptions {
  clock: Clock;
  log: Log;
  /** base64, 32 bytes: the configuration's, or the one kept under var/ */
  secretsKey: string;
  /** further routes, made when the server's parts exist (the sandbox's page) */
  extra?: (parts: ServerParts) => Router[];
}

export interface ServerParts {
  config: Config;
  store: Store;
  scheduler: Scheduler;
  dispatcher: Dispatcher;
  clock: Clock;
}

export interface Server extends ServerParts {
  web: Web;
  door: Door;
  /** Make the messengers' menu and workbench tile, as `setup-wecom` does. */
  setUpWorkbench(): Promise<void>;
  /** Begin to take in what does not come to the webhooks by itself. */
  receive(): void;
  /** Work until nothing is due at the clock's now. */
  settle(): Promise<number>;
  /** Finish or give back what is in hand, then close the database. */
  stop(): Promise<void>;
}

export async function createServer(config: Config, options: ServerOptions): Promise<Server> {
  const { clock, log } = options;
  const store = await openStore({ url: config.database.url, log });
  try {
    const applied = await store.migrate();
    if (applied.length > 0) log.info({ migrations: applied }, 'database migrated');
    const signer = await openSigner(store, options.secretsKey, clock.now());
    return await assemble(config, options, store, signer);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function assemble(config: Config, options: ServerOptions, store: Store, signer: Signer): Promise<Server> {
  const { clock, log } = options;
  const files = createFileStore(config.files.dir);
  const configured = await worldOf(config, files);
  const world: CurrentWorld = () => currentWorld(configured, store.read, clock.now());
  await watchOpen(store, await world());
  const metrics = createMetrics();
  const { callbackMaxAgeMs } = config.policy;
  const messengers = new Map(
    createMessengers(config.messengers, {
      clock,
      callbackMaxAgeMs,
      log,
      webhooks: {
        url: `${config.server.publicUrl}/webhooks`,
        cardSecret: derivedKey(options.secretsKey, 'taps on cards'),
      },
      count: (messenger) => countCall(store, messenger, clock.now()),
    }).map((one) => [one.name as MessengerName, one]),
  );
  const tiles = createTiles({ store, clock, messengers });
  const onCommitted: DoorParts['onCommitted'] = (events, touched) => {
    metrics.happened(events);
    tiles.touched(touched);
  };
  const door = createDoor({ store, clock, signer, world: configured, onCommitted });
  const channels = createChannels(config.accounts, { clock });
  const parts = { store, door, clock, log, world, signer, messengers, channels, files, memo: memoOf(store) };
  const dispatcher = createDispatcher({
    ...parts,
    handlers: {
      ...notifyHandlers(parts),
      publish: publishHandler(parts),
      readOriginal: originalHandler(parts),
      checkLinks: linkHandler({ ...parts, tryLink: linkTrier(config.links) }),
      seal: sealHandler(parts),
      forgetFile: forgetHandler(parts),
      directory: directoryHandler(parts),
      tile: tileHandler(parts),
    },
    finishInput: finishPicture(parts),
    onDead: (row) => tellOffice(store, world, clock, row),
  });
  await promiseReadings(store, messengers, clock);
  const scheduler = withTiles(createScheduler(parts), tiles, log);
  await door.within(watchDelegations);
  await door.within(arrangeRhythm);
  await door.within(watchForNotice);
  const server = { config, store, scheduler, dispatcher, clock };
  const web = createWeb({
    ...parts,
    metrics,
    channelWebhooks: createChannelWebhooks(config.accounts, { callbackMaxAgeMs, openEnvelope }),
    config: {
      publicUrl: config.server.publicUrl,
      trustProxy: config.server.trustProxy,
      apiTokens: config.console.apiTokens,
      cookieKeys: [derivedKey(options.secretsKey, 'cookies')],
      quarantineKey: derivedKey(options.secretsKey, 'quarantine'),
    },
    onAccepted: dispatcher.wake,
    extra: options.extra?.(server) ?? [],
  });
  return {
    ...server,
    web,
    door,
    async setUpWorkbench() {
      for (const { name, workbench } of messengers.values()) {
        if (!workbench) continue;
        await workbench.setUp(APP_MENU);
        await parts.memo.set(tileMemo(name), 'on');
      }
    },
    receive() {
      for (const { intake } of messengers.values()) intake?.start(web.take);
    },
    async settle() {
      let total = 0;
      for (let count = 1; count > 0; total += count) count = (await scheduler.tick()) + (await dispatcher.run());
      return total;
    },
    async stop() {
      for (const { intake } of messengers.values()) await intake?.stop();
      await dispatcher.stop();
      await store.close();
    },
  };
}

async function promiseReadings(store: Store, messengers: Map<string, Messenger>, clock: Clock): Promise<void> {
  if (![...messengers.values()].some(({ directory }) => directory)) return;
  await store.transaction(async (tx) => {
    for (const row of readingsAtStart(clock.now())) await tx.putDue(row);
  });
}

/** Whenever the clock is looked at, tiles that are no longer right are promised a new number; that never stands in its way. */
function withTiles({ tick }: Scheduler, tiles: Tiles, log: Log): Scheduler {
  const promised = () =>
    tiles.promise().catch((error: unknown) => {
      log.warn({ err: String(error) }, 'workbench tiles not promised');
      return 0;
    });
  return { tick: async () => (await tick()) + (await promised()) };
}

/** A default cover in the shape of one; what cannot be decoded is WeChat's to refuse. */
async function inShape(picture: Buffer): Promise<Buffer> {
  return (await coverOf(picture)) ?? picture;
}

/** What the core is told; default covers go into the file store so that versions can name them by their hash. */
async function worldOf(config: Config, files: FileStore): Promise<World> {
  const accounts = await Promise.all(
    config.accounts.map(async (account): Promise<Account> => ({
      id: account.id,
      channel: account.channel === 'weibo' ? 'WEIBO' : 'WECHAT',
      name: account.name,
      ownerDepartment: account.ownerDepartment,
      purpose: account.purpose,
      publish: account.publish,
      linkBase: account.channel === 'weibo' ? (account.linkBase ?? `${config.server.publicUrl}/p`) : null,
      defaultCover:
        account.channel === 'wechat' && account.defaultCover
          ? await files.put(await inShape(await readFile(account.defaultCover)))
          : null,
    })),
  );
  const { organization, policy, calendar, server } = config;
  const companyDays = calendar.length > 0 ? calendarOf(calendar) : undefined;
  return {
    organization,
    policy,
    accounts,
    lists: shippedLists(),
    calendar: builtInCalendar(),
    ...(companyDays && { companyDays }),
    publicUrl: server.publicUrl,
  };
}

/** How links are tried; null where they are not. */
function linkTrier({ check, ...rules }: Config['links']) {
  return check ? (url: string) => tryLink(url, rules) : null;
}

function memoOf(store: Store): Memo {
  return {
    get: (key) => store.read.memo(key),
    set: (key, value) => store.transaction((tx) => tx.setMemo(key, value)),
  };
}

function derivedKey(secretsKey: string, purpose: string): string {
  return createHmac('sha256', Buffer.from(secretsKey, 'base64')).update(purpose).digest('base64');
}

/** A message nobody could be sent is told to the office, once; a message to the office itself is only in the log (§3.3 case 1: never silent). */
async function tellOffice(store: Store, current: CurrentWorld, clock: Clock, row: OutboxRow): Promise<void> {
  const world = await current();
  const submission = row.submissionId === null ? null : await store.read.submission(row.submissionId);
  const text = deadLetterText(row, submission, world);
  if (!text) return;
  const { contacts } = world.organization.office;
  await store.transaction((tx) =>
    tx.addOutbox(
      contacts
        .filter((personId) => row.lane !== `to:${personId}`)
        .map((personId) => ({
          id: createHash('sha256').update(`${row.id}:${personId}`).digest('hex').slice(0, 26),
          kind: 'text',
          lane: `to:${personId}`,
          payload: JSON.stringify({ personId, text }),
          submissionId: row.submissionId,
          dueAt: clock.now(),
          createdAt: clock.now(),
        })),
    ),
  );
}
