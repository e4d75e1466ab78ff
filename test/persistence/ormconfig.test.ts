import { DataSource } from 'typeorm';
import { freshSqliteUrl } from '../helpers/databases';

test("TypeORM's command line finds a data source", async () => {
  const url = await freshSqliteUrl();
  const before = process.env;
  process.env = { ...before, QIANFA_CONFIG: undefined, DATABASE_URL: url };
  try {
    const { default: exported } = jest.requireActual<typeof import('../../ormconfig')>('../../ormconfig');
    const source = await exported;
    expect(source).toBeInstanceOf(DataSource);
    expect(source.options).toMatchObject({ type: 'better-sqlite3', database: url.slice('sqlite:'.length) });
  } finally {
    process.env = before;
  }
});
