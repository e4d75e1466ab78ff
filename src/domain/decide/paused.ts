/** Does 全部暂停 keep this one from going out (§3.3 case 29)? */
import type { Context } from '../context';
import type { DomainEvent } from '../events';
import { LOOK_FIRST } from '../evolve';
import { natureOf } from '../post/reply';
import { currentPublications, type Submission } from '../submission';

/** The pause that keeps a post from going out; null when there is none, or when this post was resumed out of it. */
export function pauseOf(submission: Submission, { pause }: Context) {
  const { kind, resumedAt } = submission;
  // what is ordered off the accounts goes all the same, and a wording goes to none
  if (
    !pause ||
    kind === 'TAKEDOWN' ||
    natureOf(submission) === 'WORDING' ||
    (resumedAt !== undefined && resumedAt >= pause.at)
  )
    return null;
  return pause;
}

/** What a pause can still stop: it waits for its time, or was let out and nothing of it has been begun on any account. */
export function canBeHeld(submission: Submission): boolean {
  if (submission.status !== 'PUBLISHING') return submission.status === 'SCHEDULED';
  // a publisher who has it in hand may have posted it already
  return currentPublications(submission).every(
    ({ status, attempts, handle }) => status === 'WAITING' && attempts === 0 && !handle[LOOK_FIRST],
  );
}

/** Stopped by a pause, and not for its original (§3.3 case 22). */
export function isHeldByPause({ status, lostOriginal }: Submission): boolean {
  return status === 'HELD' && lostOriginal === undefined;
}

export function heldBy({ by, reason }: { by: string; reason: string }): DomainEvent {
  return { type: 'Held', by, reason };
}
