/** Column shorthand for migrations. It belongs to them: what it makes must never change. */
import type { QueryRunner, TableColumnOptions } from 'typeorm';

type Maker = (name: string) => TableColumnOptions;

export interface ColumnTypes {
  varchar(length: number): Maker;
  longText: Maker;
  integer: Maker;
  bigint: Maker;
  /** an integer primary key the database draws */
  position: Maker;
}

/** The types of the database that is being migrated. */
export function columnTypes(runner: QueryRunner): ColumnTypes {
  const sqlite = isSqlite(runner);
  const integer = sqlite ? 'integer' : 'int';
  return {
    varchar: (length) => (name) => ({ name, type: 'varchar', length: String(length) }),
    longText: (name) => ({ name, type: sqlite ? 'text' : 'longtext' }),
    integer: (name) => ({ name, type: integer }),
    bigint: (name) => ({ name, type: 'bigint' }),
    position: (name) => ({ name, type: integer, isPrimary: true, isGenerated: true, generationStrategy: 'increment' }),
  };
}

export function isSqlite(runner: QueryRunner): boolean {
  return runner.dataSource.options.type === 'better-sqlite3';
}

/** The column may be empty. */
export function optional(column: TableColumnOptions): TableColumnOptions {
  return { ...column, isNullable: true };
}

/** The column is (part of) the primary key. */
export function key(column: TableColumnOptions): TableColumnOptions {
  return { ...column, isPrimary: true };
}
