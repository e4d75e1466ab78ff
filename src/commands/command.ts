/** What a command is given and gives. */
export interface CommandOptions {
  /** --config FILE, or QIANFA_CONFIG */
  config: string | null;
  values: Record<string, string | boolean | undefined>;
  /** the arguments as given */
  args: string[];
  /** those that are no options, for a command that takes some */
  given: string[];
}

/** Wrong usage: exit 2 with this text and the help. */
export class UsageError extends Error {}

export const EXIT = { done: 0, checkFailed: 1, wrongUsage: 2 };

export interface Command {
  /** the npm script it belongs to; `qianfa` for `npm run qianfa -- NAME` */
  script: string;
  name: string;
  /** what it takes beside options, as help shows it; absent: nothing */
  takes?: string;
  /** one line for help */
  summary: string;
  options?: Record<string, { type: 'string' | 'boolean' }>;
  /** gives the exit code */
  run(options: CommandOptions): Promise<number>;
}
