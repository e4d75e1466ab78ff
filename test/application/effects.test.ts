import { carryOut, laneOf, laneTo, promiseText, type Promising } from '../../src/application/effects';
import type { OutboxRow, Store } from '../../src/application/store';
import type { Effect } from '../../src/domain/react';
import type { Submission } from '../../src/domain/submission';
import { openStore } from '../../src/persistence/store';
import { buildOrganization, buildSubmission, tap } from '../helpers/build';
import { buildCard, fresh } from '../persistence/rows';
import { openOffice, type Office } from '../delivery/office';

let store: Store;
let office: Office;
let submission: Submission;
beforeAll(async () => {
  store = await openStore({ url: 'sqlite::memory:' });
  await store.migrate();
});
afterAll(() => store.close());
beforeEach(async () => {
  office = await openOffice(store);
  submission = { ...buildSubmission(), id: fresh('effects-of-') };
});

const noBook: Promising['enter'] = () => {
  throw new Error('nothing is entered here');
};

/** Carry effects out; gives what was added to the outbox. */
async function carried(effects: Effect[], tapped: string | null = null, world = office.world): Promise<OutboxRow[]> {
  const ids: string[] = [];
  const newId = () => {
    ids.push(fresh('effect-'));
    return ids.at(-1)!;
  };
  await store.transaction((tx) => {
    const promising: Promising = { tx, now: office.clock.at, world, newId, enter: noBook };
    return carryOut(effects, submission, promising, tapped);
  });
  const rows = await Promise.all(ids.map((id) => store.read.outboxRow(id)));
  return rows.filter((row): row is OutboxRow => row !== null);
}

const payload = (row: OutboxRow | undefined) => JSON.parse(row!.payload) as Record<string, string>;

test('a card is there before it is sent, so that no tap can come too early', async () => {
  const ask: Effect = { kind: 'ask', personId: 'head', reviewNo: 1, stage: 'DEPT_REVIEW', digest: 'd' };
  const [row] = await carried([ask]);
  expect(row).toMatchObject({
    kind: 'card',
    lane: 'to:head',
    submissionId: submission.id,
    status: 'pending',
    dueAt: office.clock.at,
  });
  expect(await store.read.card(payload(row).taskId!)).toMatchObject({
    personId: 'head',
    messenger: 'wecom',
    purpose: 'review',
    reviewNo: 1,
    stage: 'DEPT_REVIEW',
    digest: 'd',
    status: 'open',
    messageId: null,
    updateCode: null,
  });
});

test('the messenger a person is reached by is chosen when the card is made', async () => {
  const people = buildOrganization().people.map(({ wecom: _, ...person }) => ({ ...person, dingtalk: person.id }));
  const world = { ...office.world, organization: buildOrganization({ people }) };
  const [row] = await carried([{ kind: 'askOverdue', personId: 'editor' }], null, world);
  expect(await store.read.card(payload(row).taskId!)).toMatchObject({ messenger: 'dingtalk', purpose: 'overdue' });
});

test('each of several people has a card and a task id of their own', async () => {
  const rows = await carried(['editor', 'editor2'].map((personId): Effect => ({ kind: 'askOverdue', personId })));
  expect(rows.map(({ lane }) => lane)).toEqual(['to:editor', 'to:editor2']);
  expect(new Set(rows.map((row) => payload(row).taskId)).size).toBe(2);
});

test.each<[Effect, Partial<OutboxRow>, object]>([
  [
    { kind: 'publish', accountId: 'weibo-main' },
    { kind: 'publish', lane: 'post:weibo-main' },
    { accountId: 'weibo-main' },
  ],
  [
    { kind: 'copyPack', personId: 'publisher', accountId: 'weibo-hand' },
    { kind: 'copyPack', lane: 'to:publisher' },
    { personId: 'publisher', accountId: 'weibo-hand' },
  ],
  [
    { kind: 'tell', personId: 'officer', notice: { kind: 'signedOff' } },
    { kind: 'notice', lane: 'to:officer' },
    { personId: 'officer', notice: { kind: 'signedOff' } },
  ],
  [{ kind: 'seal' }, { kind: 'seal', lane: 'seal' }, {}],
])('%j becomes a row of the outbox', async (effect, expected, given) => {
  const rows = await carried([effect]);
  expect(rows).toMatchObject([{ ...expected, submissionId: submission.id, attempts: 0 }]);
  expect(payload(rows[0])).toEqual(given);
});

