/** After 全部暂停 every post of which nothing has left is held; after its end every held one is asked about (§3.3 case 29). */
import { isHeldByPause } from '../domain/decide/paused';
import type { Desk } from './door';
import { forEach, MOST, toldOf } from './each';
import { carryOut } from './effects';
import type { DueRow } from './store';

export async function holdAll(desk: Desk): Promise<void> {
  if (!desk.world.pause) return;
  await forEach(desk, 'holdOne', await desk.tx.inStatus(['SCHEDULED', 'PUBLISHING'], MOST));
}

/** Nothing where the pause is over by now. */
export async function holdOne(desk: Desk, { submissionId }: DueRow): Promise<void> {
  const { pause } = desk.world;
  if (pause) await desk.dispatch(submissionId!, { type: 'Hold', by: pause.by, reason: pause.reason });
}

/** Nothing goes on by itself. */
export async function askHeld(desk: Desk, row: DueRow): Promise<void> {
  if (desk.world.pause) return;
  const held = (await desk.tx.inStatus(['HELD'], MOST)).filter(isHeldByPause);
  await forEach(desk, 'askHeldOne', held, toldOf<Since>(row));
}

interface Since {
  /** when the pause ended (epoch ms); absent in rows of before */
  since?: number;
}

/** A card to each contact of the office: one for each pause, which takes the place of what an earlier pause left open. */
export async function askHeldOne(desk: Desk, row: DueRow): Promise<void> {
  const { since = row.dueAt } = toldOf<Since>(row);
  const submission = await desk.tx.lockSubmission(row.submissionId!);
  if (desk.world.pause || !submission || !isHeldByPause(submission)) return;
  const asked = (await desk.tx.openCards(submission.id))
    .filter(({ purpose, createdAt }) => purpose === 'held' && createdAt >= since)
    .map(({ personId }) => personId);
  const people = desk.world.organization.office.contacts.filter((id) => !asked.includes(id));
  await carryOut([{ kind: 'closeCards', purposes: ['held'], personIds: people }], submission, desk, null);
  for (const personId of people) await desk.show(personId, { purpose: 'held', submissionId: submission.id });
}
