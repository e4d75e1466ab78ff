/** What a process does about delegations when it starts: those of the configuration have no due rows of their own yet, and it may have changed. */
import { wakeAtEdge, type Edge } from '../domain/house/delegations';
import type { Desk } from './door';
import { realignAll } from './realign';

/** The same again, in this process or another, changes nothing. */
export async function watchDelegations(desk: Desk): Promise<void> {
  for (const delegation of desk.world.organization.delegations) {
    for (const edge of ['start', 'end'] satisfies Edge[]) {
      if (delegation[edge] <= desk.now || delegation.start >= delegation.end) continue;
      const { key, due, at, payload } = wakeAtEdge(delegation, edge);
      await desk.tx.putDue({ key, kind: due, submissionId: null, dueAt: at, payload: JSON.stringify(payload) });
    }
  }
  await realignAll(desk);
}
