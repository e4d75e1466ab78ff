/** The messenger's directory, read in full and entered in the roster; what it says twice changes nothing. */
import type { Door } from '../application/door';
import type { Messenger, MessengerName } from '../application/ports';
import type { Clock } from '../lib/clock';
import type { Done } from './done';
import type { Handler } from './outbox-work';

export interface DirectoryParts {
  door: Door;
  clock: Clock;
  messengers: Map<MessengerName, Messenger>;
}

export function directoryHandler({ door, clock, messengers }: DirectoryParts): Handler {
  return async (): Promise<Done> => {
    for (const { name: messenger, directory: read } of messengers.values()) {
      if (!read) continue;
      const began = clock.now();
      const directory = await read();
      await door.within((desk) =>
        desk.enter('roster', { type: 'ReadDirectory', by: null, messenger, directory, began }),
      );
    }
    return { kind: 'done' };
  };
}
