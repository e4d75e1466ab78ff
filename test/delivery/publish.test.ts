import type { Channel, FindOutcome, PrepareOutcome, PublishOutcome } from '../../src/application/ports';
import type { OutboxRow, Store } from '../../src/application/store';
import type { Done } from '../../src/delivery/done';
import { createDispatcher } from '../../src/delivery/dispatcher';
import { publishHandler } from '../../src/delivery/publish';
import { MINUTE } from '../../src/domain/time/shanghai';
import { openStore } from '../../src/persistence/store';
import { forEachDatabase } from '../helpers/databases';
import {
  PUBLISHED,
  memoryFiles,
  openOffice,
  outboxRow,
  playedChannel,
  type Office,
  type PlayedChannel,
} from './office';

const WEIBO = 'weibo-main';
const ONE = { accountIds: [WEIBO] };

function handlerOf(office: Office, channel: Channel, pacing: 'platform' | 'off' = 'off') {
  const { store, door, clock, log, signer } = office;
  const world = { ...office.world, policy: { ...office.world.policy, pacing } };
  const memo = { get: async () => null, set: async () => undefined };
  const channels = new Map([[channel.accountId, channel]]);
  return publishHandler({
    store,
    door,
    clock,
    log,
    world: async () => world,
    signer,
    channels,
    files: memoryFiles(),
    memo,
  });
}

const rowOf = (submissionId: string): OutboxRow =>
  outboxRow({
    kind: 'publish',
    lane: `post:${WEIBO}`,
    submissionId,
    payload: JSON.stringify({ accountId: WEIBO }),
  });

