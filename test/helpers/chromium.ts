/** A real browser: Debian's Chromium, installed first when it is missing and we are root on Debian. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const EXECUTABLE = '/usr/bin/chromium';
/** Test files run side by side, and there is one package manager. */
const LOCK = path.join(tmpdir(), 'qianfa-install-chromium.lock');
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function install(): void {
  if (existsSync(EXECUTABLE) || process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return;
  process.stderr.write('Installing Chromium and a Chinese font for the browser test …\n');
  const steps = `test -e ${EXECUTABLE} || { apt-get update -qq; apt-get install -y -qq chromium fonts-noto-cjk; }`;
  spawnSync('flock', [LOCK, 'sh', '-c', steps], { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** `describe`, or a loud skip when there is no browser; with CI=true that is a failure. */
export function describeInBrowser(title: string, suite: (launch: () => Promise<Browser>) => void): void {
  install();
  if (existsSync(EXECUTABLE)) {
    return describe(title, () => suite(() => chromium.launch({ executablePath: EXECUTABLE, args: FLAGS })));
  }
  if (process.env.CI === 'true') {
    return describe(title, () => {
      test('needs Chromium', () => {
        throw new Error(`no browser at ${EXECUTABLE}`);
      });
    });
  }
  process.stderr.write(`\n*** SKIPPED ${title}: no browser at ${EXECUTABLE}\n\n`);
  describe.skip(title, () => suite(() => chromium.launch()));
}
