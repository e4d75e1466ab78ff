import type { OriginalOutcome } from '../../src/application/ports';
import type { OutboxRow, Store } from '../../src/application/store';
import { originalHandler } from '../../src/delivery/original';
import { publishHandler } from '../../src/delivery/publish';
import type { Command } from '../../src/domain/commands';
import { openStore } from '../../src/persistence/store';
import { buildContent, MINUTE, NOW, PLANNED, tap } from '../helpers/build';
import { openOffice, outboxRow, playedChannel, PUBLISHED, type Office } from './office';

const WEIBO = 'weibo-main';
const URL = 'https://weibo.com/1686546714/z20XK26My';
const TEXT = '冒充体检机构退费是新骗局。';
const READ = {
  kind: 'read' as const,
  platformId: '3504803600502730',
  author: '@云雀反诈',
  postedAt: NOW - 60 * MINUTE,
  text: TEXT,
};
const LATER: OriginalOutcome = { kind: 'later', reason: '连不上微博', retryAfterMs: MINUTE };
const GONE: OriginalOutcome = { kind: 'gone' };
const UNABLE: OriginalOutcome = { kind: 'unable', reason: '微博应用没有所需的接口权限' };

let store: Store;
let office: Office;
let id: string;
let serial = 0;

beforeAll(async () => {
  store = await openStore({ url: 'sqlite::memory:' });
  await store.migrate();
});
afterAll(() => store.close());
beforeEach(async () => {
  office = await openOffice(store);
  id = `repost-${(serial += 1)}`;
});

async function apply(command: Command): Promise<void> {
  const verdict = await office.dispatch(id, command);
  if (!verdict.ok) throw new Error(`${command.type} refused: ${JSON.stringify(verdict.refusal)}`);
}

/** A draft whose original the platform is being asked for. */
async function drafted(): Promise<void> {
  const { pictures, ...lines } = buildContent({ accountIds: [WEIBO], source: null });
  const content = { ...lines, original: { url: URL } };
  const patch = { content, request: { urgency: 'ROUTINE' as const, plannedAt: PLANNED } };
  await apply({ type: 'StartDraft', by: 'officer', submissionId: id, kind: 'REPOST', patch, pictures });
}

/** All four have signed it, and its minute has come. */
async function publishing(): Promise<void> {
  await drafted();
  await apply({ type: 'NoteOriginal', url: URL, found: READ });
  await apply({ type: 'Submit', by: 'officer', onTheWay: 0 });
  for (const by of ['head', 'editor', 'secrecy', 'exec']) {
    office.clock.at += MINUTE;
    await apply(tap(await office.submission(id), by));
  }
  office.clock.at = PLANNED;
  await apply({ type: 'ReachPlannedTime', plannedAt: PLANNED });
}

/** A platform whose answers to a look are these, one after the other. */
function platform(...reads: OriginalOutcome[]) {
  const channel = playedChannel(WEIBO, { publishes: [PUBLISHED] });
  const readOriginal = async (): Promise<OriginalOutcome> => {
    channel.steps.push('look');
    return reads.shift() ?? Promise.reject(new Error('unexpected look'));
  };
  return Object.assign(channel, { readOriginal });
}

type Platform = ReturnType<typeof platform>;

function partsOf(channel: Platform) {
  const { door, clock, log, signer, files, world } = office;
  const memo = { get: async () => null, set: async () => undefined };
  const channels = new Map([[channel.accountId, channel]]);
  return { store, door, clock, log, signer, files, memo, channels, world: async () => world };
}

const rowOf = (kind: string, payload: object, attempts = 1): OutboxRow =>
  outboxRow({ kind, submissionId: id, payload: JSON.stringify(payload), attempts });
const read = (channel: Platform, attempts = 1) =>
  originalHandler(partsOf(channel))(rowOf('readOriginal', { url: URL }, attempts));
const send = (channel: Platform) => publishHandler(partsOf(channel))(rowOf('publish', { accountId: WEIBO }));
const original = async () => (await office.submission(id)).content.original!;
const publication = async () => (await office.submission(id)).publications.at(-1)!;

