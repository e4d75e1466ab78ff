/** People come and go in the messenger's directory: what it tells at once, and when it is read in full (`wecom.md` §2.4, §8.3). */
import { addDays, instantOf, shanghaiDate } from '../domain/time/shanghai';
import type { Desk } from './door';
import { outboxRow } from './effects';
import { mergeReadings, type Reading } from './merge-readings';
import { MESSENGER_NAMES, type DirectoryChange, type MessengerName } from './ports';
import type { DueRow } from './store';

/** Every night, away from the full and half hours when everybody asks. */
const NIGHTLY = '03:17';
/** Changes come in bursts; one reading after the last of them knows them all. */
const CALM_MS = 3000;

/**
 * An event of the directory, once by its key. A leaving takes effect at once, everything else with the reading that follows; so does the
 * leaving of somebody who has an account in another messenger as well, since they may only have moved there.
 */
export async function directoryChanged(desk: Desk, messenger: MessengerName, change: DirectoryChange): Promise<void> {
  if (change.what === 'left' && !isKnownElsewhere(desk, messenger, change.userId)) {
    await desk.enter('roster', { type: 'NoteLeaving', by: null, messenger, userId: change.userId });
    return;
  }
  if (change.what === 'renamed') {
    const { userId: from, newUserId: to } = change;
    await desk.enter('roster', { type: 'NoteAccount', by: null, messenger, from, to });
  }
  await desk.tx.putDue(reading('directory:changed', desk.now + CALM_MS));
}

function isKnownElsewhere({ world }: Desk, messenger: MessengerName, userId: string): boolean {
  const person = world.organization.people.find((one) => one[messenger]?.toLowerCase() === userId);
  return MESSENGER_NAMES.some((name) => name !== messenger && person?.[name]);
}

/** Every messenger's directory was read whole; `began`: when that began (epoch ms). What it says twice changes nothing. */
export async function directoryRead(desk: Desk, readings: [Reading, ...Reading[]], began: number): Promise<void> {
  const { messenger, directory, organization } = mergeReadings(readings, desk.world.organization);
  await desk.enter('roster', { type: 'ReadDirectory', by: null, messenger, directory, began }, organization);
}

/** The rows a starting server needs; several servers have them once. */
export function readingsAtStart(now: number): DueRow[] {
  return [reading('directory:start', now), reading('directory:nightly', nextNight(now))];
}

/** A reading is due: it waits for the network, so it is promised; the nightly one comes again. */
export async function readingDue(desk: Desk, { key }: DueRow): Promise<void> {
  await desk.tx.addOutbox([outboxRow(desk, 'directory', 'directory', {}, null)]);
  if (key === 'directory:nightly') await desk.tx.putDue(reading(key, nextNight(desk.now)));
}

function reading(key: string, dueAt: number): DueRow {
  return { key, kind: 'readDirectory', submissionId: null, dueAt, payload: '{}' };
}

function nextNight(now: number): number {
  const today = instantOf(shanghaiDate(now), NIGHTLY);
  return today > now ? today : instantOf(addDays(shanghaiDate(now), 1), NIGHTLY);
}
