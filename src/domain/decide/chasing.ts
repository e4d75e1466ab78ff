/** A stage that waits: reminders at half and at the end of its limit, then the office; never an approval (§3.3 case 5). */
import { chaseOf } from '../time/chase';
import type { Command } from '../commands';
import { happened, nothing, refuse, type Context, type Decided } from '../context';
import type { DomainEvent } from '../events';
import { findDepartment, officePeople, type Organization } from '../people';
import { keeperOf, openStage, type Submission } from '../submission';
import { addDays, instantOf, shanghaiClock, shanghaiDate } from '../time/shanghai';
import { peopleToAsk } from '../signing/review';
import { dueLevels } from '../time/stage-limit';

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

/**
 * 催办 by whoever waits for it: the submitter, their department's head, the office. Once per half day and stage, so that nobody is
 * pestered; noon divides the day.
 */
export function nudge(submission: Submission, { by }: Extract<Command, { type: 'Nudge' }>, context: Context): Decided {
  const { organization, now } = context;
  if (!mayNudge(submission, by, organization)) return refuse({ code: 'NOT_ENTITLED', right: 'nudger' });
  const chase = chaseOf(submission);
  if (!chase) return refuse({ code: 'NOT_IN_REVIEW' });
  const { reviewNo, stage, nudged } = chase;
  const half = halfDayOf(now);
  if (nudged && nudged.at >= half.from) return refuse({ code: 'NUDGED_ALREADY', ...nudged, again: half.to });
  const asked = peopleToAsk(submission, organization, now);
  const people = asked.filter((id) => id !== by);
  if (people.length === 0)
    return refuse({ code: 'NOBODY_TO_NUDGE', own: asked.length > 0, stage: openStage(submission)!.title });
  return happened({ type: 'Nudged', by, reviewNo, stage, people });
}

function mayNudge(submission: Submission, personId: string, organization: Organization): boolean {
  const head = findDepartment(organization, submission.departmentId)?.head;
  return personId === keeperOf(submission) || personId === head || officePeople(organization).includes(personId);
}

function halfDayOf(at: number): { from: number; to: number } {
  const day = shanghaiDate(at);
  const noon = instantOf(day, '12:00');
  return shanghaiClock(at) < '12:00'
    ? { from: instantOf(day), to: noon }
    : { from: noon, to: instantOf(addDays(day, 1)) };
}
