import type { Store } from '../../src/application/store';
import { storeContract } from '../contracts/store-contract';
import { forEachDatabase } from '../helpers/databases';

forEachDatabase((_name, open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  storeContract(() => store);
});
