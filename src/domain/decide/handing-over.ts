/** What somebody leaves behind goes to somebody else, and no signature with it (§3.3 cases 16, 18; R7.4). */
import type { Status } from '../codes';
import type { Command } from '../commands';
import { happened, nothing, refuse, type Context, type Decided } from '../context';
import { findPerson } from '../people';
import { keeperOf, type Submission } from '../submission';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

/** While somebody may still have to do something about it. */
export const OPEN_STATUSES: Status[] = [
  'DRAFT',
  'RETURNED',
  'IN_REVIEW',
  'SCHEDULED',
  'RESCHEDULE_NEEDED',
  'HELD',
  'PUBLISHING',
  'PUBLISH_FAILED',
];

/** Nothing to do when it is over, or theirs already. */
export function handOver(submission: Submission, { to }: Of<'HandOver'>, context: Context): Decided {
  const from = keeperOf(submission);
  if (from === to || !OPEN_STATUSES.includes(submission.status)) return nothing;
  if (!findPerson(context.organization, to)) return refuse({ code: 'NO_SUCH_PERSON', id: to });
  return happened({ type: 'HandedOver', from, to });
}
