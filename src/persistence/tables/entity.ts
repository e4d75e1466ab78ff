/** A declared table as TypeORM's entity, in the column types of one database. */
import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import type { Dialect } from '../sql';
import { columnName, type Column, type Table } from './table';

export function entityOf<T>(of: Table<T>, dialect: Dialect): EntitySchema {
  const properties = Object.keys(of.columns) as (keyof T & string)[];
  return new EntitySchema({
    name: of.name,
    tableName: of.name,
    columns: Object.fromEntries(
      properties.map((property) => [
        property,
        {
          ...columnOptions(of.columns[property], dialect),
          name: columnName(of, property),
          primary: of.primary.includes(property),
        },
      ]),
    ),
    indices: of.indexes.map((index) => ({ name: index.name, columns: index.columns, unique: index.unique ?? false })),
  });
}

function columnOptions(column: Column, dialect: Dialect): EntitySchemaColumnOptions {
  const { nullable } = column;
  if (column.kind === 'varchar') return { type: 'varchar', length: column.length, nullable };
  if (column.kind === 'longText') return { type: dialect === 'sqlite' ? 'text' : 'longtext', nullable };
  // SQLite numbers rows only in a column of exactly this type
  if (column.kind === 'position') return { type: 'integer', generated: 'increment', nullable };
  return { type: column.kind, nullable };
}
