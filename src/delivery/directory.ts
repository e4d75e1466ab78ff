/** The company's directory, read in full from every messenger that keeps one, and entered in the roster as one. */
import { directoryRead } from '../application/directory';
import type { Door } from '../application/door';
import type { Reading } from '../application/merge-readings';
import type { Messenger, MessengerName } from '../application/ports';
import type { Clock } from '../lib/clock';
import type { Done } from './done';
import type { Handler } from './outbox-work';

export interface DirectoryParts {
  door: Door;
  clock: Clock;
  messengers: Map<MessengerName, Messenger>;
}

/** One messenger that cannot be read ends the reading: what it would have said of people is not known, so nobody is gone. */
export function directoryHandler({ door, clock, messengers }: DirectoryParts): Handler {
  return async (): Promise<Done> => {
    const began = clock.now();
    const readings: Reading[] = [];
    for (const { name: messenger, directory: read } of messengers.values()) {
      if (read) readings.push({ messenger, directory: await read() });
    }
    const [first, ...others] = readings;
    if (first) await door.within((desk) => directoryRead(desk, [first, ...others], began));
    return { kind: 'done' };
  };
}
