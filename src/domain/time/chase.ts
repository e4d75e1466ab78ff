/** What has been done about the stage that is open, so that nothing is done twice: reminders, the call to the office, 催办 (§3.3 case 5). */
import type { DomainEvent } from '../events';
import { currentReview, openStage, type Chase, type Submission } from '../submission';

/** The open stage's; null when none is open. */
export function chaseOf(submission: Submission): Chase | null {
  const stage = openStage(submission);
  const review = currentReview(submission);
  if (!stage || !review) return null;
  const { chase } = submission;
  if (chase?.reviewNo === review.no && chase.stage === stage.name) return chase;
  const fresh = { half: null, full: null, office: null, nudged: null };
  return { reviewNo: review.no, stage: stage.name, since: review.openedAt, ...fresh };
}

type ChaseEvent = Extract<DomainEvent, { type: 'Reminded' | 'Escalated' | 'Nudged' }>;

export function chased(submission: Submission, event: ChaseEvent, at: number): Submission {
  const chase = chaseOf(submission);
  return chase ? { ...submission, chase: { ...chase, ...entry(event, at) } } : submission;
}

function entry(event: ChaseEvent, at: number): Partial<Chase> {
  switch (event.type) {
    case 'Reminded':
      return event.level === 'HALF' ? { half: at } : { full: at };
    case 'Escalated':
      return { office: at };
    case 'Nudged':
      return { nudged: { by: event.by, at } };
  }
}

/** Another class has another limit, and a receiver of 转审 all of it: it counts from the change. */
export function withLimitFrom(submission: Submission, since: number): Submission {
  const chase = chaseOf(submission);
  return chase ? { ...submission, chase: { ...chase, since, half: null, full: null, office: null } } : submission;
}
