import type { Messenger } from '../../src/application/ports';
import type { CardRow, OutboxRow, Store } from '../../src/application/store';
import { notifyHandlers } from '../../src/delivery/notify';
import { HOUR } from '../../src/domain/time/shanghai';
import { PlatformRefused, PlatformUnreachable } from '../../src/lib/outgoing';
import { openStore } from '../../src/persistence/store';
import { MINUTE, tap } from '../helpers/build';
import { openOffice, outboxRow, playedMessenger, type Office, type PlayedMessenger } from './office';

let store: Store;
let office: Office;
let messenger: PlayedMessenger;

beforeAll(async () => {
  store = await openStore({ url: 'sqlite::memory:' });
  await store.migrate();
});
afterAll(() => store.close());
beforeEach(async () => {
  office = await openOffice(store);
  messenger = playedMessenger();
});

function handlers(pacing: 'platform' | 'off' = 'off', given: Messenger = messenger) {
  const world = { ...office.world, policy: { ...office.world.policy, pacing } };
  return notifyHandlers({
    store,
    clock: office.clock,
    log: office.log,
    world: async () => world,
    messengers: new Map([['wecom', given]]),
  });
}

const act = (row: OutboxRow, pacing?: 'platform' | 'off') => handlers(pacing)[row.kind]!(row);
const card = async (taskId: string) => (await store.read.card(taskId))!;
const taskIdOf = (row: OutboxRow) => (JSON.parse(row.payload) as { taskId: string }).taskId;
const write = (taskId: string, change: Partial<CardRow>) => store.transaction((tx) => tx.updateCard(taskId, change));

/** 部门审核 is open: its card's row. */
async function asked(): Promise<{ id: string; row: OutboxRow; taskId: string }> {
  const { id } = await office.submitted();
  const [row] = office.promised('card', id);
  return { id, row: row!, taskId: taskIdOf(row!) };
}

/** Sent, then decided on another card: its closing row. */
async function closed(sent: Partial<CardRow>): Promise<{ id: string; row: OutboxRow; taskId: string }> {
  const { id, taskId } = await asked();
  await write(taskId, sent);
  await office.dispatch(id, tap(await office.submission(id), 'head'));
  const rows = office.promised('closeCard', id);
  const row = rows.find((one) => taskIdOf(one) === taskId)!;
  return { id, row, taskId };
}

describe('a card', () => {
  test('is built now and its codes are kept with the row that says it was sent', async () => {
    const { row, taskId } = await asked();
    office.clock.at += MINUTE;

    const done = await act(row);

    expect(messenger.cards).toMatchObject([
      { userId: 'head', card: { taskId, tag: expect.stringContaining('部门审核') } },
    ]);
    expect(messenger.cards[0]!.card.buttons.map(({ text }) => text)).toContain('同意');
    expect(await card(taskId)).toMatchObject({ messageId: null, updateCode: null });
    if (done.kind !== 'done') throw new Error(done.kind);
    await store.transaction(async (tx) => done.also!(tx));
    expect(await card(taskId)).toMatchObject({
      messageId: 'msg-1',
      updateCode: 'code-1',
      updateCodeAt: office.clock.at,
      status: 'open',
    });
  });

  test('that arrived while its answer was lost counts as sent, and cannot be changed', async () => {
    const { row, taskId } = await asked();
    messenger.sent = { messageId: null, updateCode: null };
    const done = await act(row);
    if (done.kind !== 'done') throw new Error(done.kind);
    await store.transaction(async (tx) => done.also!(tx));
    expect(await card(taskId)).toMatchObject({ messageId: 'lost', updateCode: null, updateCodeAt: null });
  });

  test('closed before it was sent is not sent', async () => {
    const { row, taskId } = await asked();
    await write(taskId, { status: 'closed' });
    expect(await act(row)).toEqual({ kind: 'done' });
    expect(messenger.cards).toEqual([]);
  });

  test('of a stage that is over is not sent, though nobody closed it', async () => {
    const { id, row, taskId } = await asked();
    await office.dispatch(id, tap(await office.submission(id), 'head'));
    await write(taskId, { status: 'open' });
    expect(await act(row)).toEqual({ kind: 'done' });
    expect(messenger.cards).toEqual([]);
    expect((await card(taskId)).status).toBe('closed');
  });

  test('for somebody without an account in the messenger is dead', async () => {
    const { row } = await asked();
    const people = office.world.organization.people.map(({ wecom: _, ...person }) => person);
    office.world.organization = { ...office.world.organization, people };
    expect(await act(row)).toEqual({ kind: 'dead', note: 'head has no account in a configured messenger' });
  });
});

