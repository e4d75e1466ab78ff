import { faultOf, StoreFault } from '../../src/persistence/faults';
import { createGate, type Gate } from '../../src/persistence/gate';
import type { Connection, Connections } from '../../src/persistence/sql';

/** Connections that note what is asked of them, and fail as told: each call takes the next entry for its name. */
function scripted(failures: Partial<Record<string, (Error | null)[]>> = {}): { gate: Gate; calls: string[] } {
  const calls: string[] = [];
  const call = async (name: string): Promise<void> => {
    calls.push(name);
    const failure = failures[name]?.shift();
    if (failure) throw failure;
  };
  const connection: Connection = {
    dialect: 'mysql',
    begin: () => call('begin'),
    commit: async (before = []) => {
      for (const statement of before) await call(statement.text);
      await call('commit');
    },
    rollback: () => call('rollback'),
    rows: async (text, _values, before = []) => {
      for (const statement of before) await call(statement.text);
      await call(text);
      return [];
    },
    run: async () => (await call('run'), 1),
    release: (broken) => void calls.push(broken ? 'throw away' : 'release'),
  };
  const connections: Connections = {
    dialect: 'mysql',
    borrow: async () => connection,
    close: async () => void calls.push('close'),
  };
  return { gate: createGate(connections), calls };
}

const deadlock = (): StoreFault => new StoreFault('conflict', '1213', 'deadlock');
const lost = (): StoreFault => new StoreFault('lost', 'ECONNRESET', 'connection lost');
const duplicate = (): StoreFault => new StoreFault('duplicate', '1062', 'exists');

test('a transaction has one connection from begin to commit', async () => {
  const { gate, calls } = scripted();
  expect(await gate.transaction(async (sql) => sql.run('one'))).toBe(1);
  expect(calls).toEqual(['begin', 'run', 'commit', 'release']);
});

test('an error of the work rolls back, is passed on and is not tried again', async () => {
  const { gate, calls } = scripted();
  await expect(gate.transaction(() => Promise.reject(new Error('mine')))).rejects.toThrow('mine');
  expect(calls).toEqual(['begin', 'rollback', 'release']);
});

test.each(['run', 'commit'])('a deadlock at %s runs the whole work again', async (where) => {
  const { gate, calls } = scripted({ [where]: [deadlock(), deadlock()] });
  let times = 0;
  await gate.transaction(async (sql) => {
    times += 1;
    await sql.run('one');
  });
  expect(times).toBe(3);
  expect(calls.filter((call) => call === 'rollback')).toHaveLength(2);
  expect(calls.slice(-3)).toEqual(['run', 'commit', 'release']);
});

test('work that deadlocks every time fails in the end', async () => {
  const { gate } = scripted({ run: Array.from({ length: 100 }, deadlock) });
  let times = 0;
  const work = gate.transaction(async (sql) => {
    times += 1;
    await sql.run('one');
  });
  await expect(work).rejects.toMatchObject({ kind: 'conflict' });
  expect(times).toBe(8);
});

test('a connection lost before the commit is thrown away and the work runs again', async () => {
  const { gate, calls } = scripted({ run: [lost()] });
  await gate.transaction((sql) => sql.run('one'));
  expect(calls).toEqual(['begin', 'run', 'throw away', 'begin', 'run', 'commit', 'release']);
});

test('a connection lost while committing is a clear error: nobody knows, so nothing is repeated', async () => {
  const { gate, calls } = scripted({ commit: [lost()] });
  await expect(gate.transaction((sql) => sql.run('one'))).rejects.toMatchObject({
    kind: 'uncertain',
    message: expect.stringContaining('outcome unknown'),
  });
  expect(calls.filter((call) => call === 'run')).toHaveLength(1);
  expect(calls.at(-1)).toBe('throw away');
});

test('a connection that cannot be rolled back is thrown away', async () => {
  const { gate, calls } = scripted({ rollback: [new Error('no')] });
  await expect(gate.transaction(() => Promise.reject(new Error('mine')))).rejects.toThrow('mine');
  expect(calls.at(-1)).toBe('throw away');
});

test('a commit that was never sent, because the connection was known to be closed, is simply tried again', async () => {
  const { gate } = scripted({
    commit: [faultOf({ message: "Can't add new command when connection is in closed state" })],
  });
  let times = 0;
  await gate.transaction(async (sql) => {
    times += 1;
    await sql.run('one');
  });
  expect(times).toBe(2);
});

