/** A stage that waits: reminders at half and at the end of its limit, then the office; never an approval (§3.3 case 5). */
import { chaseOf } from '../chase';
import { happened, nothing, type Context, type Decided } from '../context';
import type { DomainEvent } from '../events';
import { peopleToAsk } from '../review';
import { dueLevels } from '../stage-limit';
import type { Submission } from '../submission';

/** The clock. A wake that comes early, or for a stage that is over, does nothing. */
export function reachLimit(submission: Submission, context: Context): Decided {
  const chase = chaseOf(submission);
  const levels = dueLevels(submission, context, context.now);
  if (!chase || levels.length === 0) return nothing;
  const { reviewNo, stage } = chase;
  const people = peopleToAsk(submission, context.organization, context.now);
  return happened(
    ...levels.map((level): DomainEvent =>
      level === 'OFFICE'
        ? { type: 'Escalated', reviewNo, stage, people }
        : { type: 'Reminded', reviewNo, stage, level, people },
    ),
  );
}
