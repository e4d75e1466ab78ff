/** Does 全部暂停 keep this one from going out (§3.3 case 29)? */
import type { Context } from '../context';
import type { DomainEvent } from '../events';
import { natureOf } from '../post/reply';
import type { Submission } from '../submission';

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

export function heldBy({ by, reason }: { by: string; reason: string }): DomainEvent {
  return { type: 'Held', by, reason };
}
