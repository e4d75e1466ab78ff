/** What follows from a request to take down; where it is silent, it goes like any other submission (A10; §3.3 case 20; 第十七条). */
import type { Context } from '../context';
import type { DomainEvent } from '../events';
import type { FollowUpEffect } from '../follow-up';
import { excerptOf, type IncidentReport } from '../incident';
import { findDepartment } from '../people';
import { currentPublications, type Submission } from '../submission';

export type TakedownNotice =
  /** it has been ordered and begins: to whoever must know at once */
  | { kind: 'takedownOrdered' }
  | { kind: 'takedownDone' }
  /** somebody gave it up: something is public still */
  | { kind: 'takedownIncomplete' };

export type TakedownEffect =
  | { kind: 'tell'; personId: string; notice: TakedownNotice }
  | { kind: 'closeCards'; purposes: ('review' | 'copyPack')[]; accountId?: string }
  | { kind: 'openIncident'; report: IncidentReport }
  | { kind: 'publish'; accountId: string }
  | { kind: 'seal' }
  | FollowUpEffect;

const FOLLOW_UP: FollowUpEffect = { kind: 'followUp' };

/** Null: as with any submission. */
export function takedownEffects(event: DomainEvent, submission: Submission, context: Context): TakedownEffect[] | null {
  if (!submission.content.takedown) return null;
  switch (event.type) {
    case 'Scheduled':
      return [{ kind: 'closeCards', purposes: ['review'] }];
    case 'PublishingStarted':
      return [...orderedEffects(submission, context), ...removals(submission)];
    case 'PublicationSettled': {
      const { accountId } = event;
      const close: TakedownEffect = { kind: 'closeCards', purposes: ['copyPack'], accountId };
      // given up, or not known: it is still there
      return event.status === 'PUBLISHED' ? [close, FOLLOW_UP] : [close];
    }
    case 'PublishingFinished':
      return event.status === 'PUBLISHED'
        ? [FOLLOW_UP, { kind: 'seal' }, ...told(submission, 'takedownDone', [submission.submitterId])]
        : [FOLLOW_UP, ...told(submission, 'takedownIncomplete', concerned(submission, context))];
    case 'DraftDiscarded':
      return [FOLLOW_UP];
    default:
      return null;
  }
}

/** What a rejection or withdrawal of the request means for the post it is about, besides the ordinary. */
export function takedownOver(event: DomainEvent, { content }: Submission): FollowUpEffect[] {
  const isOver = event.type === 'Rejected' || event.type === 'Withdrawn' || event.type === 'Cancelled';
  return content.takedown && isOver ? [FOLLOW_UP] : [];
}

/** The executives learn of it at once, and the register has it before the first post is gone. */
function orderedEffects(submission: Submission, context: Context): TakedownEffect[] {
  const takedown = submission.content.takedown!;
  const incidents = takedown.targets.map(({ accountId, platformId }): TakedownEffect => {
    const report: IncidentReport = {
      kind: 'TAKEDOWN',
      submissionId: takedown.submissionId,
      accountId,
      platformId,
      excerpt: excerptOf(takedown.title),
      reason: takedown.reason,
      openedBy: submission.submitterId,
    };
    return { kind: 'openIncident', report };
  });
  return [...incidents, ...told(submission, 'takedownOrdered', concerned(submission, context))];
}

/** Executives, the office, the head of the department, and whoever asked for it. */
function concerned({ departmentId, submitterId }: Submission, { organization }: Context): (string | undefined)[] {
  const { executives, office } = organization;
  return [
    ...executives,
    office.head,
    ...office.contacts,
    findDepartment(organization, departmentId)?.head,
    submitterId,
  ];
}

function removals(submission: Submission): TakedownEffect[] {
  return currentPublications(submission)
    .filter(({ status }) => status === 'WAITING')
    .map(({ accountId }) => ({ kind: 'publish', accountId }));
}

/** Each once; whoever asked for it knows already that it was ordered. */
function told(
  { submitterId }: Submission,
  kind: TakedownNotice['kind'],
  people: (string | undefined)[],
): TakedownEffect[] {
  const others = new Set(people.filter((id): id is string => id !== undefined));
  if (kind === 'takedownOrdered') others.delete(submitterId);
  return [...others].map((personId) => ({ kind: 'tell', personId, notice: { kind } }));
}
