/** By which messenger and account people are reached. */
import type { Messenger, MessengerName } from '../application/ports';
import type { Store } from '../application/store';
import type { CurrentWorld } from '../application/world';
import { findPerson, type Person } from '../domain/people';
import type { Clock } from '../lib/clock';
import type { Log } from '../lib/log';

export interface NotifyParts {
  store: Store;
  clock: Clock;
  log: Log;
  world: CurrentWorld;
  messengers: Map<MessengerName, Messenger>;
}

/** An account in a messenger. */
export interface Receiver {
  messenger: Messenger;
  userId: string;
}

/** Where somebody wrote from, who may be nobody of the organization. */
export interface Account {
  messenger: MessengerName;
  userId: string;
}

export function reachAccount({ messengers }: NotifyParts, { messenger: name, userId }: Account): Receiver | null {
  const messenger = messengers.get(name);
  return messenger ? { messenger, userId } : null;
}

/** How a person is reached, or null when they have no account in any configured messenger. */
export async function reach({ world, messengers }: NotifyParts, personId: string): Promise<Receiver | null> {
  const person: Person | null = findPerson((await world()).organization, personId);
  for (const messenger of messengers.values()) {
    const userId = person?.[messenger.name];
    if (userId) return { messenger, userId };
  }
  return null;
}
