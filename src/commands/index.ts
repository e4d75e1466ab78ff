/** The commands of `npm run …`, each in a file of its own (`contract.md` §1). */
import { benchCommand } from './bench';
import { calendarCommand } from './calendar';
import type { Command } from './command';
import { doctorCommand } from './doctor';
import { listsCommand } from './lists';
import { migrateCommand } from './migrate';
import { recheckCommand } from './recheck';
import { sandboxCommand } from './sandbox';
import { setupWecomCommand } from './setup-wecom';
import { simulateCommand } from './simulate';
import { startCommand } from './start';
import { verifyCommand } from './verify';

const helpCommand: Command = {
  script: 'qianfa',
  name: 'help',
  summary: 'this list',
  async run() {
    process.stdout.write(`${helpText()}\n`);
    return 0;
  },
};

export const COMMANDS: Command[] = [
  startCommand,
  sandboxCommand,
  benchCommand,
  simulateCommand,
  migrateCommand,
  doctorCommand,
  verifyCommand,
  calendarCommand,
  listsCommand,
  recheckCommand,
  setupWecomCommand,
  helpCommand,
];

export function helpText(): string {
  const lines = COMMANDS.map(({ script, name, takes, summary }) => {
    const call =
      script === 'qianfa'
        ? `npm run qianfa -- ${takes ? `${name} ${takes}` : name}`
        : script === 'start'
          ? 'npm start'
          : `npm run ${name}`;
    return `  ${call.padEnd(30)} ${summary}`;
  });
  return ['签发 Qianfa', '', ...lines, '', 'Commands read --config FILE or QIANFA_CONFIG.'].join('\n');
}
