/** How long the open stage may take, and what is due when (第十二条; `domain.md` §1.2; `policy.sla`). */
import type { Urgency } from '../codes';
import { chaseOf } from './chase';
import type { Duration, Policy, Stage } from '../policy';
import { openStage, type Submission } from '../submission';
import { afterDuration, type WorkingHours } from './working-time';

/** What it is to be counted with. */
export interface LimitFacts extends WorkingHours {
  policy: Pick<Policy, 'businessHours' | 'sla'>;
}

export type LimitClass = 'routine' | 'urgent' | 'emergency';

export interface StageLimit {
  class: LimitClass;
  duration: Duration;
  /** the reminders of the people asked, epoch ms */
  half: number;
  full: number;
  /** when the office is called: the limit has passed, and in the emergency lane `escalate` as well */
  office: number;
  /** counted through a year without a holiday notice: 暂定 */
  provisional: boolean;
}

const BY_URGENCY: Record<Urgency, LimitClass> = {
  ROUTINE: 'routine',
  IMPORTANT_URGENT: 'urgent',
  EMERGENCY: 'emergency',
};

export function limitClass({ sla }: Stage, urgency: Urgency): LimitClass {
  return sla === 'byUrgency' ? BY_URGENCY[urgency] : sla;
}

/** The open stage's; null when none is open. */
export function stageLimit(submission: Submission, facts: LimitFacts): StageLimit | null {
  const stage = openStage(submission);
  const chase = chaseOf(submission);
  if (!stage || !chase) return null;
  const name = limitClass(stage, submission.request.urgency);
  const { [name]: duration, escalate } = facts.policy.sla;
  const full = afterDuration(chase.since, duration, facts);
  return {
    class: name,
    duration,
    half: afterDuration(chase.since, duration, facts, 0.5).at,
    full: full.at,
    office: Math.max(full.at, afterDuration(chase.since, escalate, facts).at),
    provisional: full.provisional,
  };
}

export type Level = 'HALF' | 'FULL' | 'OFFICE';

/** What has come due by `now` and was not done: the greater reminder alone when both were missed. Nothing when no stage is open. */
export function dueLevels(submission: Submission, facts: LimitFacts, now: number): Level[] {
  const limit = stageLimit(submission, facts);
  const chase = chaseOf(submission);
  if (!limit || !chase) return [];
  const reminder: Level[] = limit.full <= now ? ['FULL'] : limit.half <= now && chase.half === null ? ['HALF'] : [];
  const office: Level[] = limit.office <= now && chase.office === null ? ['OFFICE'] : [];
  return [...(chase.full === null ? reminder : []), ...office];
}

/** When the next of it is due, epoch ms; null when nothing more is. */
export function nextLimitAt(submission: Submission, facts: LimitFacts): number | null {
  const limit = stageLimit(submission, facts);
  const chase = chaseOf(submission);
  if (!limit || !chase) return null;
  if (chase.full === null) return chase.half === null ? limit.half : limit.full;
  return chase.office === null ? limit.office : null;
}
