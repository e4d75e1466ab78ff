/** The cases of this folder, found by their names, and how all of them are played on one database. */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { startProduct } from '../../helpers/product';
import type { Case } from './case';
import { beijing, openStage } from './stage';

const load = createRequire(__filename);
const files = readdirSync(__dirname).filter((name) => /^\d\d-.+\.ts$/.test(name));

export const CASES = files.map((name) => ({
  name,
  one: (load(`./${name}`) as { awkwardCase: Case }).awkwardCase,
}));

/** @param fresh gives the address of an empty database, for each case a new one */
export function playAll(fresh: () => Promise<string>): void {
  test.each(CASES.map(({ one }) => [one.no, one.title, one] as const))('case %i: %s', async (_no, _title, one) => {
    const { at, configure, platforms } = one;
    const product = await startProduct({
      databaseUrl: await fresh(),
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
}
