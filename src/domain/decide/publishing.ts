/** Publishing, once: what the dispatcher, the platforms and the publisher report (`architecture.md` §4; `contract.md` §6). */
import { approvedAt, neededAt } from '../signing/approval-age';
import { isPost } from '../codes';
import type { Command } from '../commands';
import { happened, nothing, refuse, type Context, type Decided } from '../context';
import { canonicalJson } from '../digest';
import type { DomainEvent } from '../events';
import { evolveAll } from '../evolve';
import { isChecked } from '../post/original';
import { mendersOf } from '../evolve/archive';
import { pauseOf } from './paused';
import { readBackBy } from '../post/read-back';
import { stoppedByRules } from './stopped';
import { currentPublications, currentVersion, type Publication, type Submission } from '../submission';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

function publicationOf(submission: Submission, accountId: string): Publication | null {
  return currentPublications(submission).find((publication) => publication.accountId === accountId) ?? null;
}

function notOpen(accountId: string, publication: Publication | null): Decided {
  return refuse({ code: 'PUBLICATION_NOT_OPEN', accountId, status: publication?.status ?? null });
}

/** Invisible steps are done: their handle is kept before the visible one begins. */
export function notePreparation(submission: Submission, command: Of<'NotePreparation'>): Decided {
  const { accountId, handle } = command;
  const publication = publicationOf(submission, accountId);
  if (submission.status !== 'PUBLISHING' || publication?.status !== 'WAITING') return notOpen(accountId, publication);
  return happened({ type: 'SendingProgressed', accountId, handle });
}

/** The right to send, for one attempt: whoever commits this may send, nobody else. */
export function beginSending(submission: Submission, command: Of<'BeginSending'>, context: Context): Decided {
  const { accountId, attemptId } = command;
  const publication = publicationOf(submission, accountId);
  if (submission.status !== 'PUBLISHING' || publication?.status !== 'WAITING') return notOpen(accountId, publication);
  // what waits for its turn when everything is paused begins no more; what is being sent ends
  const pause = pauseOf(submission, context);
  if (pause) return refuse({ code: 'PAUSED', ...pause });
  const old = neededAt(submission, context.now, context.policy);
  if (old) return refuse({ code: 'APPROVAL_OLD', what: old, signedOffAt: approvedAt(submission)! });
  const stopped = stoppedByRules(submission, context);
  if (stopped) return stopped;
  // nothing is shown again that was not looked at just before
  const { original } = currentVersion(submission)!.posts.find((post) => post.accountId === accountId) ?? {};
  if (original && !isChecked(publication.originalCheckedAt, context.now)) return notOpen(accountId, publication);
  // nothing is removed before it is recorded what was there
  if (submission.kind === 'TAKEDOWN' && !publication.evidence) return notOpen(accountId, publication);
  return happened({ type: 'SendingBegan', accountId, attemptId, handle: publication.handle });
}

/** Certainly not posted: it waits again. A process that slept too long must not put off the attempt of the one that took over. */
export function putOffSending(submission: Submission, command: Of<'PutOffSending'>): Decided {
  const publication = publicationOf(submission, command.accountId);
  const sending = publication?.status === 'SENDING' || publication?.status === 'UNKNOWN';
  if (!publication || !sending || publication.attemptId !== command.attemptId)
    return notOpen(command.accountId, publication);
  return happened({ type: 'SendingPutOff', accountId: command.accountId, note: command.note });
}

/** Accepted, verdict to come: remember how to ask for it. */
export function noteSending(submission: Submission, command: Of<'NoteSending'>): Decided {
  const publication = publicationOf(submission, command.accountId);
  if (publication?.status !== 'SENDING' && publication?.status !== 'UNKNOWN')
    return notOpen(command.accountId, publication);
  const known = Object.entries(command.handle).every(([key, value]) => publication.handle[key] === value);
  return known
    ? nothing
    : happened({ type: 'SendingProgressed', accountId: command.accountId, handle: command.handle });
}

/** A verdict. The same verdict again changes nothing; a published post stays published. */
export function settlePublication(submission: Submission, command: Of<'SettlePublication'>, context: Context): Decided {
  const { accountId, outcome } = command;
  const publication = publicationOf(submission, accountId);
  if (!publication || submission.status !== 'PUBLISHING') return notOpen(accountId, publication);
  const open = ['WAITING', 'SENDING', 'UNKNOWN', 'MANUAL'].includes(publication.status);
  if (!open) return notOpen(accountId, publication);
  if (outcome.status === 'UNKNOWN' && publication.status === 'UNKNOWN') return nothing;
  return settled(submission, { accountId, by: null, outcome }, context);
}

/** `by`: whoever said so; null for the platform */
interface Verdict {
  accountId: string;
  by: string | null;
  outcome: Of<'SettlePublication'>['outcome'] | { status: 'ABANDONED'; note: string };
}

export function settled(submission: Submission, { accountId, by, outcome }: Verdict, context: Context): Decided {
  const published = outcome.status === 'PUBLISHED' ? outcome : null;
  const event: DomainEvent = {
    type: 'PublicationSettled',
    accountId,
    status: outcome.status,
    platformId: published?.platformId ?? null,
    url: published?.url ?? null,
    publishedAt: published?.publishedAt ?? null,
    note: 'note' in outcome ? outcome.note : null,
    proof: published?.proof ?? null,
    by,
    ...(published && isPost(submission) && { readBackBy: readBackBy(context.now, context) }),
  };
  return happened(event, ...finish(evolveAll(submission, [event], { at: 0, actor: by })));
}

