/** The cases of this folder, found by their names, and how all of them are played on one database. */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { startProduct, type Product } from '../../helpers/product';
import { until } from '../../sandbox/support';
import type { Case } from './case';
import { beijing, openStage } from './stage';

const load = createRequire(__filename);
const files = readdirSync(__dirname).filter((name) => /^\d\d-.+\.ts$/.test(name));

export const CASES = files.map((name) => ({
  name,
  one: (load(`./${name}`) as { awkwardCase: Case }).awkwardCase,
}));

/** How the cases are played elsewhere than in WeCom. */
export interface Elsewhere {
  /** the people's accounts, behind the case's own changes */
  configure: (before?: Case['configure']) => Case['configure'];
  platforms: Case['platforms'];
  /** does a person who has left still read what they are answered? */
  leaversRead: boolean;
  /** the product with the phones people have there */
  seen: (product: Product) => Product;
}

/** @param fresh gives the address of an empty database, for each case a new one */
export function playAll(fresh: () => Promise<string>, elsewhere?: Elsewhere): void {
  test.each(CASES.map(({ one }) => [one.no, one.title, one] as const))('case %i: %s', async (_no, _title, one) => {
    const { at } = one;
    const configure = elsewhere ? elsewhere.configure(one.configure) : one.configure;
    const platforms = { ...elsewhere?.platforms, ...one.platforms };
    const product = await startProduct({
      databaseUrl: await fresh(),
      ...(at && { at: beijing(at) }),
      ...(configure && { configure }),
      platforms,
    });
    try {
      if (elsewhere) await until(() => product.control.dingtalk.stream.connected() > 0);
      await one.run(openStage(elsewhere ? elsewhere.seen(product) : product, elsewhere?.leaversRead));
    } finally {
      await product.stop();
    }
  });
}
