/** Imports a word list of the company's own, which counts once the office has signed it off in chat, and shows what there is (`domain.md` §2.3). */
import { readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { createDoor } from '../application/handle';
import type { Store } from '../application/store';
import { hashOfList } from '../application/word-lists';
import { bookStateOf } from '../application/world';
import { effectiveFrom, effectiveLists, waitingLists, type KeptLists, type ListVersion } from '../domain/house/lists';
import type { Organization } from '../domain/people';
import { addDays, instantOf, isoShanghai } from '../domain/time/shanghai';
import { machineClock } from '../lib/clock';
import { textOf } from '../lib/csv';
import { readListCsv } from '../lib/list-csv';
import { shippedLists } from '../lib/shipped-lists';
import { EXIT, UsageError, type Command } from './command';
import { companyWorld, NO_SIGNER } from './company-world';
import { withExistingStore, withStore } from './configuration';

const LARGEST_FILE = 8 * 1024 * 1024;
const LONGEST_NAME = 30;

export const listsCommand: Command = {
  script: 'qianfa',
  name: 'lists',
  takes: 'import FILE | show',
  summary:
    'import a word list (CSV; --name NAME, --from DATE, --by PERSON) for the office to sign off, or show the lists',
  options: { config: { type: 'string' }, name: { type: 'string' }, from: { type: 'string' }, by: { type: 'string' } },
  async run({ config, given, values }) {
    const [act, file, ...others] = given;
    if (act === 'show' && file === undefined) {
      process.stdout.write(`${await withExistingStore(config, showLists)}\n`);
      return EXIT.done;
    }
    if (act !== 'import' || file === undefined || others.length > 0)
      throw new UsageError('lists takes: import FILE [--name NAME] [--from DATE] [--by PERSON], or show');
    return importList(config, file, { name: nameOf(file, values.name), from: fromOf(values.from), by: values.by });
  },
};

interface Wanted {
  name: string;
  from: number | null;
  /** as it was given */
  by: unknown;
}

async function importList(config: string | null, file: string, { name, from, by }: Wanted): Promise<number> {
  const world = companyWorld(config);
  const importedBy = importerOf(by, world.organization);
  const csv = contentOf(file);
  const read = readListCsv(csv);
  if ('bad' in read) {
    const lines = read.bad.map(({ line, problem }) => `  line ${line}: ${problem}\n`);
    process.stdout.write(`${file}: nothing was imported\n${lines.join('')}`);
    return EXIT.checkFailed;
  }
  const sha256 = hashOfList(csv);
  const list = { name, sha256, rows: read.entries.length, importedBy, from };
  const said = await withStore(config, async (store) => {
    await store.migrate();
    const door = createDoor({ store, clock: machineClock, signer: NO_SIGNER, world });
    return door.within(async (desk) => {
      await desk.tx.putWordList(sha256, csv);
      const verdict = await desk.enter('lists', { type: 'ImportList', by: null, list });
      if (!verdict.ok) throw new Error(`not imported: ${verdict.refusal.code}`);
      const { version } = (verdict.state as KeptLists).versions.findLast((one) => one.name === name)!;
      return verdict.events.length === 0
        ? `“${name}” has these words already, as version ${version}`
        : `imported “${name}” version ${version}: ${list.rows} rows; it counts once the office has agreed (词表)`;
    });
  });
  process.stdout.write(`${said}\n`);
  return EXIT.done;
}

/** @throws Error saying what is wrong with the file as a whole */
function contentOf(file: string): string {
  try {
    if (statSync(file).size > LARGEST_FILE) throw new Error(`${file} is larger than 8 MiB`);
    return textOf(readFileSync(file)).replace(/^\u{FEFF}/u, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code ? new Error(`${file} cannot be read (${code})`) : error;
  }
}

function nameOf(file: string, given: unknown): string {
  const name = (typeof given === 'string' ? given : path.parse(file).name).trim();
  const isGood = name !== '' && name.length <= LONGEST_NAME && !/[\p{Cc}“”+]/u.test(name);
  if (!isGood) throw new UsageError(`--name: expected 1 to ${LONGEST_NAME} characters without “ ” +, found "${name}"`);
  return name;
}

/** Who brings it: may not be the one who signs it off. Without --by, whoever of the company has the account's name, else that name. */
function importerOf(given: unknown, { people }: Organization): string {
  const wanted = typeof given === 'string' ? given : userInfo().username;
  const found = people.find((one) => [one.id, one.name, one.wecom, one.dingtalk].includes(wanted));
  if (!found && typeof given === 'string')
    throw new UsageError(`--by: expected the id, name or account of somebody in the organization, found "${given}"`);
  return found?.id ?? wanted;
}

/** The first moment of a day in Shanghai. */
function fromOf(given: unknown): number | null {
  if (typeof given !== 'string') return null;
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(Date.parse(`${given}T00:00:00Z`));
  if (!isDate || addDays(given, 0) !== given)
    throw new UsageError(`--from: expected a date like 2026-01-31, found "${given}"`);
  return instantOf(given);
}

async function showLists(store: Store): Promise<string> {
  const kept = bookStateOf<KeptLists>('lists', await store.read.books(['lists']));
  const shipped = shippedLists();
  const lines = kept.versions.map((one) => `${one.name} ${one.version}: ${factsOf(one, kept)}`);
  return [`${shipped.version}: ${shipped.entries.length} rows, shipped`, ...lines].join('\n');
}

function factsOf(one: ListVersion, kept: KeptLists): string {
  const { rows, sha256, importedBy, importedAt } = one;
  const brought = `${rows} rows, ${sha256.slice(0, 12)}, imported ${isoShanghai(importedAt)} by ${importedBy}`;
  return `${stateOf(one, kept)}; ${brought}`;
}

function stateOf(one: ListVersion, kept: KeptLists): string {
  const now = machineClock.now();
  const { decided } = one;
  if (!decided) return waitingLists(kept).includes(one) ? 'waits for the office' : 'replaced before it was signed off';
  const by = `${decided.by} at ${isoShanghai(decided.at)}`;
  if (!decided.agreed) return `refused by ${by}`;
  const since = effectiveFrom(one)!;
  if (since > now) return `agreed by ${by}, counts from ${isoShanghai(since)}`;
  return effectiveLists(kept, now).includes(one)
    ? `counts, agreed by ${by}`
    : `counted until a later version, agreed by ${by}`;
}
