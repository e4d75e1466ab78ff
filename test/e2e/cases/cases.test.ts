/** The thirty-five awkward cases of an approval, each played through the chat over HTTP on both databases. */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { forEachDatabase, freshMysqlUrl, freshSqliteUrl } from '../../helpers/databases';
import { startProduct } from '../../helpers/product';
import type { Case } from './case';
import { beijing, openStage } from './stage';

/** What is still to be played: a line leaves this list with its file, and none may come back. */
const NOT_YET: Record<number, string> = {};

const load = createRequire(__filename);
const files = readdirSync(__dirname).filter((name) => /^\d\d-.+\.ts$/.test(name));
const cases = files.map((name) => ({ name, one: (load(`./${name}`) as { awkwardCase: Case }).awkwardCase }));

describe('the table', () => {
  const numbers = cases.map(({ one }) => one.no);
  const all = Array.from({ length: 35 }, (_, index) => index + 1);

  test('has every number from 1 to 35 once; what is missing is listed, and what is listed is missing', () => {
    expect([...numbers, ...Object.keys(NOT_YET).map(Number)].sort((a, b) => a - b)).toEqual(all);
  });

  test('every file is named by its number', () => {
    for (const { name, one } of cases)
      expect([name, path.basename(name).slice(0, 2)]).toEqual([name, String(one.no).padStart(2, '0')]);
  });
});

forEachDatabase((database) => {
  test.each(cases.map(({ one }) => [one.no, one.title, one] as const))('case %i: %s', async (_no, _title, one) => {
    const { at, configure, platforms } = one;
    const product = await startProduct({
      databaseUrl: await (database === 'SQLite' ? freshSqliteUrl() : freshMysqlUrl()),
      ...(at && { at: beijing(at) }),
      ...(configure && { configure }),
      ...(platforms && { platforms }),
    });
    try {
      await one.run(openStage(product));
    } finally {
      await product.stop();
    }
  });
});
