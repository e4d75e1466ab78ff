/** Pictures a person has sent that are still being fetched: 提交 waits for them (`contract.md` §8 Input). */
import { MESSENGER_NAMES, type MessengerName } from '../../application/ports';
import type { Turn } from '../turn';

/** The lane in which a person's inputs wait for the network, one after another. */
export function inputLane(messenger: MessengerName, userId: string): string {
  return `in:${messenger}:${userId.toLowerCase()}`;
}

export async function picturesOnTheWay({ desk, person }: Turn): Promise<number> {
  let count = 0;
  for (const messenger of MESSENGER_NAMES) {
    const userId = person[messenger];
    if (userId) count += await desk.tx.waitingInputs(inputLane(messenger, userId));
  }
  return count;
}
