/**
 * The one way to the database. Every statement passes here, so that four things hold everywhere: a transaction has a connection to
 * itself; what is called inside it joins it instead of taking a second connection (which would freeze a full pool); deadlocks, lock
 * time-outs and broken connections run the whole work again; and an error that was swallowed can never be committed.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { isDuplicate, isTransient, StoreFault } from './faults';
import type { Connection, Connections, Reader, Sql, Statement, Value } from './sql';

export interface Gate {
  /** Single reads: on the open transaction when called inside one, else on a connection of their own. */
  readonly reading: Reader;
  /** Run work in one transaction, or join the one that is open. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Run work with a connection that is no transaction. */
  withConnection<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  /** Let what runs finish, refuse what comes, close the connections. */
  close(): Promise<void>;
}

export interface GateLog {
  warn(fields: object, message: string): void;
}

const MOST_TRIES = 8;

export function createGate(connections: Connections, log?: GateLog): Gate {
  const open = new AsyncLocalStorage<Transaction>();
  const running = new Set<Promise<unknown>>();
  let closing: Promise<void> | null = null;

  /** Work that starts here, not inside another: counted, tried again, refused once the gate closes. */
  async function enter<T>(work: () => Promise<T>): Promise<T> {
    if (closing) throw new StoreFault('other', 'CLOSED', 'the store is closed');
    const run = trying(work, log);
    running.add(run);
    try {
      return await run;
    } finally {
      running.delete(run);
    }
  }

  function joined(): Transaction | null {
    const transaction = open.getStore();
    return transaction && !transaction.ended ? transaction : null;
  }

  const gate: Gate = {
    reading: {
      dialect: connections.dialect,
      rows: <T>(text: string, values?: Value[]) =>
        joined()?.rows<T>(text, values) ?? gate.withConnection((connection) => connection.rows<T>(text, values)),
    },
    transaction: async <T>(work: (sql: Sql) => Promise<T>) => {
      const outer = joined();
      if (outer) return outer.part(work);
      return enter(async () => carryOut(await connections.borrow(), open, work));
    },
    withConnection: (work) =>
      enter(async () => {
        const connection = await connections.borrow();
        let broken = false;
        try {
          return await work(connection);
        } catch (error) {
          broken = isLost(error);
          throw error;
        } finally {
          connection.release(broken);
        }
      }),
    close: () => (closing ??= Promise.allSettled(running).then(() => connections.close())),
  };
  return gate;
}

async function carryOut<T>(
  connection: Connection,
  open: AsyncLocalStorage<Transaction>,
  work: (sql: Sql) => Promise<T>,
): Promise<T> {
  const transaction = new Transaction(connection);
  let broken = true;
  try {
    await connection.begin();
    const result = await open.run(transaction, () => transaction.part(work));
    transaction.ended = true;
    if (transaction.failure) throw transaction.failure;
    await commit(connection, transaction.takeWaiting());
    broken = false;
    return result;
  } catch (error) {
    transaction.ended = true;
    const cause = transaction.failure ?? error;
    broken = isLost(cause) || !(await rolledBack(connection));
    throw cause;
  } finally {
    connection.release(broken);
  }
}

/** The transaction as its work sees it. After its end, or after a failure, nothing runs on it any more. */
class Transaction implements Sql {
  ended = false;
  /** the first fault: the server may have rolled everything back, so later statements would stand alone */
  failure: unknown = null;
  readonly dialect;
  private waiting: Statement[] = [];

  constructor(private readonly connection: Connection) {
    this.dialect = connection.dialect;
  }

  rows<T>(text: string, values?: Value[]): Promise<T[]> {
    return this.guarded(() => this.connection.rows<T>(text, values, this.takeWaiting()));
  }

  async run(text: string, values?: Value[]): Promise<number> {
    const waiting = this.takeWaiting();
    const last = waiting.pop();
    // sent on their own: a duplicate among them is not the one the caller is prepared for
    if (last) await this.guarded(() => this.connection.rows(last.text, last.values, waiting));
    return this.guarded(() => this.connection.run(text, values), isDuplicate);
  }

  later(text: string, values: Value[] = []): void {
    if (this.ended) throw new StoreFault('other', 'ENDED', 'this transaction has ended');
    this.waiting.push({ text, values });
  }

  takeWaiting(): Statement[] {
    const waiting = this.waiting;
    this.waiting = [];
    return waiting;
  }

  /** Work of its own, or of a nested call: if it fails, the whole fails, else half of it would be committed. */
  async part<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    try {
      return await work(this);
    } catch (error) {
      this.failure ??= error;
      throw error;
    }
  }

  private async guarded<T>(statement: () => Promise<T>, harmless = (_error: unknown) => false): Promise<T> {
    if (this.ended) throw new StoreFault('other', 'ENDED', 'this transaction has ended');
    if (this.failure) throw this.failure;
    try {
      return await statement();
    } catch (error) {
      if (!harmless(error)) this.failure ??= error;
      throw error;
    }
  }
}

/** Conflicts are also raised here (a cluster decides at COMMIT). A connection lost here leaves the outcome open. */
async function commit(connection: Connection, before: Statement[]): Promise<void> {
  try {
    await connection.commit(before);
  } catch (error) {
    if (!isLost(error) || (error as StoreFault).code === 'NOT_SENT') throw error;
    throw new StoreFault('uncertain', (error as StoreFault).code, 'connection lost while committing; outcome unknown');
  }
}

async function rolledBack(connection: Connection): Promise<boolean> {
  try {
    await connection.rollback();
    return true;
  } catch {
    return connection.dialect === 'sqlite'; // it rolled back by itself; there is no other connection to turn to
  }
}

function isLost(error: unknown): boolean {
  return error instanceof StoreFault && (error.kind === 'lost' || error.kind === 'uncertain');
}

/** Run work until it succeeds or fails for good; between tries a short, growing, random pause without a connection. */
async function trying<T>(work: () => Promise<T>, log?: GateLog): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isTransient(error) || attempt >= MOST_TRIES) throw error;
      log?.warn({ code: (error as StoreFault).code, attempt }, 'transaction runs again');
      await pause(Math.random() * Math.min(250, 5 * 2 ** attempt));
    }
  }
}
