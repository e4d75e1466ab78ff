/** The store: the port of `application/store.ts` on either database. */
import { MigrationExecutor, type DataSource } from 'typeorm';
import type { Store, StoreReads, StoreTx } from '../application/store';
import { archiveReads, archiveWrites } from './archive';
import { bookReads, bookWrites } from './books';
import { cardReads, cardWrites } from './cards';
import { counterReads, nextCount } from './counters';
import { createDataSource, type DatabaseOptions } from './data-source';
import { dueKeys, dueWrites, waitingReads } from './due';
import { faultOf } from './faults';
import { createGate, type Gate, type GateLog } from './gate';
import { historyReads, historyWrites } from './history';
import { incidentReads, incidentWrites } from './incidents';
import { inboxWrites, waitingInbox } from './inbox';
import { restLane, takeSlot } from './lanes';
import { withMigrationLock } from './migration-lock';
import { mysqlConnections } from './mysql-connections';
import { claimOutbox, outboxReads, outboxWrites, releaseOutbox } from './outbox';
import { peopleReads, peopleWrites } from './people';
import type { Reader, Sql } from './sql';
import { sqliteConnections } from './sqlite-connections';
import { submissionReads, submissionWrites } from './submissions';
import { wordListReads, wordListWrites } from './word-lists';

export interface StoreOptions extends DatabaseOptions {
  log?: GateLog;
}

/**
 * Connect to the database; it is not migrated by this.
 * @throws StoreFault when it cannot be reached, Error when the address is wrong or the server too old
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const source = await initialised(options);
  const sqlite = source.options.type === 'better-sqlite3';
  const gate = createGate(sqlite ? sqliteConnections(source) : mysqlConnections(source), options.log);
  const transactions = new WeakMap<Sql, StoreTx>();

  /** A nested call gets the very StoreTx of the transaction it joins: it remembers what was loaded. */
  function transactionOn(sql: Sql): StoreTx {
    let tx = transactions.get(sql);
    if (!tx) transactions.set(sql, (tx = storeTx(sql)));
    return tx;
  }

  return {
    read: storeReads(gate.reading),
    transaction: (work) => gate.transaction((sql) => work(transactionOn(sql))),
    claimOutbox: (now, leaseMs, limit) => gate.transaction((sql) => claimOutbox(sql, now, leaseMs, limit)),
    releaseOutbox: (ids) => gate.transaction((sql) => releaseOutbox(sql, ids)),
    dueKeys: (now, limit) => dueKeys(gate.reading, now, limit),
    waitingInbox: (limit) => waitingInbox(gate.reading, limit),
    takeSlot: (lane, now, gapMs, burst = 0) => gate.transaction((sql) => takeSlot(sql, lane, now, gapMs, burst)),
    restLane: (lane, until) => gate.transaction((sql) => restLane(sql, lane, until)),
    migrate: () => migrate(gate, source),
    pendingMigrations: () => gate.withConnection(() => pendingMigrations(source)),
    ping: async () => void (await gate.reading.rows('SELECT 1 AS alive')),
    close: () => gate.close(),
  };
}

async function initialised(options: DatabaseOptions): Promise<DataSource> {
  try {
    return await (await createDataSource(options)).initialize();
  } catch (error) {
    // what a driver throws carries codes; our own complaints about the address do not
    throw typeof error === 'object' && error !== null && 'code' in error ? faultOf(error) : error;
  }
}

function storeReads(sql: Reader): StoreReads {
  return {
    ...submissionReads(sql),
    ...historyReads(sql),
    ...bookReads(sql),
    ...cardReads(sql),
    ...outboxReads(sql),
    ...archiveReads(sql),
    ...peopleReads(sql),
    ...incidentReads(sql),
    ...waitingReads(sql),
    ...wordListReads(sql),
    ...counterReads(sql),
  };
}

function storeTx(sql: Sql): StoreTx {
  return {
    ...storeReads(sql),
    ...submissionWrites(sql),
    ...historyWrites(sql),
    ...bookWrites(sql),
    ...cardWrites(sql),
    ...inboxWrites(sql),
    ...outboxWrites(sql),
    ...dueWrites(sql),
    ...archiveWrites(sql),
    ...peopleWrites(sql),
    ...incidentWrites(sql),
    ...wordListWrites(sql),
    nextCount: (name) => nextCount(sql, name),
  };
}

/** Run what is pending; gives the names of the migrations that ran. */
async function migrate(gate: Gate, source: DataSource): Promise<string[]> {
  return gate.withConnection((connection) =>
    withMigrationLock(connection, async () => {
      // the lock is the transaction where there can be one
      const done = await source.runMigrations({ transaction: 'none' });
      return done.map((migration) => migration.name);
    }),
  );
}

async function pendingMigrations(source: DataSource): Promise<string[]> {
  const pending = await new MigrationExecutor(source).getPendingMigrations();
  return pending.map((migration) => migration.name);
}
