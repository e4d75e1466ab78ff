/** `database.url`. It may hold a password: it is never shown. */
import path from 'node:path';
import { text } from './scalars';

export function databaseUrl() {
  return text(
    'sqlite:PATH or mysql://user:password@host:port/database, special characters percent-encoded',
    (value) => /^sqlite:./.test(value) || isMysqlUrl(value),
  );
}

function isMysqlUrl(value: string): boolean {
  if (!/^(mysql|mariadb):\/\//.test(value) || !URL.canParse(value)) return false;
  const { hostname, pathname, search, hash } = new URL(value);
  return hostname !== '' && /^\/[^/]+$/.test(pathname) && search === '' && hash === '';
}

/** Is it one of the servers that several processes share? */
export function isShared(url: unknown): boolean {
  return typeof url === 'string' && isMysqlUrl(url);
}

/** The same address with an embedded database's file made absolute. */
export function absoluteDatabaseUrl(url: string, baseDir: string): string {
  const file = /^sqlite:(.+)$/.exec(url)?.[1];
  return file === undefined || file === ':memory:' ? url : `sqlite:${path.resolve(baseDir, file)}`;
}
