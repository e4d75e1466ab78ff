/** What was public and is so no more (§3.3 cases 20, 21). The record of what was published stays as it was sealed. */
import type { Command } from '../commands';
import { happened, nothing, refuse, type Context, type Decided } from '../context';
import type { DomainEvent } from '../events';
import { officePeople } from '../people';
import { natureOf } from '../post/reply';
import { publicPublications, type Removal, type Submission } from '../submission';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

/** In which a post of ours may be out, with nothing more of it on its way. */
export const OUT: Submission['status'][] = ['PUBLISHED', 'ARCHIVED', 'PUBLISH_FAILED'];

/** 平台下架, told by a publisher or the office; it is what happened, so nothing is asked of anybody. */
export function notePlatformRemoval(
  submission: Submission,
  command: Of<'NotePlatformRemoval'>,
  { organization }: Context,
): Decided {
  const { by, accountIds, reason } = command;
  const may = [...officePeople(organization), ...organization.office.publishers];
  if (!may.includes(by)) return refuse({ code: 'NOT_ENTITLED', right: 'officeOrPublisher' });
  if (submission.kind === 'PROFILE_CHANGE' || natureOf(submission) === 'WORDING')
    return refuse({ code: 'NOT_A_POST', kind: submission.kind });
  return removed(submission, accountIds, { by, how: 'PLATFORM', reason, requestNo: null });
}

/** Gone from these accounts; when from all, the submission is taken down. */
export function removed(submission: Submission, accountIds: string[], removal: Omit<Removal, 'at'>): Decided {
  const { status } = submission;
  const open = publicPublications(submission);
  const gone = open.filter(({ accountId }) => accountIds.includes(accountId));
  if (!OUT.includes(status) || gone.length === 0) return refuse({ code: 'NOT_PUBLIC', status });
  const events = gone.map(({ accountId }): DomainEvent => ({ type: 'PublicationRemoved', accountId, removal }));
  return happened(...events, ...(gone.length === open.length ? [{ type: 'TakenDown' as const }] : []));
}

/** A correction of this post is public; the same one again says nothing new. */
export function noteCorrection(submission: Submission, command: Of<'NoteCorrection'>): Decided {
  const { correctionId, no, url } = command;
  const isKnown = submission.corrections?.some((one) => one.submissionId === correctionId) ?? false;
  return isKnown ? nothing : happened({ type: 'Corrected', correctionId, no, url });
}
