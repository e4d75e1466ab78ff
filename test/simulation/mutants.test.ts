import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { transformSync } from '@swc/core';
import { MUTANTS, type Mutant } from './mutants';
import { CHASE_MUTANTS } from './mutants-chase';
import { FINDING_MUTANTS } from './mutants-findings';
import { READ_BACK_MUTANTS } from './mutants-read-back';
import { RHYTHM_MUTANTS } from './mutants-rhythm';
import { DELEGATION_MUTANTS } from './mutants-delegations';
import { PEOPLE_MUTANTS } from './mutants-people';
import { REPLY_MUTANTS } from './mutants-replies';
import { SLOT_MUTANTS } from './mutants-slots';
import { VALIDITY_MUTANTS } from './mutants-validity';

const ROOT = path.resolve(__dirname, '../..');
/** The lives of submissions, those of the weekly rhythm, and those of replies and comments: so many find every mutant, and the unmutated core lives all of them. */
const LIVES = { life: 2000, 'rhythm-life': 60, 'reply-life': 400 };
type Kind = keyof typeof LIVES;

const OF_SUBMISSIONS: Mutant[] = [
  ...MUTANTS,
  ...CHASE_MUTANTS,
  ...FINDING_MUTANTS,
  ...DELEGATION_MUTANTS,
  ...PEOPLE_MUTANTS,
  ...SLOT_MUTANTS,
  ...VALIDITY_MUTANTS,
  ...READ_BACK_MUTANTS,
];

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'qianfa-mutants-'));
  for (const part of ['domain', 'simulation'])
    transpileFolder(path.join(ROOT, 'src', part), path.join(folder, 'right', part));
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

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

function plant({ file, right, wrong }: Mutant, tree: string): void {
  const source = readFileSync(path.join(ROOT, 'src/domain', file), 'utf8');
  expect(source.split(right)).toHaveLength(2);
  cpSync(path.join(folder, 'right'), tree, { recursive: true });
  writeFileSync(path.join(tree, 'domain', file.replace(/\.ts$/, '.js')), transpile(source.replace(right, () => wrong)));
}

/** Lives in a process of their own, on the core in that folder; gives the first failure's text, or an empty one. */
function firstFailure(tree: string, kind: Kind = 'life'): string {
  const script = `
    const { live, failureText } = require(${JSON.stringify(path.join(tree, `simulation/${kind}.js`))});
    let failure = null;
    for (let seed = 1; seed <= ${LIVES[kind]} && !failure; seed += 1) failure = live(seed);
    process.stdout.write(failure ? failureText(failure) : '');`;
  return execFileSync(process.execPath, ['-e', script], { encoding: 'utf8', timeout: 240_000 });
}

describe('the random lives', () => {
  it('find nothing wrong in the core as it is', () => {
    expect(firstFailure(path.join(folder, 'right'))).toBe('');
  }, 300_000);

  it.each(OF_SUBMISSIONS.map((mutant, index) => ({ ...mutant, index })))(
    'notice when $mistake',
    (mutant) => {
      const tree = path.join(folder, `wrong-${mutant.index}`);
      plant(mutant, tree);
      expect(firstFailure(tree)).toMatch(/^seed \d+: /);
      rmSync(tree, { recursive: true });
    },
    300_000,
  );
});

describe('the random lives of the weekly rhythm', () => {
  it('find nothing wrong in it as it is', () => {
    expect(firstFailure(path.join(folder, 'right'), 'rhythm-life')).toBe('');
  }, 300_000);

  it.each(RHYTHM_MUTANTS.map((mutant, index) => ({ ...mutant, index })))(
    'notice when $mistake',
    (mutant) => {
      const tree = path.join(folder, `wrong-rhythm-${mutant.index}`);
      plant(mutant, tree);
      expect(firstFailure(tree, 'rhythm-life')).toMatch(/^seed \d+: /);
      rmSync(tree, { recursive: true });
    },
    300_000,
  );
});

describe('the random lives of replies and comments', () => {
  it('find nothing wrong in them as they are', () => {
    expect(firstFailure(path.join(folder, 'right'), 'reply-life')).toBe('');
  }, 300_000);

  it.each(REPLY_MUTANTS.map((mutant, index) => ({ ...mutant, index })))(
    'notice when $mistake',
    (mutant) => {
      const tree = path.join(folder, `wrong-reply-${mutant.index}`);
      plant(mutant, tree);
      expect(firstFailure(tree, 'reply-life')).toMatch(/^seed \d+: /);
      rmSync(tree, { recursive: true });
    },
    300_000,
  );
});
