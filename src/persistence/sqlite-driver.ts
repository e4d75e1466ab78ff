/**
 * The embedded SQLite, dressed as the `better-sqlite3` that TypeORM expects. Its own interface is that of `node:sqlite`, so that
 * the native package can go when Node brings SQLite itself.
 */
import { DatabaseSync, type StatementSyncInstance } from '@photostructure/sqlite';

/** What TypeORM needs of a prepared statement. */
interface PreparedStatement {
  /** true when the statement gives rows */
  reader: boolean;
  all(...values: SqliteValue[]): unknown[];
  run(...values: SqliteValue[]): { changes: number | bigint; lastInsertRowid: number | bigint };
}

type SqliteValue = string | number | bigint | null | Uint8Array;

/** Waiting for another process while opening, ms. */
const OPENING_TIMEOUT = 5000;
/** Waiting for another process later, ms. It stops everything in this one, so longer waits are the caller's, between statements. */
const BUSY_TIMEOUT = 20;

/** One connection. An acknowledged commit survives a power cut: WAL with `synchronous=FULL` (this build's default is less). */
export class SqliteDriver {
  private readonly database: InstanceType<typeof DatabaseSync>;

  constructor(path: string) {
    this.database = new DatabaseSync(path, { timeout: OPENING_TIMEOUT });
    this.database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
    this.pragma(`busy_timeout = ${BUSY_TIMEOUT}`);
  }

  pragma(text: string): unknown[] {
    return this.database.prepare(`PRAGMA ${text}`).all();
  }

  prepare(text: string): PreparedStatement {
    const statement: StatementSyncInstance = this.database.prepare(text);
    return {
      reader: statement.columns().length > 0,
      all: (...values) => statement.all(...values),
      run: (...values) => statement.run(...values),
    };
  }

  exec(text: string): void {
    this.database.exec(text);
  }

  close(): void {
    this.database.close();
  }
}
