/** Everything a product keeps, as one text to search: each row of its database, every file it wrote, its log. The platforms' own memory is not its. */
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import mysql from 'mysql2/promise';
import { SqliteDriver } from '../../../src/persistence/sqlite-driver';
import type { Product } from '../../helpers/product';

export async function keptBy({ databaseUrl, dir, log }: Product): Promise<string> {
  const file = databaseUrl.startsWith('sqlite:') ? databaseUrl.slice('sqlite:'.length) : null;
  const rows = file ? sqliteRows(file) : await mysqlRows(databaseUrl);
  // the bytes too: what was written and deleted again is still in them
  const bytes = file ? await Promise.all(['', '-wal'].map((end) => readFile(file + end, 'utf8').catch(() => ''))) : [];
  const files = await Promise.all(['archive', 'uploads'].map((name) => filesUnder(path.join(dir, name))));
  return [JSON.stringify(rows), ...bytes, ...files.flat(), ...log].join('\n');
}

function sqliteRows(file: string): unknown[] {
  const driver = new SqliteDriver(file);
  try {
    const tables = driver.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).all() as { name: string }[];
    return tables.map(({ name }) => [name, driver.prepare(`SELECT * FROM "${name}"`).all()]);
  } finally {
    driver.close();
  }
}

async function mysqlRows(url: string): Promise<unknown[]> {
  const connection = await mysql.createConnection(url);
  try {
    const [tables] = await connection.query<mysql.RowDataPacket[]>('SHOW TABLES');
    const names = tables.map((row) => String(Object.values(row)[0]));
    const all: unknown[] = [];
    for (const name of names) all.push([name, (await connection.query(`SELECT * FROM \`${name}\``))[0]]);
    return all;
  } finally {
    await connection.end();
  }
}

async function filesUnder(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true, recursive: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(files.map((entry) => readFile(path.join(entry.parentPath, entry.name), 'utf8')));
}
