/** Child processes of the built product, started as an operator starts them. */
import { execFile, fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';

const RUN = path.resolve(__dirname, '../../dist/run.js');

/** Start a command and wait until its output says it is ready. */
export function startProcess(
  args: string[],
  readyWhen: string,
  options: { cwd: string; env?: NodeJS.ProcessEnv },
): Promise<ChildProcess> {
  const { cwd, env } = options;
  const child = fork(RUN, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  return new Promise((resolve, reject) => {
    let output = '';
    const ended = (code: number | null) => reject(new Error(`${args[0]} ended with ${code}: ${output}`));
    child.once('exit', ended);
    child.stdout!.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-20_000);
      if (!output.includes(readyWhen)) return;
      child.off('exit', ended);
      resolve(child);
    });
  });
}

/** Ctrl-C; gives the exit code. */
export function stopProcess(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  return ended;
}

/** Run a command to its end, while whatever else this process does goes on. */
export function runToEnd(args: string[], cwd: string): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [RUN, ...args], { cwd }, (_error, stdout, stderr) =>
      resolve({ status: child.exitCode, output: stdout + stderr }),
    );
  });
}
