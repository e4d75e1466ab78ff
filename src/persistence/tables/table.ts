/**
 * How a table is declared: once, in our own terms, for both databases. TypeORM's entity is made of it (`entity.ts`), and the
 * statements take their column names and limits from it (`statements.ts`). Decorators would not do: no decorator names a long text
 * that both databases have.
 */

export interface Column {
  /** the column's name, when it is not the property's in snake_case */
  name?: string;
  kind: 'varchar' | 'longText' | 'integer' | 'bigint' | 'position';
  /** characters, of a varchar */
  length?: number;
  nullable: boolean;
}

export interface Index<T> {
  name: string;
  columns: (keyof T & string)[];
  unique?: true;
}

export interface Table<T> {
  name: string;
  columns: Record<keyof T & string, Column>;
  primary: (keyof T & string)[];
  indexes: Index<T>[];
}

/** Declare a table whose rows are T, every property a column. */
export function table<T>(
  name: string,
  columns: Record<keyof T & string, Column>,
  keys: { primary: (keyof T & string)[]; indexes?: Index<T>[] },
): Table<T> {
  return { name, columns, primary: keys.primary, indexes: keys.indexes ?? [] };
}

/** A short string. Compared byte by byte on both databases; never filled with blanks. */
export function varchar(length: number, name?: string): Column {
  return { kind: 'varchar', length, nullable: false, name };
}

/** Text without a limit, usually JSON. */
export function longText(): Column {
  return { kind: 'longText', nullable: false };
}

/** A whole number below 2^53. */
export function bigint(): Column {
  return { kind: 'bigint', nullable: false };
}

/** Epoch ms. */
export function instant(): Column {
  return bigint();
}

export function integer(): Column {
  return { kind: 'integer', nullable: false };
}

/** A number the database draws, growing with every row. */
export function position(): Column {
  return { kind: 'position', nullable: false };
}

export function nullable(column: Column): Column {
  return { ...column, nullable: true };
}

/** The name of a property's column. */
export function columnName<T>(of: Table<T>, property: keyof T & string): string {
  return of.columns[property].name ?? property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
