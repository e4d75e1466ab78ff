/**
 * Pooled MySQL/MariaDB connections. A single statement is prepared once per connection and then only executed; several travel in one
 * request (`multipleStatements`), where their values are escaped by the driver. The server stops at the first that fails.
 */
import type { DataSource } from 'typeorm';
import type { PoolConnection, ResultSetHeader, RowDataPacket } from 'mysql2';
import { faultOf } from './faults';
import type { Connection, Connections, Statement, Value } from './sql';

type Result = RowDataPacket[] | ResultSetHeader;

/** Lend connections of an initialised data source's pool. */
export function mysqlConnections(source: DataSource): Connections {
  return {
    dialect: 'mysql',
    async borrow() {
      const runner = source.createQueryRunner('master');
      const raw = (await runner.connect().catch((error: unknown) => {
        throw faultOf(error);
      })) as PoolConnection;
      return lend(raw, () => void runner.release());
    },
    close: () => source.destroy(),
  };
}

const START: Statement = { text: 'START TRANSACTION', values: [] };
const COMMIT: Statement = { text: 'COMMIT', values: [] };

function lend(raw: PoolConnection, giveBack: () => void): Connection {
  /** what has been asked for but not sent: a transaction starts with its first statement */
  let unsent: Statement[] = [];
  const send = (statements: Statement[]): Promise<Result> => {
    const all = [...unsent, ...statements];
    unsent = [];
    return all.length === 1 ? execute(raw, all[0] as Statement) : together(raw, all);
  };
  return {
    dialect: 'mysql',
    begin: async () => void unsent.push(START),
    rows: async <T>(text: string, values: Value[] = [], before: Statement[] = []) =>
      (await send([...before, { text, values }])) as unknown as T[],
    run: async (text, values = []) => ((await send([{ text, values }])) as ResultSetHeader).affectedRows,
    commit: async (before = []) => {
      // nothing was sent and nothing is to be: there is no transaction
      if (unsent.length === 0 || before.length > 0) await send([...before, COMMIT]);
    },
    rollback: async () => {
      if (unsent.length === 0) await request(raw, 'ROLLBACK', []);
    },
    release: (broken) => (broken ? raw.destroy() : giveBack()),
  };
}

function execute(raw: PoolConnection, { text, values }: Statement): Promise<Result> {
  return new Promise((resolve, reject) => {
    raw.execute<Result>(text, values, (error, result) => (error ? reject(faultOf(error)) : resolve(result)));
  });
}

/** Gives the result of the last. */
async function together(raw: PoolConnection, statements: Statement[]): Promise<Result> {
  const text = statements.map((statement) => statement.text).join(';\n');
  const results = await request(
    raw,
    text,
    statements.flatMap((statement) => statement.values),
  );
  return results.at(-1) as Result;
}

function request(raw: PoolConnection, text: string, values: Value[]): Promise<Result[]> {
  return new Promise((resolve, reject) => {
    raw.query<RowDataPacket[][]>(text, values, (error, results) => (error ? reject(faultOf(error)) : resolve(results)));
  });
}