test('需人工核实 is a card about one account', async () => {
  const [row] = await carried([{ kind: 'trouble', personId: 'publisher', accountId: 'weibo-main' }]);
  const card = (await store.read.card(payload(row).taskId!))!;
  expect([card.purpose, JSON.parse(card.payload)]).toEqual(['trouble', { accountId: 'weibo-main' }]);
});

test('a time to wake is one row for the submission: a later one moves it', async () => {
  await carried([{ kind: 'wakeAt', at: 5000 }]);
  await carried([{ kind: 'wakeAt', at: 7000 }]);
  expect(await store.dueKeys(6999, 10)).toEqual([]);
  expect(await store.dueKeys(7000, 10)).toEqual([`planned:${submission.id}`]);
  await store.transaction((tx) => tx.dropDue(`planned:${submission.id}`));
});

describe('closing cards', () => {
  const of = (given: Parameters<typeof buildCard>[0]) => buildCard({ submissionId: submission.id, ...given });
  const status = async (taskId: string) => (await store.read.card(taskId))!.status;

  test('only those named; the tapped one is closed without an update, for the reply shows it', async () => {
    const [tapped, other, draft] = [of({ personId: 'editor' }), of({ personId: 'editor2' }), of({ purpose: 'draft' })];
    await store.transaction((tx) => tx.addCards([tapped!, other!, draft!]));
    const rows = await carried([{ kind: 'closeCards', purposes: ['review'] }], tapped!.taskId);
    expect(rows).toMatchObject([{ kind: 'closeCard', lane: 'to:editor2' }]);
    expect(payload(rows[0])).toEqual({ taskId: other!.taskId });
    expect(await Promise.all([tapped, other, draft].map((card) => status(card!.taskId)))).toEqual([
      'closed',
      'closed',
      'open',
    ]);
    // closed already: nothing more
    expect(await carried([{ kind: 'closeCards', purposes: ['review'] }])).toEqual([]);
  });

  test('of one account, the other account’s stay', async () => {
    const about = (accountId: string) => of({ purpose: 'trouble', payload: JSON.stringify({ accountId }) });
    const [weibo, wechat] = [about('weibo-main'), about('wechat-main')];
    await store.transaction((tx) => tx.addCards([weibo!, wechat!]));
    await carried([{ kind: 'closeCards', purposes: ['trouble'], accountId: 'weibo-main' }]);
    expect([await status(weibo!.taskId), await status(wechat!.taskId)]).toEqual(['closed', 'open']);
  });
});

test('a promised text waits in its reader’s lane', async () => {
  await store.transaction((tx) =>
    promiseText({ tx, now: 1, world: office.world, newId: () => 'a-text', enter: noBook }, 'head', '您好', null),
  );
  expect(await store.read.outboxRow('a-text')).toMatchObject({
    kind: 'text',
    lane: 'to:head',
    submissionId: null,
    dueAt: 1,
  });
  expect([laneTo('head'), laneOf('weibo-main')]).toEqual(['to:head', 'post:weibo-main']);
});

test('through the door: a decision closes the others’ cards and asks the next stage, in one transaction', async () => {
  const { id } = await office.submitted();
  await office.dispatch(
    id,
    tap(await office.submission(id), 'head', 'approve', {
      proof: { messenger: 'wecom', cardId: null, callbackId: null, platformTime: null },
    }),
  );
  expect(office.promised('closeCard', id).map(({ lane }) => lane)).toEqual(['to:head']);
  expect(office.promised('card', id).map(({ lane }) => lane)).toEqual(['to:head', 'to:editor', 'to:editor2']);
  const open = await store.read.openCards(id);
  expect(open.map(({ personId, stage }) => [personId, stage]).sort()).toEqual([
    ['editor', 'OFFICE_REVIEW'],
    ['editor2', 'OFFICE_REVIEW'],
  ]);
});
