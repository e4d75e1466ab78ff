/** A server in a process of its own that is killed without warning. */
import { fork, type ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The server as a child that dies often. */
export class Mortal {
  private child: ChildProcess | null = null;
  kills = 0;
  constructor(
    private readonly file: string,
    private readonly port: number,
    private readonly configuration: () => object,
  ) {}
  async start(): Promise<void> {
    await writeFile(this.file, JSON.stringify(this.configuration()));
    const child = fork(path.resolve(__dirname, 'server-child.cjs'), [this.file, String(this.port)]);
    this.child = child;
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve());
      child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready`)));
    });
  }
  async kill(): Promise<void> {
    const child = this.child!;
    await new Promise<void>((resolve) => {
      child.removeAllListeners('exit');
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    });
    this.kills += 1;
  }
  move(offset: number): void {
    this.child?.send({ offset }, () => undefined);
  }
}
