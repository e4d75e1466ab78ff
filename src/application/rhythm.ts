/**
 * The weekly rhythm as due rows: one for the next working morning, one for the next summary. Each firing puts the next, in the same
 * transaction, so that the chain neither breaks nor doubles; what was missed while nobody was awake is still there and comes late.
 */
import { isWorkingDay } from '../domain/calendar';
import type { Week } from '../domain/house/week';
import { shanghaiClock, shanghaiDate, type ShanghaiDate } from '../domain/time';
import { mondayOf, morningAfter, morningTime, roundAfter, roundAt, roundOf, weeksRemindedIn } from '../domain/weekly';
import type { Desk, Door } from './door';
import { loadOutlook, loadWeek, loadWeeklyReport } from './outlook';
import type { DueRow } from './store';
import type { World } from './world';

const MORNING = 'rhythm:morning';
const SUMMARY = 'rhythm:summary';

/**
 * At the start of a process: both rows are there, and those that lie ahead stand where calendar and policy want them now. One that is
 * due already was missed and stays: it is handled late.
 */
export async function startRhythm(door: Door): Promise<void> {
  await door.within(async (desk) => {
    const { now, world, tx } = desk;
    const [morning, summary] = [await tx.dueRow(MORNING), await tx.dueRow(SUMMARY)];
    const isAhead = (row: DueRow | null) => row === null || row.dueAt > now;
    if (isAhead(morning)) await putMorning(desk, morningAfter(world, now), morning ? fromOf(morning) : undefined);
    if (isAhead(summary)) {
      await putSummary(desk, await nextSummary(desk, summary ? weekOf(summary) : roundAt(world, now).week));
    }
  });
}

/** The first morning nobody was told on. */
function fromOf({ payload }: DueRow): ShanghaiDate {
  return (JSON.parse(payload) as { from: ShanghaiDate }).from;
}

function weekOf({ payload }: DueRow): ShanghaiDate {
  return (JSON.parse(payload) as { week: ShanghaiDate }).week;
}

/** A working morning: reminders on their day, else what cannot wait (`domain/morning.ts`). */
export async function wakeMorning(desk: Desk, row: DueRow): Promise<void> {
  const { now, world, tx } = desk;
  const from = fromOf(row);
  if (!isTimeToTell(world, now)) return putMorning(desk, morningAfter(world, now), from);
  const today = shanghaiDate(now);
  const weeks = weeksRemindedIn(world, from, today);
  for (const week of weeks.slice(0, -1)) await desk.enter(`week:${week}`, { type: 'MissReminder', by: null });
  const outlook = await loadOutlook(tx, world, now);
  await desk.enter(`week:${weeks.at(-1) ?? mondayOf(today)}`, { type: 'WakeMorning', by: null, from, outlook });
  return putMorning(desk, morningAfter(world, now));
}

/** The office's summary, and its correction once the answers are due. */
export async function sumUpWeek(desk: Desk, row: DueRow): Promise<void> {
  const { now, world, tx } = desk;
  const week = weekOf(row);
  // the next reminder is out: nobody needs the old week's summary
  if (now >= roundAfter(world, week).remindAt) return putSummary(desk, await nextSummary(desk, week, true));
  if (!isTimeToTell(world, now)) {
    return putSummary(desk, { week, at: morningTime(world, morningAfter(world, now)) });
  }
  await desk.enter(`week:${week}`, { type: 'SumUp', by: null, report: await loadWeeklyReport(tx, world, week, now) });
  return putSummary(desk, await nextSummary(desk, week));
}

/** @param from the first morning nobody was told on, when that is an earlier one */
async function putMorning({ tx, world }: Desk, morning: ShanghaiDate, from = morning): Promise<void> {
  await tx.putDue({
    key: MORNING,
    kind: 'morning',
    submissionId: null,
    dueAt: morningTime(world, morning),
    payload: JSON.stringify({ from: from < morning ? from : morning }),
  });
}

async function putSummary({ tx }: Desk, { week, at }: { week: ShanghaiDate; at: number }): Promise<void> {
  await tx.putDue({
    key: SUMMARY,
    kind: 'weeklySummary',
    submissionId: null,
    dueAt: at,
    payload: JSON.stringify({ week }),
  });
}

/** When the office is told something about this week next: its summary, its correction, or the next week's summary. */
async function nextSummary(
  { tx, world }: Desk,
  week: ShanghaiDate,
  isOver = false,
): Promise<{ week: ShanghaiDate; at: number }> {
  const state: Week = await loadWeek(tx, week);
  const round = roundOf(world, week)!;
  if (isOver || state.closedAt !== null) {
    const next = roundAfter(world, week);
    return { week: next.week, at: next.summaryAt };
  }
  return { week, at: state.summary === null ? round.summaryAt : round.answerBy };
}

/** Late things are told on working days, from the time of reminders on, and not at night. */
function isTimeToTell({ policy, calendar }: World, now: number): boolean {
  const date = shanghaiDate(now);
  return isWorkingDay(calendar, date) && now >= morningTime({ policy }, date) && !isQuiet(policy.quietHours, now);
}

function isQuiet(hours: World['policy']['quietHours'], now: number): boolean {
  if (!hours) return false;
  const clock = shanghaiClock(now);
  const { from, to } = hours;
  return from <= to ? from <= clock && clock < to : clock >= from || clock < to;
}
