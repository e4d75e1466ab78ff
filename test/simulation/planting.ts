/** Mistakes are planted in a copy of the core, and lives are lived on it until one of them notices: the lives' own test. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { transformSync } from '@swc/core';
import type { Mutant } from './mutants';

const ROOT = path.resolve(__dirname, '../..');
/** The lives of submissions, of the weekly rhythm, of replies and comments, of word lists, of people, of calendar and plans, of links: so many find every mutant, and the unmutated core lives all. */
const LIVES = {
  life: 2000,
  'rhythm-life': 60,
  'reply-life': 400,
  'lists-life': 200,
  'people-life': 600,
  'calendar-life': 300,
  'plan-life': 300,
  'links-life': 80,
};
type Kind = keyof typeof LIVES;

/** Describes that the lives of a kind find nothing wrong in the core as it is, when `alone`, and that they notice each of these mistakes. */
export function describeMutants(title: string, kind: Kind, mutants: Mutant[], { alone }: { alone: boolean }): void {
  describe(title, () => {
    let folder: string;

    beforeAll(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'qianfa-mutants-'));
      for (const part of ['domain', 'simulation'])
        transpileFolder(path.join(ROOT, 'src', part), path.join(folder, 'right', part));
      symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
    });

    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    if (alone)
      it('find nothing wrong in the core as it is', () => {
        expect(firstFault(path.join(folder, 'right'), kind)).toBe('');
      }, 900_000);

    it.each(mutants.map((mutant, index) => ({ ...mutant, index })))(
      'notice when $mistake',
      (mutant) => {
        const tree = path.join(folder, `wrong-${mutant.index}`);
        plant(mutant, path.join(folder, 'right'), tree);
        expect(firstFault(tree, kind)).toMatch(/^seed \d+: /);
        rmSync(tree, { recursive: true });
      },
      300_000,
    );
  });
}

function transpileFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name);
    if (entry.isDirectory()) transpileFolder(source, path.join(to, entry.name));
    else writeFileSync(path.join(to, entry.name.replace(/\.ts$/, '.js')), transpile(readFileSync(source, 'utf8')));
  }
}

function transpile(source: string): string {
  return transformSync(source, {
    swcrc: false,
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  }).code;
}

function plant({ file, right, wrong }: Mutant, from: string, tree: string): void {
  const source = readFileSync(path.join(ROOT, 'src/domain', file), 'utf8');
  expect(source.split(right)).toHaveLength(2);
  cpSync(from, tree, { recursive: true });
  writeFileSync(path.join(tree, 'domain', file.replace(/\.ts$/, '.js')), transpile(source.replace(right, () => wrong)));
}

/**
 * Lives in a process of their own, on the core in that folder, until the first that goes wrong. Its steps are not made fewer: what was
 * planted is known.
 * @returns the seed and what went wrong, or an empty text
 */
function firstFault(tree: string, kind: Kind): string {
  const script = `
    const { faultOf } = require(${JSON.stringify(path.join(tree, `simulation/lives/${kind}.js`))});
    let fault = null;
    let seed = 0;
    while (seed < ${LIVES[kind]} && fault === null) fault = faultOf((seed += 1));
    process.stdout.write(fault === null ? '' : \`seed \${seed}: \${fault}\`);`;
  return execFileSync(process.execPath, ['-e', script], { encoding: 'utf8', timeout: 800_000 });
}
