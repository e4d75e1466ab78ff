import { runSandbox } from '../sandbox/command';
import type { Command } from './command';

export const sandboxCommand: Command = {
  script: 'sandbox',
  name: 'sandbox',
  summary: 'only the platforms of the sandbox: --dir D [--port N] [--product URL]; prints a matching configuration',
  run: ({ args }) => runSandbox(args),
};
