/** After 全部暂停 every scheduled post is held; after its end every held one is asked about (§3.3 case 29). */
import type { Desk } from './door';

/** More than a company has waiting at once. */
const MOST = 10_000;

export async function holdAll(desk: Desk): Promise<void> {
  const { pause } = desk.world;
  if (!pause) return;
  const { by, reason } = pause;
  for (const { id } of await desk.tx.inStatus(['SCHEDULED'], MOST)) {
    await desk.dispatch(id, { type: 'Hold', by, reason });
  }
}

/** Nothing goes on by itself: a card per post to each contact of the office. */
export async function askHeld(desk: Desk): Promise<void> {
  if (desk.world.pause) return;
  for (const { id } of await desk.tx.inStatus(['HELD'], MOST)) {
    for (const personId of desk.world.organization.office.contacts) {
      await desk.show(personId, { purpose: 'held', submissionId: id });
    }
  }
}
