/**
 * The embedded database has one connection, and TypeORM shares it between everybody: two transactions at once would mix. Here it is
 * lent to one borrower at a time, in the order they came.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { faultOf, isTransient, StoreFault } from './faults';
import type { Connection, Connections, Statement, Value } from './sql';

/** How long another process may hold the write lock, ms. */
const WRITER_PATIENCE = 5000;

/** Lend the one connection of an initialised data source. */
export function sqliteConnections(source: DataSource): Connections {
  const turns = createTurns();
  return {
    dialect: 'sqlite',
    borrow: async () => lend(source, await turns.next()),
    async close() {
      const done = await turns.next();
      await source.destroy();
      done();
    },
  };
}

function lend(source: DataSource, done: () => void): Connection {
  const runner = source.createQueryRunner();
  const query = (text: string, values: Value[] = []) =>
    runner.query(text, values, true).catch((error: unknown) => {
      throw faultOf(error);
    });
  const carryOut = async (statements: Statement[]): Promise<void> => {
    for (const { text, values } of statements) await query(text, values);
  };
  return {
    dialect: 'sqlite',
    begin: () => begin(() => query('BEGIN IMMEDIATE')),
    async rows<T>(text: string, values?: Value[], before: Statement[] = []) {
      await carryOut(before);
      return (await query(text, values)).records as T[];
    },
    run: async (text, values) => Number((await query(text, values)).affected ?? 0),
    async commit(before = []) {
      await carryOut(before);
      await query('COMMIT');
    },
    rollback: async () => void (await query('ROLLBACK')),
    // statements are synchronous: between two borrowers everybody else in the process gets a turn, too
    release: () => void setImmediate(done),
  };
}

/**
 * Take the write lock at once: a read that turns into a write could be refused at any moment. Another process may hold it (a command
 * beside the server), and is waited for without standing still.
 */
async function begin(attempt: () => Promise<unknown>): Promise<void> {
  for (const giveUp = Date.now() + WRITER_PATIENCE; ;) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (!isTransient(error)) throw error;
      if (Date.now() > giveUp) throw new StoreFault('unreachable', 'BUSY', 'another process does not stop writing');
      await pause(2 + Math.random() * 20);
    }
  }
}

/** First come, first served: resolves when it is the caller's turn, with the function that ends it. */
function createTurns(): { next(): Promise<() => void> } {
  let last = Promise.resolve();
  return {
    next() {
      const before = last;
      let end = (): void => undefined;
      last = new Promise((resolve) => (end = resolve));
      return before.then(() => end);
    },
  };
}