describe('one post', () => {
  let store: Store;
  let office: Office;
  let id: string;

  beforeAll(async () => {
    store = await openStore({ url: 'sqlite::memory:' });
    await store.migrate();
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    office = await openOffice(store);
    ({ id } = await office.publishing(ONE));
  });

  const act = (channel: PlayedChannel, pacing?: 'platform' | 'off') => handlerOf(office, channel, pacing)(rowOf(id));
  const publication = async () => (await office.submission(id)).publications.at(-1)!;
  const status = async () => (await office.submission(id)).status;
  const played = (...publishes: PublishOutcome[]) => playedChannel(WEIBO, { publishes });
  const finding = (...finds: FindOutcome[]) => playedChannel(WEIBO, { finds });
  const unknown: PublishOutcome = { kind: 'unknown', reason: 'timed out' };

  /** The first attempt is made and nobody knows what came of it. */
  async function uncertain(): Promise<void> {
    await act(played(unknown));
    expect((await publication()).status).toBe('SENDING');
  }

  test('published: settled with the platform’s id, link and proof', async () => {
    const channel = played(PUBLISHED);
    expect(await act(channel)).toEqual({ kind: 'done' });
    expect(channel.steps).toEqual(['prepare', 'publish']);
    expect(await publication()).toMatchObject({
      status: 'PUBLISHED',
      platformId: PUBLISHED.platformId,
      url: PUBLISHED.url,
      publishedAt: office.clock.at,
      proof: PUBLISHED.proof,
      attempts: 1,
      handle: { draft: 'draft-1' },
    });
    expect(await status()).toBe('PUBLISHED');
    expect(office.promised('seal', id)).toHaveLength(1);
  });

  test('the platform’s own time is kept when it gives one', async () => {
    await act(played({ ...PUBLISHED, at: office.clock.at - 3000 }));
    expect((await publication()).publishedAt).toBe(office.clock.at - 3000);
  });

  test('what was written down before the visible step survives a crash in it', async () => {
    const channel = playedChannel(WEIBO);
    channel.publishes.push(Promise.reject(new Error('power cut')));
    await expect(act(channel)).rejects.toThrow('power cut');
    expect(await publication()).toMatchObject({
      status: 'SENDING',
      attempts: 1,
      attemptId: expect.stringMatching(/.{20}/),
      sendingSince: office.clock.at,
      handle: { draft: 'draft-1' },
    });
  });

  test('accepted: the handle is kept, the verdict is asked for, and nothing is sent again', async () => {
    const sentAt = office.clock.at;
    expect(await act(played({ kind: 'accepted', handle: { publishId: '77' } }))).toMatchObject({ kind: 'later' });
    expect(await publication()).toMatchObject({ status: 'SENDING', handle: { draft: 'draft-1', publishId: '77' } });
    office.clock.at += 5000;
    const channel = finding(PUBLISHED);
    expect(await act(channel)).toEqual({ kind: 'done' });
    expect(channel.steps).toEqual(['find']);
    expect(channel.since).toEqual([sentAt]);
    expect(await status()).toBe('PUBLISHED');
  });

  test('put off by the platform: waiting again, after its own time', async () => {
    const done = await act(played({ kind: 'putOff', reason: 'busy', retryAfterMs: 9000 }));
    expect(done).toEqual({ kind: 'later', inMs: 9000, note: 'busy' });
    expect(await publication()).toMatchObject({ status: 'WAITING', note: 'busy' });
    const channel = played(PUBLISHED);
    await act(channel);
    expect(await publication()).toMatchObject({ status: 'PUBLISHED', attempts: 2 });
  });

  test('refused: failed with the reason people read', async () => {
    expect(await act(played({ kind: 'refused', reason: '内容违规', code: '20021' }))).toEqual({ kind: 'done' });
    expect(await publication()).toMatchObject({ status: 'FAILED', note: '内容违规' });
    expect(await status()).toBe('PUBLISH_FAILED');
  });

  test.each<[PrepareOutcome, Done, string]>([
    [
      { kind: 'putOff', reason: 'no token', retryAfterMs: 4000 },
      { kind: 'later', inMs: 4000, note: 'no token' },
      'WAITING',
    ],
    [{ kind: 'refused', reason: '图片不合格', code: '40007' }, { kind: 'done' }, 'FAILED'],
  ])('what fails while nobody can see it was never an attempt: %j', async (prepared, expected, after) => {
    const channel = playedChannel(WEIBO, { prepares: [prepared] });
    expect(await act(channel)).toEqual(expected);
    expect(channel.steps).toEqual(['prepare']);
    expect(await publication()).toMatchObject({ status: after, attempts: 0 });
  });

  describe('an unknown outcome is looked up', () => {
    test('there: published, sent once', async () => {
      await uncertain();
      const channel = finding(PUBLISHED);
      expect(await act(channel)).toEqual({ kind: 'done' });
      expect(channel.steps).toEqual(['find']);
      expect(await publication()).toMatchObject({ status: 'PUBLISHED', attempts: 1 });
    });

    test('too early to say: looked for again, its new handle is kept', async () => {
      await uncertain();
      const channel = finding({ kind: 'pending', retryAfterMs: 60_000, handle: { note: 'page 2' } });
      expect(await act(channel)).toMatchObject({ kind: 'later', inMs: 60_000 });
      expect(channel.steps).toEqual(['find']);
      expect(await publication()).toMatchObject({ status: 'SENDING', attempts: 1, handle: { note: 'page 2' } });
    });

    test('certainly absent: sent once more; absent again: a person decides', async () => {
      await uncertain();
      expect(await act(finding({ kind: 'absent' }))).toMatchObject({ kind: 'later', inMs: 0 });
      expect(await publication()).toMatchObject({ status: 'WAITING', attempts: 1 });

      const second = played(unknown);
      await act(second);
      expect(second.steps).toEqual(['prepare', 'publish']);
      const third = finding({ kind: 'absent' });
      expect(await act(third)).toEqual({ kind: 'done' });

      expect(third.steps).toEqual(['find']);
      expect(await publication()).toMatchObject({
        status: 'UNKNOWN',
        attempts: 2,
        note: expect.stringContaining('需人工核实'),
      });
      expect(await status()).toBe('PUBLISHING');
      expect(office.promised('card', id)).not.toEqual([]);
    });

    test('absent after the resend was found after all: published', async () => {
      await uncertain();
      await act(finding({ kind: 'absent' }));
      await act(played(unknown));
      await act(finding(PUBLISHED));
      expect(await publication()).toMatchObject({ status: 'PUBLISHED', attempts: 2 });
    });

    test('the platform says no for good: failed', async () => {
      await uncertain();
      await act(finding({ kind: 'refused', reason: '审核未通过', code: '4' }));
      expect(await publication()).toMatchObject({ status: 'FAILED', note: '审核未通过' });
    });

    test('unsure: a person has to look, and is asked', async () => {
      await uncertain();
      await act(finding({ kind: 'unsure', reason: '有两条相近的微博' }));
      expect(await publication()).toMatchObject({ status: 'UNKNOWN', note: '有两条相近的微博' });
      const cards = office.promised('card', id);
      expect(cards.map(({ lane }) => lane)).toContain('to:publisher');
    });

    test('a person’s 重发 looks first: there means published, and nothing is sent', async () => {
      await uncertain();
      await act(finding({ kind: 'unsure', reason: '不确定' }));
      await office.dispatch(id, { type: 'RetryPublication', by: 'publisher', accountId: WEIBO });
      const channel = finding(PUBLISHED);
      await act(channel);
      expect(channel.steps).toEqual(['find']);
      expect(await publication()).toMatchObject({ status: 'PUBLISHED', attempts: 1 });
    });

    test('a person’s 重发 after two absences counts for one more send', async () => {
      await uncertain();
      await act(finding({ kind: 'absent' }));
      await act(played(unknown));
      await act(finding({ kind: 'absent' }));
      await office.dispatch(id, { type: 'RetryPublication', by: 'publisher', accountId: WEIBO });
      const channel = playedChannel(WEIBO, { finds: [{ kind: 'absent' }], publishes: [PUBLISHED] });
      await act(channel);
      expect(channel.steps).toEqual(['find', 'prepare', 'publish']);
      expect(await publication()).toMatchObject({ status: 'PUBLISHED', attempts: 3 });
    });
  });

  test('settled, or in a person’s hands: nothing is done', async () => {
    await office.settlePublished(id, WEIBO);
    const channel = playedChannel(WEIBO);
    expect(await act(channel)).toEqual({ kind: 'done' });
    expect(channel.steps).toEqual([]);
  });

  test('before its time nothing is sent, whoever promised it', async () => {
    ({ id } = await office.scheduled(ONE));
    const channel = playedChannel(WEIBO);
    expect(await act(channel)).toEqual({ kind: 'done' });
    expect(channel.steps).toEqual([]);
  });

  test('everything was paused just when it was let out: nothing is sent, and it is held like the rest', async () => {
    const channel = playedChannel(WEIBO);
    office.world.pause = { by: 'exec', at: office.clock.at, reason: '公祭日' };
    const done = await handlerOf(office, channel)(rowOf(id));
    expect(done).toMatchObject({ kind: 'later', note: 'everything is paused' });
    expect((await office.submission(id)).status).toBe('HELD');
    expect(await handlerOf(office, channel)(rowOf(id))).toEqual({ kind: 'done' });
    expect(channel.posted).toBe(0);
  });

  test('the account’s pace: the lane rests, no attempt has begun', async () => {
    office.clock.at += 60 * MINUTE;
    const first = playedChannel(WEIBO, { publishes: [PUBLISHED], minGapMs: 30_000 });
    await act(first, 'platform');
    ({ id } = await office.publishing(ONE));
    office.clock.at += 60 * MINUTE + 10_000;
    const second = playedChannel(WEIBO, { publishes: [PUBLISHED], minGapMs: 30_000 });
    expect(await act(second, 'platform')).toEqual({ kind: 'rest', inMs: 20_000 });
    expect(second.steps).toEqual(['prepare']);
    expect(await publication()).toMatchObject({ status: 'WAITING', attempts: 0, handle: { draft: 'draft-1' } });
    office.clock.at += 20_000;
    expect(await act(second, 'platform')).toEqual({ kind: 'done' });
    expect(second.posted).toBe(1);
  });

  describe('the signatures are checked at the moment of sending', () => {
    const tampered = async (change: (sealed: Awaited<ReturnType<Store['read']['signatures']>>) => unknown) => {
      const sealed = await store.read.signatures(id);
      const changed = change(sealed);
      const read = { ...store.read, signatures: async () => changed };
      office = { ...office, store: { ...store, read } as Store };
    };

    test.each<[string, Parameters<typeof tampered>[0]]>([
      ['one is gone', (sealed) => sealed.slice(0, 3)],
      ['all are gone', () => []],
      ['a middle one is gone', (sealed) => sealed.filter(({ seq }) => seq !== 2)],
      [
        'one says something else',
        (sealed) =>
          sealed.map((one) => (one.seq === 4 ? { ...one, record: { ...one.record, opinion: '同意。' } } : one)),
      ],
      [
        'one bears a signature that is not the server’s',
        (sealed) => sealed.map((one) => ({ ...one, serverSignature: Buffer.alloc(64).toString('base64') })),
      ],
    ])('%s: refused, nothing is prepared, the office hears of it', async (_what, change) => {
      await tampered(change);
      const channel = playedChannel(WEIBO);
      expect(await act(channel)).toEqual({ kind: 'done' });
      expect(channel.steps).toEqual([]);
      expect(await publication()).toMatchObject({
        status: 'FAILED',
        attempts: 0,
        note: expect.stringMatching(/签字核对不符.*提示 F-09（第八条）/),
      });
      expect(office.lines).toContainEqual(expect.objectContaining({ level: 'error', msg: 'refused to publish' }));
    });

    test('the text differs from what was signed: refused', async () => {
      const read = {
        ...store.read,
        submission: async (of: string) => {
          const stored = await office.submission(of);
          const versions = stored.versions.map((version) => ({
            ...version,
            posts: version.posts.map((post) => ({ ...post, text: `${post.text}！` })),
          }));
          return { ...stored, versions };
        },
      };
      const given = { ...office, store: { ...store, read } };
      const channel = playedChannel(WEIBO);
      await handlerOf(given, channel)(rowOf(id));
      expect(channel.steps).toEqual([]);
      expect((await publication()).status).toBe('FAILED');
    });
  });
});

