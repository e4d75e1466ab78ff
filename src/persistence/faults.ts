/**
 * What can go wrong in the database, told apart by what it asks of us. Drivers put the statement and its values into their
 * errors; ours carry neither, because errors end in logs.
 */

export type FaultKind =
  /** a row with this key exists already */
  | 'duplicate'
  /** deadlock, lock time-out, busy: the whole transaction may simply run again */
  | 'conflict'
  /** the connection broke: nothing of the open transaction was kept */
  | 'lost'
  /** the connection broke while committing: nobody knows whether it was kept */
  | 'uncertain'
  /** a value does not fit its column */
  | 'tooLong'
  /** no connection could be made */
  | 'unreachable'
  | 'other';

export class StoreFault extends Error {
  constructor(
    readonly kind: FaultKind,
    readonly code: string,
    detail: string,
  ) {
    super(`database: ${detail} (${code})`);
    this.name = 'StoreFault';
  }
}

interface DriverError {
  message?: string;
  code?: string;
  errno?: number;
  /** SQLite's extended result code */
  errcode?: number;
  /** mysql2: the connection is gone */
  fatal?: boolean;
}

/** 1213 deadlock, 1205 lock wait time-out, 1615 statement must be prepared again, 3572/1020 changed or locked meanwhile */
const MYSQL_CONFLICTS = new Set([1213, 1205, 1615, 3572, 1020]);
/** 1053 shutting down, 1317 interrupted, 1927 killed, 1047 a cluster node not ready, 4031 idle too long */
const MYSQL_LOST = new Set([1053, 1317, 1927, 1047, 4031]);
const MYSQL_UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
/** what mysql2 says of a connection it knows to be closed */
const NEVER_SENT = /in closed state/;
/** SQLITE_BUSY, SQLITE_LOCKED; their extended codes share the low byte */
const SQLITE_CONFLICTS = new Set([5, 6]);
/** SQLITE_CONSTRAINT_PRIMARYKEY, _UNIQUE */
const SQLITE_DUPLICATES = new Set([1555, 2067]);

/** Turn whatever a driver threw into a StoreFault. */
export function faultOf(error: unknown): StoreFault {
  if (error instanceof StoreFault) return error;
  const driver = driverErrorOf(error);
  const code = NEVER_SENT.test(driver.message ?? '')
    ? 'NOT_SENT'
    : String(driver.code ?? driver.errcode ?? driver.errno);
  const kind = kindOf(driver);
  return new StoreFault(kind, code, kind === 'duplicate' ? 'a row with this key exists already' : detailOf(driver));
}

/** True when a unique key refused the row. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof StoreFault && error.kind === 'duplicate';
}

/** True when running the whole work again may succeed and cannot do it twice. */
export function isTransient(error: unknown): boolean {
  return error instanceof StoreFault && (error.kind === 'conflict' || error.kind === 'lost');
}

function kindOf(error: DriverError): FaultKind {
  const { errno = 0, code = '', errcode } = error;
  if (errcode !== undefined) return sqliteKind(errcode);
  if (errno === 1062) return 'duplicate';
  if (errno === 1406) return 'tooLong';
  if (MYSQL_CONFLICTS.has(errno)) return 'conflict';
  if (MYSQL_UNREACHABLE.has(code)) return 'unreachable';
  return MYSQL_LOST.has(errno) || error.fatal || NEVER_SENT.test(error.message ?? '') ? 'lost' : 'other';
}

function sqliteKind(errcode: number): FaultKind {
  if (SQLITE_DUPLICATES.has(errcode)) return 'duplicate';
  return SQLITE_CONFLICTS.has(errcode & 0xff) ? 'conflict' : 'other';
}

/** TypeORM wraps the driver's error. */
function driverErrorOf(error: unknown): DriverError {
  if (typeof error !== 'object' || error === null) return { message: String(error) };
  const wrapped = (error as { driverError?: unknown }).driverError;
  return (typeof wrapped === 'object' && wrapped !== null ? wrapped : error) as DriverError;
}

/** Servers quote values in their messages ("Incorrect value: '…'"); what is quoted stays out. */
function detailOf(error: DriverError): string {
  return (error.message || 'failed')
    .replace(/near '[\s\S]*/, 'in the statement')
    .replace(/value: '[\s\S]*?'/g, 'value');
}
