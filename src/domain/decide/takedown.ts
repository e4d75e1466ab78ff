/** 下架: asked or ordered, evidence first, then the removal, each account once (A10; §3.3 case 20; 第十七条). */
import { isPost } from '../codes';
import type { Command } from '../commands';
import { happened, nothing, refuse, type Context, type Decided } from '../context';
import type { DomainEvent } from '../events';
import { evolveAll } from '../evolve';
import { unsignableStage } from '../signing/seating';
import { currentPublications, publicPublications, type Review, type Submission } from '../submission';
import { isRepost } from '../post/original';
import { routeOf } from '../policy';
import { mayAskTakedown, mayOrderTakedown } from '../post/takedown';
import { makeVersion } from '../post/version';
import { settled } from './publishing';
import { OUT, removed } from './removing';
import { schedule } from './scheduling';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

/** On the post itself: may this be asked, of what is public, and not while it is asked already. */
export function askTakedown(submission: Submission, command: Of<'AskTakedown'>, context: Context): Decided {
  const { by, requestId, reason } = command;
  if (!mayAskTakedown(by, submission, context.organization) && !mayOrderTakedown(by, context.organization, context.now))
    return refuse({ code: 'NOT_ENTITLED', right: 'takedown' });
  // a reply is hidden or deleted under its post; an account's data is changed again
  if (!isPost(submission) && submission.kind !== 'TAKEDOWN')
    return refuse({ code: 'NOT_A_POST', kind: submission.kind });
  const isOut = OUT.includes(submission.status) && publicPublications(submission).length > 0;
  if (submission.kind === 'TAKEDOWN' || !isOut) return refuse({ code: 'NOT_PUBLIC', status: submission.status });
  if (submission.takedown) return refuse({ code: 'TAKEDOWN_ASKED_ALREADY', at: submission.takedown.at });
  return happened({ type: 'TakedownAsked', by, requestId, reason });
}

/** The request is over without having removed everything, or with. */
export function endTakedown(submission: Submission, command: Of<'EndTakedown'>): Decided {
  const isOpen = submission.takedown?.requestId === command.requestId;
  return isOpen ? happened({ type: 'TakedownEnded', requestId: command.requestId }) : nothing;
}

/** On the post itself: its request has removed it from an account. */
export function noteRemoval(submission: Submission, command: Of<'NoteRemoval'>): Decided {
  const { requestId, requestNo, accountId } = command;
  const { takedown } = submission;
  if (takedown?.requestId !== requestId) return nothing;
  const removal = { by: takedown.by, how: 'TAKEDOWN' as const, reason: takedown.reason, requestNo };
  const isPublic = publicPublications(submission).some((one) => one.accountId === accountId);
  return isPublic ? removed(submission, [accountId], removal) : nothing;
}

/** The request: ordered at once by the head of the office, else a card for that head. */
export function startTakedown(submission: Submission | null, command: Of<'StartTakedown'>, context: Context): Decided {
  if (submission) return refuse({ code: 'NOT_A_DRAFT' });
  const { by, submissionId, departmentId, patch } = command;
  const route = mayOrderTakedown(by, context.organization, context.now) ? [] : routeOf(context.policy, 'TAKEDOWN');
  const stuck = unsignableStage(route, { departmentId, submitterId: by }, context.organization, context.now);
  if (stuck) return refuse({ code: 'NOBODY_CAN_SIGN', stageTitle: stuck.title });
  const begun: DomainEvent[] = [
    {
      type: 'DraftStarted',
      submissionId,
      kind: 'TAKEDOWN',
      departmentId,
      submitterId: by,
      policyVersion: context.policy.version,
    },
    { type: 'DraftEdited', patch },
  ];
  const draft = evolveAll(null, begun, { at: context.now, actor: by });
  const events = [...begun, submitted(draft, route, context)];
  if (route.length > 0) return happened(...events);
  const ordered = evolveAll(draft, events.slice(2), { at: context.now, actor: by });
  return happened(...events, ...schedule(ordered, context));
}

function submitted(draft: Submission, stages: Review['stages'], context: Context): DomainEvent {
  const version = makeVersion(draft.content, context.accounts, {
    no: 1,
    authorId: draft.submitterId,
    madeAt: context.now,
    code: context.freshCode,
    publicUrl: context.publicUrl,
  });
  const review: Review = {
    no: 1,
    version: 1,
    digest: version.digest,
    stages,
    current: 0,
    openedAt: context.now,
    signatures: [],
    outcome: 'OPEN',
  };
  return { type: 'Submitted', no: '', version, review, leadTime: null, findings: [] };
}

/** What was there, before anything is removed; the first capture stands. */
export function noteEvidence(submission: Submission, command: Of<'NoteEvidence'>): Decided {
  const { accountId, evidence } = command;
  const publication = currentPublications(submission).find((one) => one.accountId === accountId);
  const isOpen = submission.kind === 'TAKEDOWN' && submission.status === 'PUBLISHING';
  if (!publication || !isOpen || publication.status !== 'WAITING')
    return refuse({ code: 'PUBLICATION_NOT_OPEN', accountId, status: publication?.status ?? null });
  return publication.evidence ? nothing : happened({ type: 'EvidenceCaptured', accountId, evidence });
}

/** The interface cannot remove it, or nobody is sure that it did: the publisher's hand (R12.7). */
export function handToPublisher(submission: Submission, command: Of<'HandToPublisher'>): Decided {
  const { accountId, why } = command;
  const publication = currentPublications(submission).find((one) => one.accountId === accountId);
  const isOpen = publication?.status === 'WAITING' || publication?.status === 'SENDING';
  // a removal after what was there is recorded, a repost that the interface may not make or not check
  const mayBeHanded = submission.kind === 'TAKEDOWN' ? publication?.evidence : isRepost(submission.content);
  if (!mayBeHanded || !isOpen || submission.status !== 'PUBLISHING')
    return refuse({ code: 'PUBLICATION_NOT_OPEN', accountId, status: publication?.status ?? null });
  return happened({ type: 'HandedToPublisher', accountId, why });
}

/** 已下架 NUMBER: the publisher removed it by hand (F-08: nobody else may say so). */
export function confirmRemoval(submission: Submission, command: Of<'ConfirmRemoval'>, context: Context): Decided {
  const { by, accountId } = command;
  if (!context.organization.office.publishers.includes(by)) return refuse({ code: 'NOT_ENTITLED', right: 'publisher' });
  const publication = currentPublications(submission).find((one) => one.accountId === accountId);
  if (submission.kind !== 'TAKEDOWN' || publication?.status !== 'MANUAL')
    return refuse({ code: 'PUBLICATION_NOT_OPEN', accountId, status: publication?.status ?? null });
  const target = submission.content.takedown?.targets.find((one) => one.accountId === accountId);
  const outcome = {
    status: 'PUBLISHED' as const,
    platformId: target?.platformId ?? '',
    url: target?.url ?? null,
    publishedAt: context.now,
    proof: { by, at: context.now, removed: 'by hand' },
  };
  return settled(submission, { accountId, by, outcome }, context);
}
