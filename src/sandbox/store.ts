import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** One JSON document that survives kill -9: change `value`, then await `save()` before answering anybody. */
export interface Store<T> {
  readonly value: T;
  save(): Promise<void>;
}

/**
 * Opens the document in `file`, or starts it. Saves that arrive while one is being written share the next write.
 * @param changed called at each save, so that watchers hear of it
 */
export async function openStore<T extends object>(
  file: string,
  initial: () => T,
  changed: () => void = () => {},
): Promise<Store<T>> {
  await mkdir(path.dirname(file), { recursive: true });
  const value: T = { ...initial(), ...(await readDocument<T>(file)) };
  let current: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;

  const write = async () => {
    next = undefined;
    const draft = `${file}.new`;
    await writeFile(draft, JSON.stringify(value));
    await rename(draft, file);
  };
  return {
    value,
    save: () => {
      changed();
      if (!next) {
        next = current.catch(() => {}).then(write);
        current = next;
      }
      return next;
    },
  };
}

async function readDocument<T>(file: string): Promise<Partial<T>> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Partial<T>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
