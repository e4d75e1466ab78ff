import type { InboxRow, NewOutboxRow, OutboxRow, Store } from '../../src/application/store';
import { createDispatcher, type Dispatcher } from '../../src/delivery/dispatcher';
import type { Done } from '../../src/delivery/done';
import type { Handler } from '../../src/delivery/outbox-work';
import { createLog } from '../../src/lib/log';
import { PlatformRefused, PlatformUnreachable } from '../../src/lib/outgoing';
import { forEachDatabase } from '../helpers/databases';
import { MINUTE, NOW } from '../helpers/build';
import { buildInbox, buildPromise, fresh } from '../persistence/rows';

const LEASE = 30_000;
const DONE: Done = { kind: 'done' };
const unreachable = () => new PlatformUnreachable('wecom', true, 'timed out');

/** Something that is over when it is told so. */
function gate(): { opened: Promise<void>; open(): void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

forEachDatabase((_name, open) => {
  let store: Store;
  let clock: { at: number; now(): number };
  let dead: { row: OutboxRow; note: string }[];
  const started: Dispatcher[] = [];

  beforeEach(async () => {
    store ??= await open();
    clock = { at: NOW, now: () => clock.at };
    dead = [];
    await emptyOutbox(store);
  });
  afterEach(() => Promise.all(started.splice(0).map((one) => one.stop())));

  function dispatcher(act: Handler, finishInput: (row: InboxRow) => Promise<void> = async () => undefined, on = store) {
    const made = createDispatcher({
      store: on,
      clock,
      log: createLog({ level: 'silent' }),
      handlers: { text: act },
      finishInput,
      onDead: async (row, note) => void dead.push({ row, note }),
    });
    started.push(made);
    return made;
  }

  const promise = (...rows: NewOutboxRow[]) => store.transaction((tx) => tx.addOutbox(rows));
  const text = (given: Partial<NewOutboxRow> = {}) => buildPromise({ dueAt: NOW, ...given });
  const stored = async (id: string) => (await store.read.outboxRow(id))!;

  test('what is due is done once; what is not due waits', async () => {
    const due = text();
    const future = text({ dueAt: NOW + MINUTE });
    await promise(due, future);
    const handled: string[] = [];
    const work = dispatcher(async (row) => {
      handled.push(row.id);
      return DONE;
    });

    expect(await work.run()).toBe(1);
    expect(await work.run()).toBe(0);

    expect(handled).toEqual([due.id]);
    expect(await stored(due.id)).toMatchObject({ status: 'done', attempts: 1, leaseUntil: null, lastError: null });
    expect(await stored(future.id)).toMatchObject({ status: 'pending', attempts: 0, leaseUntil: null });
  });

  test('one that failed is tried again after its wait, and its error is forgotten once it is done', async () => {
    const row = text();
    await promise(row);
    const answers: (() => Done)[] = [
      () => {
        throw unreachable();
      },
      () => DONE,
    ];
    const work = dispatcher(async () => answers.shift()!());

    await work.run();
    const failed = await stored(row.id);
    expect(failed).toMatchObject({ status: 'pending', attempts: 1, leaseUntil: null });
    expect(failed.lastError).toBe('wecom unreachable: timed out');
    expect(failed.dueAt).toBeGreaterThan(NOW);
    clock.at = failed.dueAt - 1;
    expect(await work.run()).toBe(0);
    clock.at = failed.dueAt;
    expect(await work.run()).toBe(1);
    expect(await stored(row.id)).toMatchObject({ status: 'done', attempts: 2, lastError: null });
    expect(dead).toEqual([]);
  });

  test('what is written down with it and the row itself are kept together or not at all', async () => {
    const [kept, lost] = [text(), text()];
    await promise(kept, lost);
    const work = dispatcher(async (row) => ({
      kind: 'done',
      also: async (tx) => {
        await tx.setMemo(row.id, 'written');
        if (row.id === lost.id) throw new Error('disk full');
      },
    }));

    await work.run();

    expect([await store.read.memo(kept.id), (await stored(kept.id)).status]).toEqual(['written', 'done']);
    expect([await store.read.memo(lost.id), (await stored(lost.id)).status]).toEqual([null, 'pending']);
    // nobody has it until its lease has run out
    expect((await stored(lost.id)).leaseUntil).toBe(NOW + LEASE);
  });

  test('a lane at rest keeps its order and no attempt is counted', async () => {
    const lane = fresh('lane');
    const [first, second] = [text({ lane }), text({ lane })];
    await promise(first, second);
    const answers: Done[] = [{ kind: 'rest', inMs: 5_000 }];
    const handled: string[] = [];
    const work = dispatcher(async (row) => {
      handled.push(row.id);
      return answers.shift() ?? DONE;
    });

    await work.run();
    expect(handled).toEqual([first.id]);
    expect(await stored(first.id)).toMatchObject({ status: 'pending', attempts: 0, leaseUntil: null });
    clock.at += 4_999;
    expect(await work.run()).toBe(0);
    clock.at += 1;
    await work.run();
    expect(handled).toEqual([first.id, first.id, second.id]);
    expect(await stored(first.id)).toMatchObject({ status: 'done', attempts: 1 });
  });

  test.each([
    ['refused for its content', async () => Promise.reject(new PlatformRefused('wecom', '81013', 'content', 'nobody'))],
    ['said to be dead', async (): Promise<Done> => ({ kind: 'dead', note: 'nobody' })],
  ])('a row %s is given up, and the office is told once', async (_how, act) => {
    const row = text();
    await promise(row);
    const work = dispatcher(act);

    await work.run();
    clock.at += 60 * MINUTE;
    await work.run();

    expect(dead).toHaveLength(1);
    expect(dead[0]!.row.id).toBe(row.id);
    expect(dead[0]!.note).toContain('nobody');
    expect(await stored(row.id)).toMatchObject({ status: 'dead', leaseUntil: null });
    expect((await store.read.deadLetters(1))[0]?.id).toBe(row.id);
  });

  test('what nobody reaches dies after fourteen attempts, told once', async () => {
    const row = text();
    await promise(row);
    let attempts = 0;
    const work = dispatcher(async () => {
      attempts += 1;
      throw unreachable();
    });

    for (let round = 0; round < 20; round += 1) {
      await work.run();
      clock.at += 20 * MINUTE;
    }

    expect(attempts).toBe(14);
    expect(dead.map(({ row: { id } }) => id)).toEqual([row.id]);
  });

  test('a kind nobody handles is dead, not lost', async () => {
    const row = text({ kind: 'fax' });
    await promise(row);
    await dispatcher(async () => DONE).run();
    expect(dead).toMatchObject([{ row: { id: row.id }, note: 'no handler for fax' }]);
  });

  test('a lane is one after another in the order of promising, lanes are side by side', async () => {
    const [left, right] = [fresh('lane'), fresh('lane')];
    const rows = [text({ lane: left }), text({ lane: left }), text({ lane: right }), text({ lane: left })] as const;
    await promise(...rows);
    const [firstLeft, begun] = [gate(), gate()];
    const order: string[] = [];
    let under = 0;
    const work = dispatcher(async (row) => {
      if (row.lane === left) {
        under += 1;
        expect(under).toBe(1);
      }
      order.push(row.id);
      if (row.id === rows[2].id) begun.open();
      if (row.id === rows[0].id) await firstLeft.opened;
      if (row.lane === left) under -= 1;
      return DONE;
    });

    const run = work.run();
    await begun.opened;
    // the other lane went on while this one waits
    expect(new Set(order)).toEqual(new Set([rows[0].id, rows[2].id]));
    firstLeft.open();
    expect(await run).toBe(4);
    expect(order.filter((id) => id !== rows[2].id)).toEqual([rows[0].id, rows[1].id, rows[3].id]);
  });

  test('promised while it works, and it was told: done in the same run', async () => {
    const [first, second] = [text(), text()];
    await promise(first);
    const handled: string[] = [];
    const work: Dispatcher = dispatcher(async (row) => {
      handled.push(row.id);
      if (row.id === first.id) {
        await promise(second);
        work.wake();
      }
      return DONE;
    });
    await work.run();
    expect(handled).toEqual([first.id, second.id]);
  });

  test('two processes: each row is done by one of them', async () => {
    const other = await open();
    const rows = Array.from({ length: 12 }, () => text());
    await promise(...rows);
    const handled: string[] = [];
    const act: Handler = async (row) => {
      handled.push(row.id);
      return DONE;
    };

    await Promise.all([dispatcher(act).run(), dispatcher(act, undefined, other).run()]);

    expect(handled.sort()).toEqual(rows.map(({ id }) => id).sort());
  });

  test('stop() waits for what is in hand and gives back what was not begun', async () => {
    const lane = fresh('lane');
    const [inHand, behind] = [text({ lane }), text({ lane })];
    await promise(inHand, behind);
    const [begun, may] = [gate(), gate()];
    const handled: string[] = [];
    const work = dispatcher(async (row) => {
      handled.push(row.id);
      begun.open();
      await may.opened;
      return DONE;
    });

    void work.run();
    await begun.opened;
    let stopped = false;
    const stopping = work.stop().then(() => (stopped = true));
    await store.ping();
    expect(stopped).toBe(false);
    may.open();
    await stopping;

    expect(handled).toEqual([inHand.id]);
    expect((await stored(inHand.id)).status).toBe('done');
    expect(await stored(behind.id)).toMatchObject({ status: 'pending', attempts: 0, leaseUntil: null });
    expect(await work.run()).toBe(0);
  });

  test('leased just when it stops: given back, untouched', async () => {
    const row = text();
    await promise(row);
    const leased = gate();
    let stopping: Promise<void> | undefined;
    let handled = 0;
    const slow: Store = {
      ...store,
      async claimOutbox(...given) {
        const rows = await store.claimOutbox(...given);
        stopping = work.stop();
        leased.open();
        return rows;
      },
    };
    const work = dispatcher(
      async () => {
        handled += 1;
        return DONE;
      },
      undefined,
      slow,
    );

    void work.run();
    await leased.opened;
    await stopping;

    expect(handled).toBe(0);
    expect(await stored(row.id)).toMatchObject({ status: 'pending', attempts: 0, leaseUntil: null });
  });

  test('a crash: another takes the row over when the lease has run out, not before', async () => {
    const row = text();
    await promise(row);
    // given a process that died with the row in its hands
    await store.claimOutbox(NOW, LEASE, 10);
    const work = dispatcher(async () => DONE);

    clock.at = NOW + LEASE - 1;
    expect(await work.run()).toBe(0);
    clock.at = NOW + LEASE;
    expect(await work.run()).toBe(1);
    expect(await stored(row.id)).toMatchObject({ status: 'done', attempts: 2 });
  });

  test('an input that waits for the network is finished, in order per person, and tried again when it fails', async () => {
    const lane = fresh('person');
    const inputs = [1, 2].map((at) => buildInbox({ at, answer: null, waiting: { lane, payload: '{}' } }));
    await store.transaction(async (tx) => {
      for (const row of inputs) await tx.claimInbox(row);
    });
    const finished: string[] = [];
    let failures = 1;
    const work = dispatcher(
      async () => DONE,
      async (row) => {
        finished.push(row.key);
        if (failures-- > 0) throw unreachable();
        await store.transaction((tx) => tx.finishInbox(row.key, '{}'));
      },
    );

    await work.run();
    expect(finished).toEqual([inputs[0]!.key]);
    // too early: it rests
    expect(await work.run()).toBe(0);
    clock.at += 10_000;
    for (let taken = 1; taken > 0;) taken = await work.run();
    expect(finished).toEqual([inputs[0]!.key, inputs[0]!.key, inputs[1]!.key]);
    expect(await store.waitingInbox(10)).toEqual([]);
  });
});

async function emptyOutbox(store: Store): Promise<void> {
  for (let rows = await all(store); rows.length > 0; rows = await all(store)) {
    await store.transaction(async (tx) => {
      for (const { id } of rows) await tx.updateOutbox(id, { status: 'done', leaseUntil: null });
    });
  }
}

const all = (store: Store) => store.claimOutbox(NOW * 2, LEASE, 1000);