describe('while a draft is written', () => {
  beforeEach(drafted);

  test('its original is read, and it has a snapshot', async () => {
    expect(await read(platform(READ))).toEqual({ kind: 'done' });
    expect(await original()).toMatchObject({ text: TEXT, author: '@云雀反诈', from: 'page', takenAt: NOW });
    expect(await original()).not.toHaveProperty('reading');
  });

  test('a passing failure is tried again, twice; then its writer is asked', async () => {
    for (const attempts of [1, 2]) {
      expect(await read(platform(LATER), attempts)).toEqual({ kind: 'later', inMs: 5000, note: '连不上微博' });
      expect(await original()).toMatchObject({ reading: true });
    }
    expect(await read(platform(LATER), 3)).toEqual({ kind: 'done' });
    expect(await original()).toMatchObject({ unread: '连不上微博', text: null });
  });

  test.each([
    ['gone', GONE, { gone: true }],
    ['not to be read', UNABLE, { unread: '微博应用没有所需的接口权限' }],
  ])('%s: it is said at once', async (_what, outcome, expected) => {
    expect(await read(platform(outcome))).toEqual({ kind: 'done' });
    expect(await original()).toMatchObject({ ...expected, text: null });
  });

  test('no account that could read it: its writer is asked', async () => {
    const { readOriginal: _none, ...channel } = platform();
    await read(channel as Platform);
    expect(await original()).toMatchObject({ unread: '没有可以读取原文的账号接口' });
  });
});

describe('before a repost is sent', () => {
  beforeEach(publishing);

  test('it is looked at; the next look at the row sends it, without another', async () => {
    const channel = platform(READ);
    expect(await send(channel)).toMatchObject({ kind: 'later', inMs: 0 });
    expect(channel.posted).toBe(0);
    await send(channel);
    expect(channel.steps).toEqual(['look', 'prepare', 'publish']);
    expect(await publication()).toMatchObject({ status: 'PUBLISHED', attempts: 1 });
  });

  test('a look more than five minutes old is taken again', async () => {
    const channel = platform(READ, READ);
    await send(channel);
    office.clock.at += 5 * MINUTE + 1;
    await send(channel);
    expect(channel.steps).toEqual(['look', 'look']);
    await send(channel);
    expect(channel.posted).toBe(1);
  });

  test.each<[string, OriginalOutcome, string]>([
    ['changed', { ...READ, text: '别的' }, 'CHANGED'],
    ['gone', GONE, 'GONE'],
  ])('%s: it is held, and nothing is sent however often the row is taken', async (_what, outcome, what) => {
    const channel = platform(outcome);
    await send(channel);
    expect(await office.submission(id)).toMatchObject({ status: 'HELD', lostOriginal: { what } });
    expect(await send(channel)).toEqual({ kind: 'done' });
    expect([channel.posted, channel.steps]).toEqual([0, ['look']]);
  });

  test('a passing failure is tried again, for half an hour; then it goes to the publisher, with the reason', async () => {
    for (const after of [0, 15 * MINUTE, 30 * MINUTE]) {
      office.clock.at = PLANNED + after;
      expect(await send(platform(LATER))).toEqual({ kind: 'later', inMs: MINUTE, note: '连不上微博' });
      expect((await publication()).status).toBe('WAITING');
    }
    office.clock.at = PLANNED + 30 * MINUTE + 1;
    const channel = platform(LATER);
    expect(await send(channel)).toEqual({ kind: 'done' });
    expect(await publication()).toMatchObject({
      status: 'MANUAL',
      note: '接口读不到原文（连不上微博），请核对原文没有改动再转发',
    });
    expect(await send(channel)).toEqual({ kind: 'done' });
    expect(channel.posted).toBe(0);
  });

  test('what may not be read goes to the publisher at once', async () => {
    const channel = platform(UNABLE);
    await send(channel);
    expect(await publication()).toMatchObject({ status: 'MANUAL', note: expect.stringContaining('接口权限') });
    expect(channel.posted).toBe(0);
  });
});
