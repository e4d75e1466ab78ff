/** A database's address as the configuration gives it. */
import type { MysqlAddress } from './mysql-driver';

export type DatabaseAddress = { dialect: 'sqlite'; path: string } | ({ dialect: 'mysql' } & MysqlAddress);

/**
 * Read `sqlite:PATH`, `sqlite::memory:`, `mysql://user:password@host:port/database` or the same with `mariadb://`.
 * @throws an Error that names what is wrong and never shows the address itself: it holds a password
 */
export function databaseAddress(url: string): DatabaseAddress {
  if (url.startsWith('sqlite:')) {
    const path = url.slice('sqlite:'.length);
    if (path === '') throw new Error('database url: sqlite: needs a path, or sqlite::memory:');
    return { dialect: 'sqlite', path };
  }
  if (!URL.canParse(url))
    throw new Error('database url: expected sqlite:PATH or mysql://user:password@host:port/database');
  const { protocol, hostname, port, username, password, pathname, search } = new URL(url);
  if (protocol !== 'mysql:' && protocol !== 'mariadb:') {
    throw new Error(`database url: ${protocol}// is not supported, use sqlite: or mysql://`);
  }
  const database = decodeURIComponent(pathname.slice(1));
  if (!hostname || !database) throw new Error('database url: mysql:// needs a host and a database name');
  if (search) throw new Error('database url: mysql:// takes no parameters behind ?');
  return {
    dialect: 'mysql',
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port ? Number(port) : 3306,
    user: decodeURIComponent(username) || 'root',
    password: decodeURIComponent(password),
    database,
  };
}
