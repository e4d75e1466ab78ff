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
/** Test files share nothing (databases, ports and folders are their own), so each core takes one; unless it is said otherwise. */
const ALL_CORES = '--maxWorkers=100%';
const SAYS_WORKERS = /^(-w|--maxWorkers|-i|--runInBand)/;
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

/** Two first commands at once must not install and build over each other: the second waits for the first. */
function alone(work) {
  const lock = inRoot('.launch.lock');
  while (!taken(lock)) {
    // whoever held it may have been killed; a lock that is just being written is left alone
    const holder = stamp(lock);
    if (holder && !isRunning(Number(holder))) rmSync(lock, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
  let held = true;
  const release = () => {
    if (held) rmSync(lock, { force: true });
    held = false;
  };
  process.once('exit', release);
  work();
  release();
}

function taken(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
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
alone(() => {
  install();
  if (command !== 'check') build();
});
if (RUNS_JEST.includes(command)) {
  const workers = args.some((arg) => SAYS_WORKERS.test(arg)) ? [] : [ALL_CORES];
  process.exit(run(process.execPath, [inRoot('node_modules/jest/bin/jest.js'), ...workers, ...args]));
} else if (command === 'check') {
  const failed = CHECKS.filter((name) => run('npm', ['run', '--silent', `check:${name}`]) !== 0);
  if (failed.length > 0) console.error(`check failed: ${failed.join(', ')}`);
  process.exit(failed.length > 0 ? 1 : 0);
} else {
  const { main } = createRequire(import.meta.url)(inRoot('dist', 'main.js'));
  await main([command, ...args]);
}
