/** What people leave behind goes to whoever is there: the officer, else the head, else the office (§3.3 case 16; R7.4). */
import { OPEN_STATUSES } from '../domain/decide/handing-over';
import type { HouseEffect } from '../domain/house/book';
import type { LeftBehind } from '../domain/house/roster-terms';
import { takerOf } from '../domain/house/taker';
import { keeperOf, titleOf, type Submission } from '../domain/submission';
import type { Desk } from './door';
import { forEach, keyOfEach, MOST, toldOf } from './each';
import type { DueRow } from './store';

type HandOver = Extract<HouseEffect, { kind: 'handOver' }>;

/** What each is told. */
interface Told {
  effect: HandOver;
  /** with whom the ones that go together are until now, by their ids: the last to be moved tells of all */
  from: Record<string, string>;
}

export async function handOverAll(desk: Desk, effect: HandOver): Promise<void> {
  const moving = (await desk.tx.inStatus(OPEN_STATUSES, MOST)).filter((one) => movesTo(desk, one, effect) !== null);
  const from = Object.fromEntries(moving.map((one) => [one.id, keeperOf(one)]));
  const earlier = await Promise.all(moving.map(({ id }) => desk.tx.dueRow(keyOfEach('handOverOne', id))));
  // those that wait from before are told of together with these
  const waiting = earlier.map((row) => (row ? toldOf<Told>(row).from : {}));
  await forEach(desk, 'handOverOne', moving, { effect, from: Object.assign({}, ...waiting, from) as Told['from'] });
}

/** Safe to repeat: what is where it belongs stays there. */
export async function handOverOne(desk: Desk, row: DueRow): Promise<void> {
  const { effect, from } = toldOf<Told>(row);
  const submission = await desk.tx.lockSubmission(row.submissionId!);
  const to = submission && movesTo(desk, submission, effect);
  if (to) await desk.dispatch(submission.id, { type: 'HandOver', by: null, to });
  // one after the other, so that one of them is the last
  await desk.tx.lockBook('roster');
  const others = Object.keys(from).filter((id) => id !== row.submissionId);
  for (const id of others) if (await desk.tx.dueRow(keyOfEach('handOverOne', id))) return;
  for (const list of await moved(desk, from)) await desk.enter('roster', { type: 'RecordHandOver', by: null, ...list });
}

function movesTo({ world }: Desk, submission: Submission, effect: HandOver): string | null {
  const to = takerOf(submission, world.organization, effect);
  return to === keeperOf(submission) ? null : to;
}

/** Where these are now: a list for each who has some, by whose they were. */
async function moved({ tx }: Desk, before: Told['from']) {
  const lists = new Map<string, { from: string; to: string; departmentId: string; items: LeftBehind[] }>();
  for (const [id, from] of Object.entries(before)) {
    const submission = (await tx.submission(id))!;
    const { departmentId, no } = submission;
    const to = keeperOf(submission);
    if (to === from) continue;
    const key = [from, to, departmentId].join('|');
    const list = lists.get(key) ?? { from, to, departmentId, items: [] };
    list.items.push({ submissionId: id, no, title: titleOf(submission) });
    lists.set(key, list);
  }
  return lists.values();
}