describe('closing a card', () => {
  test('with its code shows the truth on it, and the code is spent', async () => {
    const { row, taskId } = await closed({ messageId: 'm', updateCode: 'c-9', updateCodeAt: office.clock.at });
    expect(await act(row)).toEqual({ kind: 'done' });
    expect(messenger.updates).toMatchObject([{ userIds: ['head'], code: 'c-9', card: { taskId } }]);
    expect(messenger.updates[0]!.card.closed).toMatch(/^孟初晴 .*同意/);
    expect(messenger.texts).toEqual([]);
    expect((await card(taskId)).updateCode).toBeNull();
  });

  test('the code is spent before the call, so that a crash never tries it twice', async () => {
    const { row, taskId } = await closed({ messageId: 'm', updateCode: 'c-9', updateCodeAt: office.clock.at });
    const during: (string | null)[] = [];
    const watching = playedMessenger({ updateCard: async () => void during.push((await card(taskId)).updateCode) });
    await handlers('off', watching)[row.kind]!(row);
    expect(during).toEqual([null]);
  });

  test.each([
    ['without a code', { messageId: 'm' }],
    ['whose answer was lost', { messageId: 'lost' }],
  ])('%s: one message says it', async (_how, sent) => {
    const { row } = await closed(sent);
    expect(await act(row)).toEqual({ kind: 'done' });
    expect(messenger.updates).toEqual([]);
    expect(messenger.texts).toMatchObject([{ userId: 'head', text: expect.stringContaining('现在等') }]);
  });

  test('72 hours after it was sent the code is worth nothing; a moment before, it is', async () => {
    const { row, taskId } = await closed({ messageId: 'm', updateCode: 'c-9', updateCodeAt: office.clock.at });
    const sentAt = office.clock.at;
    office.clock.at = sentAt + 72 * HOUR;
    await act(row);
    expect([messenger.updates.length, messenger.texts.length]).toEqual([0, 1]);
    office.clock.at -= 1;
    await write(taskId, { updateCode: 'c-9' });
    await act(row);
    expect([messenger.updates.length, messenger.texts.length]).toEqual([1, 1]);
  });

  test.each([
    ['refused', new PlatformRefused('wecom', '42014', 'content', 'spent')],
    ['uncertain', new PlatformUnreachable('wecom', true, 'timed out')],
  ])('%s: one message says it', async (_how, error) => {
    const { row } = await closed({ messageId: 'm', updateCode: 'c-9', updateCodeAt: office.clock.at });
    messenger.failing.updateCard = error;
    expect(await act(row)).toEqual({ kind: 'done' });
    expect(messenger.texts).toHaveLength(1);
  });

  describe('where its code is not spent by a change', () => {
    const changeable = () => playedMessenger({ updateCodes: { once: false, lifetimeMs: Infinity } });
    const closedCard = () => closed({ messageId: 'm', updateCode: 'c-9', updateCodeAt: office.clock.at });

    test('an uncertain change is for the dispatcher to repeat, and the code stays good', async () => {
      const { row, taskId } = await closedCard();
      const platform = changeable();
      platform.failing.updateCard = new PlatformUnreachable('wecom', true, 'timed out');
      await expect(handlers('off', platform)[row.kind]!(row)).rejects.toBe(platform.failing.updateCard);
      expect(await card(taskId)).toMatchObject({ updateCode: 'c-9' });
      platform.failing = {};
      office.clock.at += 200 * HOUR;
      expect(await handlers('off', platform)[row.kind]!(row)).toEqual({ kind: 'done' });
      expect(platform.updates).toMatchObject([{ userIds: ['head'], code: 'c-9' }]);
      expect(platform.texts).toEqual([]);
    });

    test('a refused one is said in a message', async () => {
      const { row } = await closedCard();
      const platform = changeable();
      platform.failing.updateCard = new PlatformRefused('wecom', 'param.cardNotExist', 'content', 'gone');
      expect(await handlers('off', platform)[row.kind]!(row)).toEqual({ kind: 'done' });
      expect(platform.texts).toHaveLength(1);
    });
  });

  test('a card that was never sent needs nothing', async () => {
    const { row } = await closed({});
    expect(await act(row)).toEqual({ kind: 'done' });
    expect([messenger.updates, messenger.texts]).toEqual([[], []]);
  });

  test('the message in its place keeps to the pace; the change of a card does not need to', async () => {
    const { row } = await closed({ messageId: 'm' });
    office.clock.at += 24 * HOUR;
    expect((await act(row, 'platform')).kind).toBe('done');
    expect((await act(row, 'platform')).kind).toBe('done');
    expect(await act(row, 'platform')).toEqual({ kind: 'rest', inMs: 2000 });
    expect(messenger.texts).toHaveLength(2);
  });
});

