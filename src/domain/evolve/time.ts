/** What is true of a submission once its time has changed, was questioned, or was stopped by 全部暂停. */
import type { DomainEvent } from '../events';
import { withoutQuestion } from './validity';
import type { Finding, Submission } from '../submission';

type TimeEvent = Extract<DomainEvent, { type: 'RescheduleNeeded' | 'Held' | 'Resumed' | 'Rescheduled' }>;

export function timeApplied(s: Submission, event: TimeEvent, at: number): Submission {
  switch (event.type) {
    case 'RescheduleNeeded': {
      const { why, against = null, slots } = event;
      return { ...s, status: 'RESCHEDULE_NEEDED', ...(slots && { moving: { why, against, slots } }) };
    }
    case 'Held':
      return { ...s, status: 'HELD' };
    case 'Resumed':
      return { ...s, status: 'SCHEDULED', resumedAt: at };
    case 'Rescheduled':
      return {
        ...withoutQuestion(withoutMoving(s)),
        ...(event.leadTime ? { leadTime: event.leadTime, findings: withFindings(s, event.findings) } : {}),
        status: s.status === 'RESCHEDULE_NEEDED' ? 'SCHEDULED' : s.status,
        request: { ...s.request, plannedAt: event.plannedAt },
      };
  }
}

/** Absent as in a history from before there were slots. */
export function withoutMoving({ moving: _answered, ...s }: Submission): Submission {
  return s;
}

/** The current version's findings give way to these. */
export function withFindings(s: Submission, findings: Finding[] = []): Finding[] {
  const version = s.versions.at(-1)?.no;
  return [...s.findings.filter((finding) => finding.version !== version), ...findings];
}
