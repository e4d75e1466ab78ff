/** What the weekly report counts and lists, told from submissions and what happened to them (`domain.md` §5.1). */
import type { Status } from '../codes';
import type { DomainEvent } from '../events';
import type { Organization } from '../people';
import { peopleToAsk, waitingSince } from '../signing/review';
import { openStage, titleOf, type Submission } from '../submission';
import type { OpenSubmission, WeekActivity } from './weekly-report';

/** What an event is for the report; null for what it does not count. */
export function activityIn(event: DomainEvent): WeekActivity['what'] | null {
  if (event.type === 'Submitted') return 'SUBMITTED';
  if (event.type === 'Returned') return 'RETURNED';
  return event.type === 'PublishingFinished' && event.status === 'PUBLISHED' ? 'PUBLISHED' : null;
}

/** On its way, and waiting for somebody. */
export const WAITING_STATUSES: Status[] = ['IN_REVIEW', 'RETURNED', 'RESCHEDULE_NEEDED', 'HELD', 'PUBLISH_FAILED'];

/** What waits, for whom and since when, longest first. @param now epoch ms */
export function waitingSubmissions(open: Submission[], organization: Organization, now: number): OpenSubmission[] {
  return open
    .map((submission): OpenSubmission => {
      const stage = openStage(submission);
      const holders = stage ? peopleToAsk(submission, organization, now) : waitingFor(submission, organization.office);
      return {
        no: submission.no ?? '',
        title: titleOf(submission),
        departmentId: submission.departmentId,
        where: stage?.title ?? submission.status,
        holders,
        since: waitingSince(submission, holders) ?? submission.closing?.at ?? submission.submittedAt ?? now,
      };
    })
    .sort((one, other) => one.since - other.since);
}

function waitingFor({ status, submitterId }: Submission, office: Organization['office']): string[] {
  if (status === 'RETURNED') return [submitterId];
  return status === 'PUBLISH_FAILED' ? office.publishers : office.contacts;
}