describe('texts', () => {
  const text = (words: string) =>
    outboxRow({
      id: 'T',
      kind: 'text',
      lane: 'to:editor',
      payload: JSON.stringify({ personId: 'editor', text: words }),
    });

  test('a long one goes in pieces no longer than the messenger takes, each with its own key', async () => {
    const words = '每用眼二十分钟，看看远处。\n'.repeat(200);
    expect(await act(text(words))).toEqual({ kind: 'done' });
    expect(messenger.texts.length).toBeGreaterThan(1);
    for (const { text: piece } of messenger.texts) expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(2048);
    expect(messenger.texts.map(({ dedupKey }) => dedupKey)).toEqual(messenger.texts.map((_, index) => `T-${index}`));
    // a repeat after a crash is the same messages
    const first = messenger.texts.splice(0);
    await act(text(words));
    expect(messenger.texts).toEqual(first);
  });

  test('more than a person’s share rests instead of being lost', async () => {
    office.clock.at += 48 * HOUR;
    const kinds: string[] = [];
    for (let n = 0; n < 3; n += 1) kinds.push((await act(text('一'), 'platform')).kind);
    expect(kinds).toEqual(['done', 'done', 'rest']);
    expect(messenger.texts).toHaveLength(2);
    office.clock.at += 2000;
    expect((await act(text('一'), 'platform')).kind).toBe('done');
  });

  test('a platform that refuses or is away is the dispatcher’s affair', async () => {
    messenger.failing.sendText = new PlatformUnreachable('wecom', true, 'timed out');
    await expect(act(text('一'))).rejects.toBe(messenger.failing.sendText);
  });

  test('to an account, whoever it is: there, and nowhere when its messenger is not configured any more', async () => {
    const to = (name: string) => {
      const account = { messenger: name, userId: 'stranger' };
      return outboxRow({ kind: 'text', lane: 'to:wecom:stranger', payload: JSON.stringify({ account, text: '您好' }) });
    };
    expect(await act(to('wecom'), 'platform')).toEqual({ kind: 'done' });
    expect(messenger.texts).toMatchObject([{ userId: 'stranger', text: '您好' }]);
    expect(await act(to('dingtalk'))).toEqual({ kind: 'done' });
    expect(messenger.texts).toHaveLength(1);
    // who wrote from outside cannot always be written to, and that is nobody else's affair
    messenger.failing.sendText = new PlatformRefused('wecom', 'x', 'content', 'out of reach');
    expect(await act(to('wecom'))).toEqual({ kind: 'done' });
    messenger.failing.sendText = new PlatformUnreachable('wecom', false, 'away');
    await expect(act(to('wecom'))).rejects.toBe(messenger.failing.sendText);
  });

  test('to somebody who has left: dead', async () => {
    const row = outboxRow({ payload: JSON.stringify({ personId: 'gone', text: '您好' }) });
    expect(await act(row)).toMatchObject({ kind: 'dead' });
  });
});

test('a notice is worded from what is true when it is sent', async () => {
  const { id } = await office.submitted();
  await office.dispatch(id, tap(await office.submission(id), 'head', 'return'));
  const [row] = office.promised('notice', id);
  await act(row!);
  expect(messenger.texts).toMatchObject([
    { userId: 'officer', text: expect.stringMatching(/已退回[\s\S]*数字与附件不符/) },
  ]);
});

test('a copy pack is the instruction and each piece to copy as a message of its own, with keys that differ', async () => {
  const { id } = await office.publishing({ accountIds: ['weibo-hand'] });
  const [row] = office.promised('copyPack', id);
  await act(row!);
  const post = (await office.submission(id)).versions.at(-1)!.posts[0]!;
  expect(messenger.texts[0]).toMatchObject({ userId: 'publisher', text: expect.stringContaining('人工发布') });
  expect(messenger.texts.map(({ text: piece }) => piece)).toContain(post.text);
  const keys = messenger.texts.map(({ dedupKey }) => dedupKey);
  expect(new Set(keys).size).toBe(keys.length);
});
