/** The due rows that follow a submission's state, whatever changed it: the limit of the open stage, the age of the approval, 读网复核. */
import { nextValidityAt } from '../domain/signing/approval-age';
import type { Status } from '../domain/codes';
import type { Policy } from '../domain/policy';
import { nextReadBackAt } from '../domain/post/read-back';
import { nextLimitAt, type LimitFacts } from '../domain/time/stage-limit';
import type { Submission } from '../domain/submission';
import type { Store, StoreTx } from './store';

export interface WatchFacts extends LimitFacts {
  policy: LimitFacts['policy'] & Pick<Policy, 'approvalValidity'>;
}

interface Watch {
  /** of its due rows, before the submission's id */
  key: string;
  kind: string;
  /** epoch ms; null when nothing more is due */
  next: (submission: Submission, facts: WatchFacts) => number | null;
}

const WATCHES: Watch[] = [
  { key: 'limit', kind: 'stageLimit', next: nextLimitAt },
  { key: 'validity', kind: 'approvalValidity', next: (submission, { policy }) => nextValidityAt(submission, policy) },
  { key: 'readBack', kind: 'readBack', next: nextReadBackAt },
];

/** @param before the state before this transaction; null puts the rows in any case */
export async function watch(
  tx: StoreTx,
  before: Submission | null,
  after: Submission,
  facts: WatchFacts,
): Promise<void> {
  for (const { key: name, kind, next: nextOf } of WATCHES) {
    const next = nextOf(after, facts);
    if (next === (before && nextOf(before, facts))) continue;
    const key = `${name}:${after.id}`;
    if (next === null) await tx.dropDue(key);
    else await tx.putDue({ key, kind, submissionId: after.id, dueAt: next, payload: '{}' });
  }
}

const MOST_OPEN = 1000;
const WATCHED: Status[] = ['IN_REVIEW', 'SCHEDULED', 'RESCHEDULE_NEEDED', 'HELD'];

/** Everything open anew, after what it is counted with has changed; in the transaction of the change. */
export async function watchAnew(tx: StoreTx, facts: WatchFacts): Promise<void> {
  for (const { id } of await tx.inStatus(WATCHED, MOST_OPEN)) {
    const submission = await tx.lockSubmission(id);
    if (submission) await watch(tx, null, submission, facts);
  }
}

/** At start: what was open before its limits were kept has no row yet. Others only get the row they have. */
export async function watchOpen(store: Store, facts: WatchFacts): Promise<void> {
  const open = await store.read.inStatus(WATCHED, MOST_OPEN);
  for (const { id } of open) {
    await store.transaction(async (tx) => {
      const submission = await tx.lockSubmission(id);
      if (submission) await watch(tx, null, submission, facts);
    });
  }
}
