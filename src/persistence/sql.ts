/** What statements are run on. Values are always bound, never written into the text. */

export type Value = string | number | null;
export type Dialect = 'sqlite' | 'mysql';

export interface Statement {
  text: string;
  values: Value[];
}

/** Reading only. Column names in the answer are those the statement gives them. */
export interface Reader {
  readonly dialect: Dialect;
  rows<T>(text: string, values?: Value[]): Promise<T[]>;
}

export interface Sql extends Reader {
  /** Run a writing statement now; gives the number of rows it matched. The only failure that may be caught is a duplicate. */
  run(text: string, values?: Value[]): Promise<number>;
  /**
   * Run a writing statement in its turn: before the next read, or with the commit. What takes time is the way to the server, so
   * all that waits travels together. If it fails, the transaction fails.
   */
  later(text: string, values?: Value[]): void;
}

/** One connection for one transaction or one read. `before` is run first, in order. Every failure is a StoreFault. */
export interface Connection {
  readonly dialect: Dialect;
  begin(): Promise<void>;
  rows<T>(text: string, values?: Value[], before?: Statement[]): Promise<T[]>;
  run(text: string, values?: Value[]): Promise<number>;
  commit(before?: Statement[]): Promise<void>;
  rollback(): Promise<void>;
  /** Give it back; a broken one is thrown away. */
  release(broken: boolean): void;
}

export interface Connections {
  readonly dialect: Dialect;
  /** Waits, first come first served, until one is free. */
  borrow(): Promise<Connection>;
  /** Close all; whoever has borrowed one must have given it back. */
  close(): Promise<void>;
}

/** The end of a statement that locks the rows it reads. SQLite has one writer at a time and needs no words for it. */
export function locking(sql: Reader, skipLocked = false): string {
  if (sql.dialect === 'sqlite') return '';
  return skipLocked ? ' FOR UPDATE SKIP LOCKED' : ' FOR UPDATE';
}

/** `?, ?, ?` for a list of values; the list must not be empty. */
export function marks(count: number): string {
  return Array.from({ length: count }, () => '?').join(', ');
}

/** A LIMIT. It takes no bound value on every server, so it is written out: only ever a whole number. */
export function atMost(limit: number): string {
  return `LIMIT ${Math.max(0, Math.floor(limit)) || 0}`;
}
