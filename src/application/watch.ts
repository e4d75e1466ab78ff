/** The due row of the stage that is open: it follows the state, whatever opened or closed the stage. */
import { nextLimitAt, type LimitFacts } from '../domain/stage-limit';
import type { Submission } from '../domain/submission';
import type { Store, StoreTx } from './store';

/** @param before the state before this transaction; null puts the row in any case */
export async function watchStage(
  tx: StoreTx,
  before: Submission | null,
  after: Submission,
  facts: LimitFacts,
): Promise<void> {
  const next = nextLimitAt(after, facts);
  if (next === (before && nextLimitAt(before, facts))) return;
  const key = `limit:${after.id}`;
  if (next === null) return tx.dropDue(key);
  await tx.putDue({ key, kind: 'stageLimit', submissionId: after.id, dueAt: next, payload: '{}' });
}

const MOST_OPEN = 1000;

/** At start: stages that opened before their limits were kept have no row yet. Others only get the row they have. */
export async function watchOpenStages(store: Store, facts: LimitFacts): Promise<void> {
  const open = await store.read.inStatus(['IN_REVIEW'], MOST_OPEN);
  for (const { id } of open) {
    await store.transaction(async (tx) => {
      const submission = await tx.lockSubmission(id);
      if (submission) await watchStage(tx, null, submission, facts);
    });
  }
}
