/** Several processes may start at once on one database: one migrates, the others wait and find nothing left to do. */
import type { Connection } from './sql';
import { StoreFault } from './faults';

/** How long to wait for another process that migrates, s. */
const PATIENCE = 60;
/** Locks have one name space per server, so the database is part of the name. */
const LOCK = "CONCAT('qianfa_migrate_', LEFT(SHA1(DATABASE()), 16))";

/**
 * Run work while holding the migration lock. On SQLite, where DDL can be rolled back, the work is one transaction on the given
 * connection; on MySQL the connection only holds the lock.
 */
export async function withMigrationLock<T>(connection: Connection, work: () => Promise<T>): Promise<T> {
  return connection.dialect === 'sqlite' ? inTransaction(connection, work) : holdingLock(connection, work);
}

async function inTransaction<T>(connection: Connection, work: () => Promise<T>): Promise<T> {
  await connection.begin();
  try {
    const result = await work();
    await connection.commit();
    return result;
  } catch (error) {
    await connection.rollback();
    throw error;
  }
}

async function holdingLock<T>(connection: Connection, work: () => Promise<T>): Promise<T> {
  const [answer] = await connection.rows<{ got: number | null }>(`SELECT GET_LOCK(${LOCK}, ${PATIENCE}) AS got`);
  if (answer?.got !== 1) throw new StoreFault('other', 'MIGRATING', 'another process is still migrating');
  try {
    return await work();
  } finally {
    await connection.rows(`SELECT RELEASE_LOCK(${LOCK}) AS released`);
  }
}
