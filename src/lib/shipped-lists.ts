/** The word lists that come with this version: `config/lists/*.csv`, small, cited, in our own words (`domain.md` §2.3). */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { WordLists } from '../domain/lists/entry';
import { readListCsv } from './list-csv';

/** The same relative place from src/lib/ and from dist/lib/. */
const SHIPPED = path.resolve(__dirname, '../../config/lists');

/** Every shipped entry; the version says which words these are. */
export function shippedLists(): WordLists {
  const hash = createHash('sha256');
  const entries = readdirSync(SHIPPED)
    .filter((name) => name.endsWith('.csv'))
    .sort()
    .flatMap((name) => {
      const csv = readFileSync(path.join(SHIPPED, name), 'utf8');
      hash.update(csv);
      const read = readListCsv(csv);
      if ('bad' in read)
        throw new Error(`config/lists/${name} of this installation is damaged: ${JSON.stringify(read.bad[0])}`);
      return read.entries;
    });
  return { version: `内置 ${hash.digest('hex').slice(0, 8)}`, entries };
}
