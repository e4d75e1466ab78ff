/** Start what was asked for and stop it cleanly. Exit codes: 0 done, 1 a check failed, 2 wrong usage or bad configuration. */
import { parseArgs } from 'node:util';
import { ConfigProblems } from './config';
import { COMMANDS, helpText } from './commands';
import { EXIT, UsageError, type Command } from './commands/command';

/** @param argv the npm script's name and what followed `--` */
export async function main(argv: string[]): Promise<void> {
  try {
    process.exitCode = await run(argv);
  } catch (error) {
    process.exitCode = report(error);
  }
}

async function run([script, ...rest]: string[]): Promise<number> {
  const [name, args] = script === 'qianfa' ? [rest[0] ?? 'help', rest.slice(1)] : [script ?? 'start', rest];
  const command = COMMANDS.find((one) => one.name === name && one.script === (script === 'qianfa' ? 'qianfa' : name));
  if (!command) throw new UsageError(`there is no command "${name}"`);
  const { values, positionals: given } = command.options ? parse(args, command) : { values: {}, positionals: [] };
  const config = typeof values.config === 'string' ? values.config : (process.env.QIANFA_CONFIG ?? null);
  return command.run({ config, values, args, given });
}

function parse(args: string[], { options, takes }: Command) {
  try {
    return parseArgs({ args, options: options!, allowPositionals: takes !== undefined });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function report(error: unknown): number {
  if (error instanceof ConfigProblems) {
    process.stderr.write(`${error.message}\n`);
    return EXIT.wrongUsage;
  }
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n\n${helpText()}\n`);
    return EXIT.wrongUsage;
  }
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return EXIT.checkFailed;
}
