/** The weekly rhythm's due rows (`domain/rhythm/rhythm.ts`): each firing puts the next in the same transaction, also when it comes late. */
import {
  morningAtStart,
  morningDue,
  nextSummary,
  summaryAtStart,
  summaryDue,
  summaryPutOff,
  summaryRow,
  type MorningRow,
  type SummaryRow,
} from '../domain/rhythm/rhythm';
import { roundAt } from '../domain/rhythm/weekly';
import type { Desk } from './door';
import { closeHouseCards } from './house-cards';
import { loadOutlook, loadWeek, loadWeeklyReport } from './outlook';
import { lastOf, publishedBefore } from './published';
import type { DueRow } from './store';

const MORNING = 'rhythm:morning';
const SUMMARY = 'rhythm:summary';

/**
 * At the start of a process, and when the calendar has changed, both rows are where they belong. A book remembers what was done, so that a
 * row that comes back does nothing.
 */
export async function arrangeRhythm(desk: Desk): Promise<void> {
  const { now, world, tx } = desk;
  const [morning, summary] = [await tx.dueRow(MORNING), await tx.dueRow(SUMMARY)];
  await putMorning(desk, morningAtStart(world, morning && morningOf(morning), now));
  const week = summary ? summaryOf(summary).week : roundAt(world, now).week;
  const row = summaryAtStart(world, summary && summaryOf(summary), await loadWeek(tx, week), now);
  await putSummary(desk, row);
}

/** A working morning: reminders on their day, else what cannot wait (`domain/rhythm/morning.ts`); and accounts that publish nothing. */
export async function wakeMorning(desk: Desk, row: DueRow): Promise<void> {
  const { now, world, tx } = desk;
  const morning = morningOf(row);
  const { missed, week, next } = morningDue(world, morning, now);
  for (const one of missed) await desk.enter(`week:${one}`, { type: 'MissReminder', by: null });
  if (week) {
    await closeOldReminders(desk, week);
    const outlook = await loadOutlook(tx, world, now);
    await desk.enter(`week:${week}`, { type: 'WakeMorning', by: null, from: morning.from, outlook });
    const last = lastOf(await publishedBefore(tx, now));
    await desk.enter('silence', { type: 'CheckSilence', by: null, last });
  }
  await putMorning(desk, next);
}

/** The office's summary, and its correction once the answers are due. */
export async function sumUpWeek(desk: Desk, row: DueRow): Promise<void> {
  const { now, world, tx } = desk;
  const due = summaryOf(row);
  const when = summaryDue(world, due, now);
  if (when === 'never') return putSummary(desk, nextSummary(world, due.week));
  if (when === 'later') return putSummary(desk, summaryPutOff(world, due, now));
  const report = await loadWeeklyReport(tx, world, due.week, now);
  await desk.enter(`week:${due.week}`, { type: 'SumUp', by: null, report });
  return putSummary(desk, summaryRow(world, due.week, await loadWeek(tx, due.week)));
}

/** Cards of weeks gone by answer nothing any more; they are closed without a word. */
async function closeOldReminders({ tx }: Desk, week: string): Promise<void> {
  await closeHouseCards(tx, 'weekly', (payload) => payload.week! < week);
}

function morningOf({ payload, dueAt }: DueRow): MorningRow {
  return { from: (JSON.parse(payload) as MorningRow).from, dueAt };
}

function summaryOf({ payload, dueAt }: DueRow): SummaryRow {
  return { week: (JSON.parse(payload) as SummaryRow).week, dueAt };
}

async function putMorning({ tx }: Desk, { from, dueAt }: MorningRow): Promise<void> {
  await tx.putDue({ key: MORNING, kind: 'morning', submissionId: null, dueAt, payload: JSON.stringify({ from }) });
}

async function putSummary({ tx }: Desk, { week, dueAt }: SummaryRow): Promise<void> {
  const payload = JSON.stringify({ week });
  await tx.putDue({ key: SUMMARY, kind: 'weeklySummary', submissionId: null, dueAt, payload });
}