/** All PUBLISHED → PUBLISHED; any FAILED or ABANDONED and none open → PUBLISH_FAILED. */
export function finish(submission: Submission): DomainEvent[] {
  const publications = currentPublications(submission);
  if (publications.every((publication) => publication.status === 'PUBLISHED')) {
    return [{ type: 'PublishingFinished', status: 'PUBLISHED' }];
  }
  const over = publications.every(
    ({ status }) => status === 'PUBLISHED' || status === 'FAILED' || status === 'ABANDONED',
  );
  return over ? [{ type: 'PublishingFinished', status: 'PUBLISH_FAILED' }] : [];
}

function refusalOfPublisher(submission: Submission, by: string, context: Context): Decided | null {
  if (!context.organization.office.publishers.includes(by)) return refuse({ code: 'NOT_ENTITLED', right: 'publisher' });
  const begun = submission.status === 'PUBLISHING' || submission.status === 'PUBLISH_FAILED';
  return begun ? null : refuse({ code: 'PUBLICATION_NOT_OPEN', accountId: '', status: null });
}

/** 已发 NUMBER URL: the publisher posted by hand, or found what was uncertain (F-08: nobody else may say so). */
export function backfillPublication(
  submission: Submission,
  command: Of<'BackfillPublication'>,
  context: Context,
): Decided {
  const refused = refusalOfPublisher(submission, command.by, context);
  if (refused) return refused;
  const publication = publicationOf(submission, command.accountId);
  // what is removed, replied or changed by hand is confirmed as such, never as a post
  const isOpen = isPost(submission) && ['MANUAL', 'UNKNOWN', 'FAILED'].includes(publication?.status ?? '');
  if (!publication || !isOpen) return notOpen(command.accountId, publication);
  const proof = { by: command.by, url: command.url, at: context.now };
  const { accountId, by, url } = command;
  const platformId = lastSegment(url);
  const outcome = { status: 'PUBLISHED' as const, platformId, url, publishedAt: context.now, proof };
  return settled(submission, { accountId, by, outcome }, context);
}

/** The platform's own id is the last part of a post's address. */
function lastSegment(url: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname : '';
  return path.split('/').filter(Boolean).at(-1) ?? url;
}

/** 重发: back into the queue. What was uncertain is looked up again before it is sent. */
export function retryPublication(submission: Submission, command: Of<'RetryPublication'>, context: Context): Decided {
  const refused = refusalOfPublisher(submission, command.by, context);
  if (refused) return refused;
  const publication = publicationOf(submission, command.accountId);
  if (!publication || !['UNKNOWN', 'FAILED'].includes(publication.status))
    return notOpen(command.accountId, publication);
  // a removal that was given up is asked for again, as a request of its own
  if (submission.kind === 'TAKEDOWN' && submission.status === 'PUBLISH_FAILED')
    return notOpen(command.accountId, publication);
  // what is ordered off the accounts is not put on another meanwhile
  if (submission.takedown) return refuse({ code: 'TAKEDOWN_ASKED_ALREADY', at: submission.takedown.at });
  return happened({ type: 'PublicationRequeued', accountId: command.accountId, by: command.by });
}

/** 不发: the publisher gives this account up. */
export function abandonPublication(
  submission: Submission,
  command: Of<'AbandonPublication'>,
  context: Context,
): Decided {
  const refused = refusalOfPublisher(submission, command.by, context);
  if (refused) return refused;
  const publication = publicationOf(submission, command.accountId);
  if (!publication || !['WAITING', 'MANUAL', 'UNKNOWN', 'FAILED'].includes(publication.status)) {
    return notOpen(command.accountId, publication);
  }
  const { accountId, by, reason: note } = command;
  return settled(submission, { accountId, by, outcome: { status: 'ABANDONED', note } }, context);
}

/** Published as it was signed, and without a record yet; what was removed meanwhile is sealed all the same. */
export function isSealable(submission: Submission): boolean {
  const isOut = submission.status === 'PUBLISHED' || submission.status === 'TAKEN_DOWN';
  const wasPublished = currentPublications(submission).every(({ status }) => status === 'PUBLISHED');
  return isOut && wasPublished && submission.sealedAt === null;
}

export function noteSeal(submission: Submission, command: Of<'NoteSeal'>): Decided {
  if (!isSealable(submission)) return nothing;
  const { archiveProblems: failed } = submission;
  const repaired = failed ? { repaired: true, menders: mendersOf(submission, failed) } : {};
  return happened({ type: 'Sealed', recordNo: command.recordNo, ...repaired });
}

/** The record did not pass its checks: people are told once, and again when something else fails (§3.3 case 35). */
export function noteArchiveCheck(submission: Submission, { problems }: Of<'NoteArchiveCheck'>): Decided {
  if (!isSealable(submission) || problems.length === 0) return nothing;
  const known = canonicalJson(submission.archiveProblems ?? []) === canonicalJson(problems);
  return known ? nothing : happened({ type: 'ArchiveCheckFailed', problems });
}
