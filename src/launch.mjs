/**
 * The entry of every npm script. Installs and builds what is missing, so that each command works as the first one in a fresh clone, and
 * skips both when there is nothing to do. Plain JavaScript: it runs before anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const inRoot = (...parts) => path.join(root, ...parts);

const RUNS_JEST = ['test'];
const CHECKS = ['types', 'lint', 'arrows', 'unused', 'format'];

function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: process.env });
  return status ?? 1;
}

function stamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

function hashFiles(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

function filesUnder(dir) {
  return readdirSync(dir)
    .sort()
    .flatMap((name) => {
      const file = path.join(dir, name);
      return statSync(file).isDirectory() ? filesUnder(file) : [file];
    });
}

function install() {
  const mark = inRoot('node_modules', '.qianfa-installed');
  const wanted = hashFiles([inRoot('package-lock.json')]);
  if (stamp(mark) === wanted) return;
  console.error('Installing libraries (first time, or after an update) …');
  // standard output belongs to the command itself
  const { status } = spawnSync(
    'npm',
    ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(mark, wanted);
}

function build() {
  const mark = inRoot('dist', '.qianfa-built');
  const sources = filesUnder(inRoot('src')).filter((file) => /\.(tsx?|json)$/.test(file));
  const wanted = hashFiles([...sources, inRoot('tsconfig.json'), inRoot('config', 'tools', 'tsconfig.build.json')]);
  if (stamp(mark) === wanted) return;
  console.error('Building …');
  rmSync(inRoot('dist'), { recursive: true, force: true });
  const { status } = spawnSync(
    process.execPath,
    [inRoot('node_modules/typescript/bin/tsc'), '-p', 'config/tools/tsconfig.build.json'],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
    },
  );
  if (status !== 0) process.exit(status ?? 1);
  mkdirSync(inRoot('dist'), { recursive: true });
  writeFileSync(mark, wanted);
}

const [command = 'start', ...args] = process.argv.slice(2);
install();
if (RUNS_JEST.includes(command)) {
  build();
  process.exit(run(process.execPath, [inRoot('node_modules/jest/bin/jest.js'), ...args]));
} else if (command === 'check') {
  const failed = CHECKS.filter((name) => run('npm', ['run', '--silent', `check:${name}`]) !== 0);
  if (failed.length > 0) console.error(`check failed: ${failed.join(', ')}`);
  process.exit(failed.length > 0 ? 1 : 0);
} else {
  build();
  const { main } = createRequire(import.meta.url)(inRoot('dist', 'main.js'));
  await main([command, ...args]);
}
