/** Holiday notices (`domain.md` §2.6): what is counted ahead follows them, and administrators are asked for the one that is missing. */
import { nextAskAt, type Holidays } from '../domain/house/calendar';
import { isTimeToTell } from '../domain/rhythm/rhythm';
import type { Desk } from './door';
import { arrangeRhythm } from './rhythm';
import { watchAnew } from './watch';
import { bookStateOf } from './world';

const ROW = { key: 'calendar:ask', kind: 'askForNotice', submissionId: null, payload: '{}' };

/** At the start of a process, and when the calendar has changed. A row that is due stays: it was missed. */
export async function watchForNotice(desk: Desk): Promise<void> {
  const row = await desk.tx.dueRow(ROW.key);
  if (row === null || row.dueAt > desk.now) await putNextAsk(desk);
}

/** It may be night, or a day off, when a process wakes late: then it waits for the next morning. */
export async function askForNotice(desk: Desk): Promise<void> {
  if (isTimeToTell(desk.world, desk.now)) await desk.enter('calendar', { type: 'AskForNotice', by: null });
  await putNextAsk(desk);
}

/** Everything that waits for a working day is counted again; deadlines that were given stay. */
export async function calendarChanged(desk: Desk): Promise<void> {
  await arrangeRhythm(desk);
  await watchAnew(desk.tx, desk.world);
  await watchForNotice(desk);
}

async function putNextAsk({ tx, world, now }: Desk): Promise<void> {
  const { askedAt } = bookStateOf<Holidays>('calendar', await tx.books(['calendar']));
  await tx.putDue({ ...ROW, dueAt: nextAskAt(world, askedAt, now) });
}
