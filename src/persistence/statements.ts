/** The few shapes of statement we use, from a declared table. Backticks quote names on both databases. */
import { StoreFault } from './faults';
import { marks, type Reader, type Sql, type Statement, type Value } from './sql';
import { columnName, type Table } from './tables/table';

type Property<T> = keyof T & string;

/** `task_id` AS `taskId`, …: a row read with it has the properties of T. */
export function columnsOf<T>(of: Table<T>): string {
  let list = lists.get(of);
  if (list === undefined) {
    list = propertiesOf(of)
      .map((property) => `\`${columnName(of, property)}\` AS \`${property}\``)
      .join(', ');
    lists.set(of, list);
  }
  return list;
}

const lists = new WeakMap<object, string>();

/** Read rows: `rest` is everything behind FROM, in column names. */
export function select<T>(sql: Reader, of: Table<T>, rest: string, values: Value[] = []): Promise<T[]> {
  return sql.rows<T>(`SELECT ${columnsOf(of)} FROM \`${of.name}\` ${rest}`, values);
}

/** The first row of `select`, or null. */
export async function selectOne<T>(sql: Reader, of: Table<T>, rest: string, values: Value[] = []): Promise<T | null> {
  return (await select(sql, of, rest, values))[0] ?? null;
}

/** Insert rows in one statement. All rows must have the same properties; those left out take the database's value. */
export async function insert<T>(sql: Sql, of: Table<T>, rows: Partial<NoInfer<T>>[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const properties = propertiesOf(of).filter((property) => property in first);
  sql.later(
    insertText(of, properties, rows.length),
    rows.flatMap((row) => valuesOf(of, row, properties)),
  );
}

/** Insert a row at once. @throws StoreFault 'duplicate', which may be caught */
export async function insertNow<T>(sql: Sql, of: Table<T>, row: NoInfer<T>): Promise<void> {
  const properties = propertiesOf(of);
  await sql.run(insertText(of, properties, 1), valuesOf(of, row, properties));
}

/** Insert a row, or change the `changing` properties of the one with the same primary key; it is locked either way. */
export async function upsert<T>(sql: Sql, of: Table<T>, row: NoInfer<T>, changing: Property<T>[]): Promise<void> {
  const properties = propertiesOf(of);
  const sets = changing.map((property) => {
    const column = columnName(of, property);
    return `\`${column}\` = ${proposed(sql, column)}`;
  });
  sql.later(insertText(of, properties, 1) + onDuplicate(sql, of, sets.join(', ')), valuesOf(of, row, properties));
}

/** What follows an INSERT when the row may exist. */
export function onDuplicate<T>(sql: Reader, of: Table<T>, sets: string): string {
  if (sql.dialect === 'mysql') return ` ON DUPLICATE KEY UPDATE ${sets}`;
  return ` ON CONFLICT (${of.primary.map((property) => `\`${columnName(of, property)}\``).join(', ')}) DO UPDATE SET ${sets}`;
}

/** Change the rows that equal `where`. */
export async function update<T>(
  sql: Sql,
  of: Table<T>,
  change: Partial<NoInfer<T>>,
  where: Partial<NoInfer<T>>,
): Promise<void> {
  const statement = updateStatement(of, change, where);
  if (statement) sql.later(statement.text, statement.values);
}

/** Change them at once; gives how many there are. */
export async function updateNow<T>(
  sql: Sql,
  of: Table<T>,
  change: Partial<NoInfer<T>>,
  where: Partial<NoInfer<T>>,
): Promise<number> {
  const statement = updateStatement(of, change, where);
  return statement ? sql.run(statement.text, statement.values) : 0;
}

function updateStatement<T>(of: Table<T>, change: Partial<T>, where: Partial<T>): Statement | null {
  const changed = given(of, change);
  const matched = given(of, where);
  if (changed.length === 0) return null;
  const equals = (property: Property<T>): string => `\`${columnName(of, property)}\` = ?`;
  return {
    text: `UPDATE \`${of.name}\` SET ${changed.map(equals).join(', ')} WHERE ${matched.map(equals).join(' AND ')}`,
    values: [...valuesOf(of, change, changed), ...valuesOf(of, where, matched)],
  };
}

function insertText<T>(of: Table<T>, properties: Property<T>[], rows: number): string {
  const names = properties.map((property) => `\`${columnName(of, property)}\``).join(', ');
  const tuple = `(${marks(properties.length)})`;
  return `INSERT INTO \`${of.name}\` (${names}) VALUES ${Array.from({ length: rows }, () => tuple).join(', ')}`;
}

/** The value an upsert wanted to insert. */
function proposed(sql: Reader, column: string): string {
  return sql.dialect === 'mysql' ? `VALUES(\`${column}\`)` : `excluded.\`${column}\``;
}

function propertiesOf<T>(of: Table<T>): Property<T>[] {
  return Object.keys(of.columns) as Property<T>[];
}

function given<T>(of: Table<T>, part: Partial<T>): Property<T>[] {
  return propertiesOf(of).filter((property) => part[property] !== undefined);
}

function valuesOf<T>(of: Table<T>, row: Partial<T>, properties: Property<T>[]): Value[] {
  return properties.map((property) => fitting(of, property, (row[property] ?? null) as Value));
}

/** SQLite takes strings of any length into a varchar; both databases shall refuse alike. */
function fitting<T>(of: Table<T>, property: Property<T>, value: Value): Value {
  const { length } = of.columns[property];
  if (length === undefined || typeof value !== 'string' || value.length <= length) return value;
  if (Array.from(value).length <= length) return value;
  throw new StoreFault(
    'tooLong',
    'TOO_LONG',
    `${of.name}.${columnName(of, property)} holds ${length} characters at most`,
  );
}
