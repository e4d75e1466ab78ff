/** Time → commands. What is due is a row; each is handled in one transaction that also removes it, so it happens once whoever wakes up. */
import type { Clock } from '../lib/clock';
import type { Log } from '../lib/log';
import type { Command } from '../domain/commands';
import { followUps } from '../domain/follow-up';
import { MINUTE } from '../domain/time/shanghai';
import type { BookKey } from '../domain/house';
import type { Edge } from '../domain/house/delegations';
import type { Delegation } from '../domain/people';
import { readingDue } from './directory';
import { askForNotice, calendarChanged } from './holidays';
import { askHeld, askHeldOne, holdAll, holdOne } from './standstill';
import type { Desk, Door } from './door';
import type { EachKind } from './each';
import { handOverOne } from './hand-over';
import { realignAll, realignOne } from './realign';
import { promiseReminders } from './effects';
import { sumUpWeek, wakeMorning } from './rhythm';
import type { DueRow, Store } from './store';
import { watch } from './watch';

export interface Scheduler {
  /** Handle everything due at the clock's now; gives how many rows it handled. */
  tick(): Promise<number>;
}

const BATCH = 100;

export function createScheduler({
  store,
  door,
  clock,
  log,
}: {
  store: Store;
  door: Door;
  clock: Clock;
  log: Log;
}): Scheduler {
  async function one(key: string): Promise<void> {
    try {
      await door.within((desk) => handleDue(desk, key));
    } catch (error) {
      log.error(
        { key, err: error instanceof Error ? error.message : String(error) },
        'due row failed, tried again in a minute',
      );
      await store.transaction(async (tx) => {
        const row = await tx.lockDue(key);
        if (row) await tx.putDue({ ...row, dueAt: clock.now() + MINUTE });
      });
    }
  }
  return {
    async tick() {
      const keys = await store.dueKeys(clock.now(), BATCH);
      await Promise.all(keys.map(one));
      return keys.length;
    },
  };
}

async function handleDue(desk: Desk, key: string): Promise<void> {
  const row = await desk.tx.lockDue(key);
  if (!row || row.dueAt > desk.now) return;
  const handle = whatIsDue[row.kind];
  // a newer version's row: it waits for a process that knows it
  if (!handle) throw new Error(`nobody here knows what ${row.kind} means`);
  await desk.tx.dropDue(key);
  await handle(desk, row);
}

/** A row that follows the submission's state; set again also when it came too early, because the house's limits were changed meanwhile. */
function watched(command: Command) {
  return async (desk: Desk, row: DueRow): Promise<void> => {
    const verdict = await desk.dispatch(row.submissionId!, command);
    if (verdict.ok) await watch(desk.tx, null, verdict.submission, desk.world);
  };
}

/** Of many submissions one. */
const ofEach: Record<EachKind, (desk: Desk, row: DueRow) => Promise<unknown>> = {
  realignOne,
  holdOne,
  askHeldOne,
  handOverOne,
};

/** What each kind of due row means. */
const whatIsDue: Record<string, (desk: Desk, row: DueRow) => Promise<unknown>> = {
  ...ofEach,
  plannedTime: (desk, row) => {
    const { plannedAt } = JSON.parse(row.payload) as { plannedAt: number };
    return desk.dispatch(row.submissionId!, { type: 'ReachPlannedTime', plannedAt });
  },
  morning: wakeMorning,
  weeklySummary: sumUpWeek,
  /** who may sign has changed */
  realign: (desk) => realignAll(desk),
  stageLimit: watched({ type: 'ReachLimit' }),
  approvalValidity: watched({ type: 'ReachValidity' }),
  readBack: watched({ type: 'ReachReadBack' }),
  /** what is in the message is looked up when it is sent */
  message: (desk, row) => {
    const { personId } = JSON.parse(row.payload) as { personId: string };
    return promiseReminders(desk, personId, row.payload);
  },
  /** a delegation begins or ends */
  delegation: (desk, row) => {
    const { edge, delegation } = JSON.parse(row.payload) as { edge: Edge; delegation: Delegation };
    return desk.enter('delegations', { type: 'ReachDelegationEdge', by: null, edge, delegation });
  },
  readDirectory: (desk, row) => readingDue(desk, row),
  /** a department without an officer: its head, then the office */
  askForOfficer: (desk, row) => {
    const { departmentId } = JSON.parse(row.payload) as { departmentId: string };
    return desk.enter('roster', { type: 'AskForOfficer', by: null, departmentId });
  },
  /** an office in which somebody who has left still stands */
  askForSuccessor: (desk, row) => {
    const { personId } = JSON.parse(row.payload) as { personId: string };
    return desk.enter('roster', { type: 'AskForSuccessor', by: null, personId });
  },
  /** next year's holiday notice may be missing */
  askForNotice: (desk) => askForNotice(desk),
  calendarChanged: (desk) => calendarChanged(desk),
  /** a comment waits for its first word, or for its full answer */
  commentLimit: (desk, row) => {
    const { key, limit } = JSON.parse(row.payload) as { key: BookKey; limit: 'FIRST' | 'FULL' };
    return desk.enter(key, { type: 'RemindComment', by: null, limit });
  },
  holdAll: (desk) => holdAll(desk),
  askHeld,
  /** only read here: what it is about is locked alone */
  followUp: async (desk, row) => {
    const submission = await desk.tx.submission(row.submissionId!);
    for (const one of submission ? followUps(submission) : []) await desk.dispatch(one.submissionId, one.command);
  },
  yieldSlot: (desk, row) => {
    const { to, plannedAt, ask } = JSON.parse(row.payload) as { to: string; plannedAt: number; ask: boolean };
    return desk.dispatch(row.submissionId!, { type: 'YieldSlot', to, plannedAt, ask });
  },
};