forEachDatabase((_name, open) => {
  test('two processes hold the same row at once: one sends, and neither gives the post up', async () => {
    const store = await open();
    const here = await openOffice(store);
    const there = await openOffice(await open());
    const { id } = await here.publishing(ONE);
    there.clock.at = here.clock.at;
    let answer: (outcome: PublishOutcome) => void = () => undefined;
    const outcome = new Promise<PublishOutcome>((resolve) => (answer = resolve));
    // whoever comes when the other has begun already looks for the post instead
    const finds: FindOutcome[] = [{ kind: 'pending', retryAfterMs: 1000 }];
    const channels = [here, there].map(() => playedChannel(WEIBO, { publishes: [outcome], finds: [...finds] }));

    const acts = [handlerOf(here, channels[0]!)(rowOf(id)), handlerOf(there, channels[1]!)(rowOf(id))];
    // whoever lost comes back at once; the other's send is still under way
    const loser = await Promise.race(acts);
    answer(PUBLISHED);
    await Promise.all(acts);

    // the row must be looked at again: the one that sends may never come back
    expect(loser.kind).toBe('later');
    expect(channels.reduce((sum, { posted }) => sum + posted, 0)).toBe(1);
    expect((await here.submission(id)).publications.at(-1)).toMatchObject({ status: 'PUBLISHED', attempts: 1 });
  });

  test('through the dispatcher: accepted, looked for, published, one post', async () => {
    const store = await open();
    const office = await openOffice(store);
    const { id } = await office.publishing(ONE);
    const channel = playedChannel(WEIBO, {
      publishes: [{ kind: 'accepted', handle: { publishId: '9' } }],
      finds: [{ kind: 'pending', retryAfterMs: 1000 }, PUBLISHED],
    });
    const aside = async (): Promise<Done> => ({ kind: 'done' });
    const dispatcher = createDispatcher({
      ...office,
      handlers: { publish: handlerOf(office, channel), card: aside, closeCard: aside, notice: aside, seal: aside },
      finishInput: async () => undefined,
      onDead: async () => undefined,
    });
    for (let round = 0; round < 4; round += 1) {
      await dispatcher.run();
      office.clock.at += 6000;
    }
    await dispatcher.stop();
    expect(channel.steps).toEqual(['prepare', 'publish', 'find', 'find']);
    expect((await office.submission(id)).status).toBe('PUBLISHED');
  });
});
