/** mysql2 with every new connection of a pool brought into the state our statements rely on. */
import mysql, { type Pool, type PoolOptions } from 'mysql2';

/** Under the default level a claim of outbox rows blocks every insert (gap locks). */
const ISOLATION = 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED';
/** A string that does not fit is an error, never cut; a lock wait ends with the messenger's patience and is tried again. */
const SESSION = `SET SESSION innodb_lock_wait_timeout = 5,
  sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO'`;

/** The `driver` for TypeORM. */
export const mysqlDriver = {
  createPool(options: PoolOptions): Pool {
    const pool = mysql.createPool(options);
    // queued before whatever the borrower sends; a session that cannot be set up must not be used
    pool.on('connection', (connection) => {
      for (const statement of [ISOLATION, SESSION]) {
        connection.query(statement, (error) => {
          if (error) connection.destroy();
        });
      }
    });
    return pool;
  },
};

export interface MysqlAddress {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

/**
 * Ask a server what it is: drift checks differ between the two families.
 * @throws when it cannot be reached, or is too old for SKIP LOCKED (MySQL 8.0.1, MariaDB 10.6)
 */
export async function detectServer(address: MysqlAddress): Promise<'mysql' | 'mariadb'> {
  const { host, port, user, password, database } = address;
  const connection = mysql.createConnection({ host, port, user, password, database, connectTimeout: 10_000 });
  try {
    const version = await new Promise<string>((resolve, reject) => {
      connection.on('error', reject);
      connection.query<mysql.RowDataPacket[]>('SELECT VERSION() AS version', (error, rows) =>
        error ? reject(error) : resolve(String(rows[0]?.version)),
      );
    });
    const server = /mariadb/i.test(version) ? 'mariadb' : 'mysql';
    const [major = 0, minor = 0] = version.split('.').map((part) => parseInt(part, 10));
    const enough = server === 'mariadb' ? major > 10 || (major === 10 && minor >= 6) : major >= 8;
    if (!enough)
      throw new Error(`database server ${version} is too old: MySQL 8.0 or MariaDB 10.6 and later are supported`);
    return server;
  } finally {
    connection.destroy();
  }
}
