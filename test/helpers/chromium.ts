/** A real browser: Debian's Chromium, installed first when it is missing and we are root on Debian. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const EXECUTABLE = '/usr/bin/chromium';
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
  const apt = (...args: string[]) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  apt('update', '-qq');
  apt('install', '-y', '-qq', 'chromium', 'fonts-noto-cjk');
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
