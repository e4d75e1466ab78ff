/** The rules of the house, read from the source. The arrows between folders are `npm run check`'s. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { LIST_KINDS } from '../src/domain/lists/entry';
import { LIST_COLUMNS } from '../src/lib/list-csv';

const ROOT = path.resolve(__dirname, '..');
const under = (dir: string): string[] =>
  readdirSync(path.join(ROOT, dir), { withFileTypes: true }).flatMap((entry) => {
    const name = `${dir}/${entry.name}`;
    return entry.isDirectory() ? under(name) : [name];
  });
const textOf = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const isCode = (file: string) => /\.tsx?$/.test(file);

const SOURCES = under('src');
const TESTS = under('test');
const code = SOURCES.filter(isCode);

test('there is something to look at', () => {
  expect(code.length).toBeGreaterThan(100);
});

test('every rule is listed and has a table of examples', () => {
  const list = textOf('src/domain/rules/index.ts');
  const order = /RULES: Rule\[\] = \[([^\]]*)\]/.exec(list)![1]!;
  const rules = SOURCES.filter((file) => file.startsWith('src/domain/rules/')).filter(
    (file) => !/\/(index|rule)\.ts$/.test(file),
  );
  expect(rules.length).toBeGreaterThan(0);
  for (const file of rules) {
    const made = [...textOf(file).matchAll(/^export const (\w+): Rule\b/gm)].map((match) => match[1]!);
    const name = path.basename(file);
    expect([name, made.length > 0]).toEqual([name, true]);
    for (const rule of made) expect(order.split(',').map((one) => one.trim())).toContain(rule);
    expect(TESTS).toContain(`test/domain/rules/${name.replace('.ts', '.test.ts')}`);
  }
});

test('every rule says by an example how it is mended', () => {
  const files = SOURCES.filter((file) => file.startsWith('src/domain/rules/')).map(textOf);
  const rules = files.flatMap((text) => text.split(/^export const \w+: Rule\b/m).slice(1));
  expect(rules.length).toBeGreaterThan(20);
  expect(rules.filter((text) => !/^  mend: \{/m.test(text)).map((text) => /id: '(.*)'/.exec(text)?.[1])).toEqual([]);
});

test('every rule has its own examples', () => {
  const tables = TESTS.filter((file) => file.startsWith('test/domain/rules/'))
    .map(textOf)
    .join('\n');
  const ids = SOURCES.filter((file) => file.startsWith('src/domain/rules/')).flatMap((file) =>
    [...textOf(file).matchAll(/^  id: '([CF]-\d\d)',$/gm)].map((match) => match[1]!),
  );
  expect(ids.length).toBeGreaterThan(20);
  expect(ids.filter((id) => !tables.includes(`examples('${id}', {`))).toEqual([]);
});

test('every kind of listed word is read by somebody: a word that is imported does something', () => {
  const readers = SOURCES.filter((file) => /^src\/domain\/(?:rules|text)\/|lists\/matcher\.ts$/.test(file)).map(textOf);
  for (const kind of LIST_KINDS)
    expect([kind, readers.some((text) => text.includes(`'${kind}'`))]).toEqual([kind, true]);
});

test('every kind and column of a word list is explained', () => {
  const told = textOf('docs/operations.md');
  expect([...LIST_KINDS, ...LIST_COLUMNS].filter((name) => !told.includes(`\`${name}\``))).toEqual([]);
});

test.each(['messengers', 'channels'])('every folder of %s is listed, and passes the contract of its kind', (kind) => {
  const folders = readdirSync(path.join(ROOT, 'src', kind), { withFileTypes: true }).filter((one) => one.isDirectory());
  for (const { name } of folders) {
    expect(textOf(`src/${kind}/index.ts`)).toContain(`'./${name}'`);
    expect(TESTS).toContain(`test/${kind}/${name}/contract.test.ts`);
  }
});

test('every command is listed', () => {
  const list = textOf('src/commands/index.ts');
  const commands = SOURCES.filter(
    (file) => /^src\/commands\/(?!index)/.test(file) && /^export const \w+: Command\b/m.test(textOf(file)),
  );
  expect(commands.length).toBeGreaterThan(4);
  for (const file of commands) expect(list).toContain(`'./${path.basename(file, '.ts')}'`);
});

test('every migration is listed', () => {
  const list = textOf('src/persistence/migrations/index.ts');
  const migrations = SOURCES.filter((file) => /migrations\/\d{13}-/.test(file));
  expect(migrations.length).toBeGreaterThan(0);
  for (const file of migrations) expect(list).toContain(`'./${path.basename(file, '.ts')}'`);
});

test('every folder of src has tests', () => {
  const folders = readdirSync(path.join(ROOT, 'src')).filter((name) =>
    statSync(path.join(ROOT, 'src', name)).isDirectory(),
  );
  const untested = folders.filter(
    (name) => !TESTS.some((file) => file.startsWith(`test/${name}/`) && /\.test\.tsx?$/.test(file)),
  );
  // the benchmarks measure; what they start is tested where it lives
  expect(untested.filter((name) => name !== 'bench')).toEqual([]);
});

test('nothing is called utils, common, helpers or misc', () => {
  const vague = SOURCES.filter((file) => /(^|\/)(utils?|common|helpers?|misc|shared)(\/|\.|$)/i.test(file));
  expect(vague).toEqual([]);
});

test.each<[string, RegExp]>([
  ['something left for another day', /\b(TODO|FIXME|XXX|HACK)\b/],
  ['a check that was switched off', /@ts-(ignore|nocheck|expect-error)|eslint-disable/],
  ['a path of one machine', /['"`]\/(work|home|Users|root)\//],
])('no source holds %s', (_what, pattern) => {
  const found = [...code, 'ormconfig.ts'].filter((file) => pattern.test(textOf(file)));
  expect(found).toEqual([]);
});

test('no test is left out or runs alone', () => {
  const found = TESTS.filter((file) => /\.test\.tsx?$/.test(file)).filter((file) =>
    /\b(test|it|describe)\.only\b|\b(fdescribe|xit|xtest|xdescribe)\(|\b(test|it)\.(skip|todo)\b/.test(textOf(file)),
  );
  expect(found).toEqual([]);
});

test('the core asks neither the clock nor chance', () => {
  const found = code
    .filter((file) => file.startsWith('src/domain/'))
    .filter((file) =>
      /Date\.now\(|new Date\(\)|Math\.random\(|random(Bytes|UUID)|process\.(env|cwd)/.test(textOf(file)),
    );
  expect(found).toEqual([]);
});

describe('the lock file', () => {
  interface Entry {
    version?: string;
    dependencies?: Record<string, string>;
    optionalDependencies?: Record<string, string>;
    integrity?: string;
    resolved?: string;
  }
  const lock = JSON.parse(textOf('package-lock.json')) as { packages: Record<string, Entry> };
  const manifest = JSON.parse(textOf('package.json')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >;

  /** Where node finds a package that another one names: in its own folder, else further out. */
  function isFound(name: string, from: string): boolean {
    if (`${from === '' ? '' : `${from}/`}node_modules/${name}` in lock.packages) return true;
    const inner = from.lastIndexOf('node_modules/');
    return inner >= 0 && isFound(name, from.slice(0, Math.max(0, inner - 1)));
  }

  test('has an entry for everything that is named, so that other machines find their binaries', () => {
    const holes = Object.entries(lock.packages).flatMap(([at, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => !isFound(name, at))
        .map((name) => `${at || 'the project'} → ${name}`),
    );
    expect(holes).toEqual([]);
  });

  test('every entry says what exactly is installed', () => {
    const loose = Object.entries(lock.packages).filter(
      ([at, { version, integrity }]) => at !== '' && !(version && integrity),
    );
    expect(loose.map(([at]) => at)).toEqual([]);
  });

  test('libraries are pinned', () => {
    const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.filter((version) => !/^(npm:@?[\w/.-]+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  test('names no registry but the public one', () => {
    const hosts = Object.values(lock.packages).flatMap(({ resolved }) => (resolved ? [new URL(resolved).host] : []));
    expect([...new Set(hosts)].filter((host) => host !== 'registry.npmjs.org')).toEqual([]);
  });
});
