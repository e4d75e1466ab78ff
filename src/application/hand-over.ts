/** What people leave behind goes to whoever is there: the officer, else the head, else the office (§3.3 case 16; R7.4). */
import { OPEN_STATUSES } from '../domain/decide/handing-over';
import type { HouseEffect } from '../domain/house/book';
import type { LeftBehind } from '../domain/house/roster-terms';
import { takerOf } from '../domain/house/taker';
import { keeperOf, titleOf } from '../domain/submission';
import type { Desk } from './door';

/** More than a company has under way at once. */
const MOST = 10_000;

/** Safe to repeat: what is where it belongs stays there. */
export async function handOverAll(desk: Desk, effect: Extract<HouseEffect, { kind: 'handOver' }>): Promise<void> {
  const moved = new Map<string, { from: string; to: string; departmentId: string; items: LeftBehind[] }>();
  for (const { id } of await desk.tx.inStatus(OPEN_STATUSES, MOST)) {
    const submission = (await desk.tx.lockSubmission(id))!;
    const from = keeperOf(submission);
    const to = takerOf(submission, desk.world.organization, effect);
    if (to === null || to === from) continue;
    await desk.dispatch(id, { type: 'HandOver', by: null, to });
    const { departmentId, no } = submission;
    const key = [from, to, departmentId].join('|');
    const list = moved.get(key) ?? { from, to, departmentId, items: [] };
    list.items.push({ submissionId: id, no, title: titleOf(submission) });
    moved.set(key, list);
  }
  for (const list of moved.values()) await desk.enter('roster', { type: 'RecordHandOver', by: null, ...list });
}
