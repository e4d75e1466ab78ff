/** TypeORM's data source for either database. */
import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { databaseAddress } from './address';
import { migrations } from './migrations';
import { detectServer, mysqlDriver } from './mysql-driver';
import { SqliteDriver } from './sqlite-driver';
import { entitiesFor } from './tables';

export interface DatabaseOptions {
  /** see `databaseAddress` */
  url: string;
  /** connections kept to a MySQL server, 10 unless told; the embedded database has one */
  poolSize?: number;
}

const DEFAULT_POOL = 10;

/** Make a data source, not yet initialised. A MySQL server is asked for its kind first. */
export async function createDataSource(options: DatabaseOptions): Promise<DataSource> {
  const address = databaseAddress(options.url);
  const common = { migrations, logging: false, synchronize: false } as const;
  if (address.dialect === 'sqlite') {
    return new DataSource({
      ...common,
      type: 'better-sqlite3',
      driver: SqliteDriver,
      database: address.path,
      entities: entitiesFor('sqlite'),
    });
  }
  return new DataSource({
    ...common,
    type: await detectServer(address),
    driver: mysqlDriver,
    host: address.host,
    port: address.port,
    username: address.user,
    password: address.password,
    database: address.database,
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    // integers below 2^53 come as numbers; we store no others
    supportBigNumbers: true,
    bigNumberStrings: false,
    // migrating takes two: one holds the lock
    poolSize: Math.max(2, options.poolSize ?? DEFAULT_POOL),
    // see mysql-connections.ts: what waits travels together
    multipleStatements: true,
    extra: { maxPreparedStatements: 300 },
    entities: entitiesFor('mysql'),
  });
}
