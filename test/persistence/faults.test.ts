import { databaseAddress } from '../../src/persistence/address';
import { faultOf, isDuplicate, isTransient } from '../../src/persistence/faults';

test.each([
  [{ errno: 1062, code: 'ER_DUP_ENTRY' }, 'duplicate'],
  [{ errno: 1213, code: 'ER_LOCK_DEADLOCK' }, 'conflict'],
  [{ errno: 1205, code: 'ER_LOCK_WAIT_TIMEOUT' }, 'conflict'],
  [{ errno: 1406, code: 'ER_DATA_TOO_LONG' }, 'tooLong'],
  [{ errno: 1927, code: 'ER_CONNECTION_KILLED' }, 'lost'],
  [{ code: 'PROTOCOL_CONNECTION_LOST', fatal: true }, 'lost'],
  [{ code: 'ECONNREFUSED', fatal: true }, 'unreachable'],
  [{ errno: 1146, code: 'ER_NO_SUCH_TABLE' }, 'other'],
  [{ code: 'ERR_SQLITE_ERROR', errcode: 2067 }, 'duplicate'],
  [{ code: 'ERR_SQLITE_ERROR', errcode: 1555 }, 'duplicate'],
  [{ code: 'ERR_SQLITE_ERROR', errcode: 5 }, 'conflict'],
  [{ code: 'ERR_SQLITE_ERROR', errcode: 517 }, 'conflict'],
  [{ code: 'ERR_SQLITE_ERROR', errcode: 1 }, 'other'],
])('%j is %s', (driverError, kind) => {
  const fault = faultOf({ message: 'x', driverError });
  expect(fault.kind).toBe(kind);
  expect(isDuplicate(fault)).toBe(kind === 'duplicate');
  expect(isTransient(fault)).toBe(kind === 'conflict' || kind === 'lost');
  expect(faultOf(fault)).toBe(fault);
});

test('no statement and no value is left in a fault', () => {
  const driverError = {
    errno: 1366,
    message: "Incorrect string value: 'geheim' for column `a`; near 'geheim' at line 1",
    sql: "INSERT 'geheim'",
    parameters: ['geheim'],
  };
  const fault = faultOf({ driverError, query: 'INSERT', parameters: ['geheim'] });
  expect(JSON.stringify({ ...fault, text: String(fault), stack: fault.stack })).not.toContain('geheim');
  expect(String(faultOf({ errno: 1062, message: "Duplicate entry 'geheim' for key 'PRIMARY'" }))).not.toContain(
    'geheim',
  );
});

test('addresses', () => {
  expect(databaseAddress('sqlite:/var/lib/a b.sqlite')).toEqual({ dialect: 'sqlite', path: '/var/lib/a b.sqlite' });
  expect(databaseAddress('sqlite::memory:')).toEqual({ dialect: 'sqlite', path: ':memory:' });
  expect(databaseAddress('mysql://us%40er:p%3Aw@db.example:3307/qian%66a')).toEqual({
    dialect: 'mysql',
    host: 'db.example',
    port: 3307,
    user: 'us@er',
    password: 'p:w',
    database: 'qianfa',
  });
  expect(databaseAddress('mariadb://root@[::1]/q')).toMatchObject({ host: '::1', port: 3306, password: '' });
});

test.each([
  ['sqlite:', /needs a path/],
  ['postgres://u:geheim@h/d', /not supported/],
  ['mysql://u:geheim@h', /database name/],
  ['mysql://u:geheim@h/d?ssl=1', /no parameters/],
  ['geheim', /expected/],
])('%s is refused without being shown', (url, message) => {
  expect(() => databaseAddress(url)).toThrow(message);
  expect(() => databaseAddress(url)).not.toThrow(/geheim/);
});