test('what may come later goes with the next read, or with the commit, in its order', async () => {
  const { gate, calls } = scripted();
  await gate.transaction(async (sql) => {
    sql.later('one');
    sql.later('two');
    expect(calls).toEqual(['begin']);
    await sql.rows('read');
    sql.later('three');
    await sql.run('four');
    sql.later('five');
  });
  expect(calls).toEqual(['begin', 'one', 'two', 'read', 'three', 'run', 'five', 'commit', 'release']);
});

test('a duplicate among what came later fails the transaction, also when a run after it is prepared for one', async () => {
  const { gate, calls } = scripted({ fork: [duplicate()] });
  const work = gate.transaction(async (sql) => {
    sql.later('fork');
    await sql.run('claim').catch(() => undefined);
  });
  await expect(work).rejects.toMatchObject({ kind: 'duplicate' });
  expect(calls).toEqual(['begin', 'fork', 'rollback', 'release']);
});

test('a nested transaction and a read join the open one', async () => {
  const { gate, calls } = scripted();
  await gate.transaction(async (outer) => {
    await gate.transaction(async (inner) => {
      expect(inner).toBe(outer);
      await gate.reading.rows('read');
    });
  });
  expect(calls).toEqual(['begin', 'read', 'commit', 'release']);
});

test('a read outside has a connection of its own', async () => {
  const { gate, calls } = scripted();
  await gate.reading.rows('read');
  expect(calls).toEqual(['read', 'release']);
});

test('what a nested transaction left half done is not committed, even when its error is swallowed', async () => {
  const { gate, calls } = scripted();
  const work = gate.transaction(async () => {
    await gate.transaction(() => Promise.reject(new Error('inner'))).catch(() => undefined);
  });
  await expect(work).rejects.toThrow('inner');
  expect(calls).not.toContain('commit');
});

test('after a deadlock nothing more is sent, and swallowing it still runs the whole again', async () => {
  const { gate, calls } = scripted({ run: [deadlock()] });
  await gate.transaction(async (sql) => {
    await sql.run('one').catch(() => undefined);
    await sql.run('two').catch(() => undefined);
  });
  expect(calls).toEqual(['begin', 'run', 'rollback', 'release', 'begin', 'run', 'run', 'commit', 'release']);
});

test('a duplicate may be caught: the transaction goes on', async () => {
  const { gate, calls } = scripted({ run: [duplicate()] });
  await gate.transaction(async (sql) => {
    await expect(sql.run('one')).rejects.toMatchObject({ kind: 'duplicate' });
    await sql.run('two');
  });
  expect(calls).toEqual(['begin', 'run', 'run', 'commit', 'release']);
});

test('a transaction that has ended cannot be used', async () => {
  const { gate } = scripted();
  const kept = await gate.transaction(async (sql) => ({ sql }));
  await expect(kept.sql.run('late')).rejects.toThrow('has ended');
  expect(() => kept.sql.later('late')).toThrow('has ended');
});

test('what was started inside a transaction but outlives it gets a transaction of its own', async () => {
  const { gate, calls } = scripted();
  let detached: Promise<unknown> = Promise.resolve();
  let goOn = (): void => undefined;
  const ended = new Promise<void>((resolve) => (goOn = resolve));
  await gate.transaction(async () => {
    detached = ended.then(() => gate.transaction((sql) => sql.run('later')));
  });
  goOn();
  await detached;
  expect(calls).toEqual(['begin', 'commit', 'release', 'begin', 'run', 'commit', 'release']);
});

test('closing lets what runs finish and refuses what comes', async () => {
  const { gate, calls } = scripted();
  let finish = (): void => undefined;
  const slow = gate.transaction(async (sql) => {
    await new Promise<void>((resolve) => (finish = resolve));
    await gate.transaction((inner) => inner.run('nested'));
    await sql.run('last');
  });
  const closing = gate.close();
  await expect(gate.transaction((sql) => sql.run('late'))).rejects.toThrow('closed');
  await expect(gate.reading.rows('late')).rejects.toThrow('closed');
  finish();
  await Promise.all([slow, closing]);
  expect(calls).toEqual(['begin', 'run', 'run', 'commit', 'release', 'close']);
});
