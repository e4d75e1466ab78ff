/** What is wrong with a configuration: everything at once, each with its place. Texts never show a value that could be a secret. */

/** Where in the configuration: mapping keys and list indices. */
export type KeyPath = readonly (string | number)[];

export interface ConfigProblem {
  /** name of the file, or `configuration` for one given as a mapping */
  file: string;
  /** `accounts[1].apiBase`; empty for the file as a whole */
  path: string;
  message: string;
}

/** Bad configuration: exit code 2. The message is for people and lists every problem. */
export class ConfigProblems extends Error {
  constructor(readonly problems: ConfigProblem[]) {
    const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
    const lines = problems.map(({ file, path, message }) => `  ${[file, path, message].filter(Boolean).join(': ')}`);
    super([`The configuration has ${count}:`, ...lines].join('\n'));
    this.name = 'ConfigProblems';
  }
}

/** The parts of the configuration that may be files of their own. */
export type OwnFile = 'organization' | 'policy' | 'calendar';

/** Collects problems, one for each place: what was said first about a key is its cause. */
export class ProblemList {
  private readonly found = new Map<string, ConfigProblem>();
  private readonly settled: string[] = [];
  private readonly ownFiles = new Map<string, string>();

  /** @param file name of the main file */
  constructor(private readonly file: string) {}

  /** From now on, places under this part are told by its own file's name. */
  movedTo(part: OwnFile, file: string): void {
    this.ownFiles.set(part, file);
  }

  add(path: KeyPath, message: string): void {
    const whole = pathText(path);
    if (this.settled.some((known) => isWithin(whole, known)) || this.found.has(whole)) return;
    const [part, ...rest] = path;
    const own = this.ownFiles.get(String(part));
    this.found.set(whole, own ? { file: own, path: pathText(rest), message } : this.inMain(whole, message));
  }

  /** A problem of this place is told already, maybe under another name: say no more about it or what is below. */
  settle(path: KeyPath): void {
    this.settled.push(pathText(path));
  }

  throwIfAny(): void {
    if (this.found.size > 0) throw new ConfigProblems([...this.found.values()]);
  }

  private inMain(path: string, message: string): ConfigProblem {
    return { file: this.file, path, message };
  }
}

function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
}

/** `messengers.wecom.callback.token`, `accounts[1].apiBase`, `["odd key"]`. */
export function pathText(path: KeyPath): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!/^[A-Za-z_][\w-]*$/.test(step)) return `[${JSON.stringify(step)}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}
