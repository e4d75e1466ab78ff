import type { NewOutboxRow, OutboxRow, Store } from '../../src/application/store';
import { forEachDatabase } from '../helpers/databases';
import { buildDue, buildPromise, fresh } from './rows';

const LEASE = 1000;

forEachDatabase((_name, open) => {
  let store: Store;
  beforeEach(async () => {
    store ??= await open();
    // given an outbox without pending rows
    for (const row of await drain(store)) await finish(row);
  });

  const promise = (...rows: NewOutboxRow[]): Promise<void> => store.transaction((tx) => tx.addOutbox(rows));
  const finish = (row: { id: string }): Promise<void> =>
    store.transaction((tx) => tx.updateOutbox(row.id, { status: 'done', leaseUntil: null }));
  const ids = (rows: { id: string }[]): string[] => rows.map((row) => row.id);

  test('rows are leased when they are due, oldest first, and the attempt is counted', async () => {
    const late = buildPromise({ dueAt: 30, submissionId: 's1' });
    const early = buildPromise({ dueAt: 10 });
    const future = buildPromise({ dueAt: 31 });
    await promise(late, early, future);

    const claimed = await store.claimOutbox(30, LEASE, 10);

    const state = { status: 'pending', attempts: 1, lastError: null, leaseUntil: 30 + LEASE };
    expect(claimed).toEqual([
      { ...early, ...state },
      { ...late, ...state },
    ]);
    expect(await store.read.outboxRow(late.id)).toEqual({ ...late, ...state });
    expect(await store.read.outboxRow('nobody')).toBeNull();
    expect(await store.claimOutbox(30, LEASE, 10)).toEqual([]);
  });

  test('no more are leased than asked for', async () => {
    await promise(...Array.from({ length: 5 }, () => buildPromise()));
    expect(await store.claimOutbox(2000, LEASE, 2)).toHaveLength(2);
    expect(await store.claimOutbox(2000, LEASE, 10)).toHaveLength(3);
    expect(await store.claimOutbox(2000, LEASE, 0)).toHaveLength(0);
  });

  test('a lane has one row under way, and keeps the order of promising', async () => {
    const lane = fresh('lane');
    const [first, second, third] = [0, 1, 2].map(() => buildPromise({ lane })) as [
      NewOutboxRow,
      NewOutboxRow,
      NewOutboxRow,
    ];
    await promise({ ...first, dueAt: 500 }, { ...second, dueAt: 300 });
    await promise({ ...third, dueAt: 100 });

    for (const expected of [first, second, third]) {
      const claimed = await store.claimOutbox(1000, LEASE, 10);
      expect(ids(claimed)).toEqual([expected.id]);
      expect(await store.claimOutbox(1001, LEASE, 10)).toEqual([]);
      await finish(expected);
    }
  });

  test('a row that was put off does not hold up its lane; one under way does, whatever its place', async () => {
    const lane = fresh('lane');
    const first = buildPromise({ lane });
    const second = buildPromise({ lane });
    await promise(first, second);
    await store.claimOutbox(1000, LEASE, 1);
    await store.transaction((tx) =>
      tx.updateOutbox(first.id, { dueAt: 1500, leaseUntil: null, lastError: '忙'.repeat(3000) }),
    );

    expect(ids(await store.claimOutbox(1000, LEASE, 10))).toEqual([second.id]);
    expect(await store.claimOutbox(1500, LEASE, 10)).toEqual([]);
    await finish(second);
    expect(ids(await store.claimOutbox(1500, LEASE, 10))).toEqual([first.id]);
    expect((await store.read.outboxRow(first.id))?.lastError).toBe('忙'.repeat(1000));
  });

  test('a lane at rest is left alone until then; others go on', async () => {
    const [resting, other] = [buildPromise(), buildPromise()];
    await promise(resting, other);
    await store.restLane(resting.lane, 1500);
    await store.restLane(resting.lane, 1400);
    expect(ids(await store.claimOutbox(1399, LEASE, 10))).toEqual([other.id]);
    expect(ids(await store.claimOutbox(1400, LEASE, 10))).toEqual([resting.id]);
  });

  test('a lease that ran out is given to somebody else', async () => {
    const row = buildPromise();
    await promise(row);
    await store.claimOutbox(1000, LEASE, 10);
    expect(await store.claimOutbox(1000 + LEASE - 1, LEASE, 10)).toEqual([]);
    const again = await store.claimOutbox(1000 + LEASE, LEASE, 10);
    expect(again).toMatchObject([{ id: row.id, attempts: 2, leaseUntil: 1000 + 2 * LEASE }]);
  });

  test('a lease given back can be taken at once, as if it had not been', async () => {
    const row = buildPromise();
    await promise(row);
    await store.claimOutbox(1000, LEASE, 10);
    await store.releaseOutbox([row.id]);
    await store.releaseOutbox([row.id]);
    await store.releaseOutbox([]);
    expect(await store.claimOutbox(1000, LEASE, 10)).toMatchObject([{ id: row.id, attempts: 1 }]);
  });

  test('dead letters are shown newest first and can be requeued', async () => {
    const [one, other] = [buildPromise(), buildPromise()];
    await promise(one, other);
    for (const row of [one, other]) {
      await store.transaction((tx) => tx.updateOutbox(row.id, { status: 'dead', lastError: '拒收', leaseUntil: null }));
    }
    expect(ids(await store.read.deadLetters(2))).toEqual([other.id, one.id]);
    expect((await store.read.counts()).outboxDead).toBe(2);
    expect(await store.claimOutbox(2000, LEASE, 10)).toEqual([]);

    await store.transaction((tx) => tx.updateOutbox(one.id, { status: 'pending', attempts: 0, payload: '{}' }));

    expect(await store.claimOutbox(2000, LEASE, 10)).toMatchObject([{ id: one.id, attempts: 1, payload: '{}' }]);
  });

  test('the next instant something becomes due', async () => {
    expect(await store.read.nextDueAt()).toBeNull();
    await promise(buildPromise({ dueAt: 700 }));
    expect(await store.read.nextDueAt()).toBe(700);
    await store.claimOutbox(700, LEASE, 10);
    expect(await store.read.nextDueAt()).toBe(700 + LEASE);
    const due = buildDue({ dueAt: 600 });
    await store.transaction((tx) => tx.putDue(due));
    expect(await store.read.nextDueAt()).toBe(600);
    expect(await store.read.nextDueAt([due.kind])).toBe(700 + LEASE);
    expect(await store.read.nextDueAt(['another'])).toBe(600);
    expect(await store.read.counts()).toMatchObject({ outboxPending: 1, due: 1 });
    await store.transaction((tx) => tx.dropDue(due.key));
  });

  test('four processes claim at once: every row once, every lane in order, never two of a lane', async () => {
    const lanes = Array.from({ length: 6 }, () => fresh('lane'));
    const rows = Array.from({ length: 60 }, (_, i) => buildPromise({ lane: lanes[i % 6] }));
    await promise(...rows);
    const processes = await Promise.all([open(), open(), open(), open()]);
    const done: OutboxRow[] = [];
    const underWay = new Set<string>();
    let overlaps = 0;

    const work = async (process: Store): Promise<void> => {
      while (done.length < rows.length) {
        await new Promise(setImmediate);
        for (const row of await process.claimOutbox(2000, 60_000, 3)) {
          if (underWay.has(row.lane)) overlaps += 1;
          underWay.add(row.lane);
          await new Promise(setImmediate);
          underWay.delete(row.lane);
          done.push(row);
          await process.transaction((tx) => tx.updateOutbox(row.id, { status: 'done', leaseUntil: null }));
        }
      }
    };
    await Promise.all(processes.map(work));

    expect(overlaps).toBe(0);
    expect(ids(done).sort()).toEqual(ids(rows).sort());
    for (const lane of lanes) {
      const inOrder = ids(rows.filter((row) => row.lane === lane));
      expect(ids(done.filter((row) => row.lane === lane))).toEqual(inOrder);
    }
  });
});

async function drain(store: Store): Promise<OutboxRow[]> {
  const rows: OutboxRow[] = [];
  for (let now = 1_000_000; ; now += LEASE) {
    const claimed = await store.claimOutbox(now, LEASE * 1_000_000, 100);
    if (claimed.length === 0) return rows;
    rows.push(...claimed);
    for (const row of claimed) await store.transaction((tx) => tx.updateOutbox(row.id, { status: 'done' }));
  }
}
