/** evolve(submission, event) → submission. Replaying a submission's history from nothing gives its current state. */
import { chased, withLimitFrom } from '../time/chase';
import { checkFailed, sealed } from './archive';
import { closingOf, withdrawnClosing } from './closing';
import { edited } from './edit';
import { withPatch } from '../patch';
import { findingsAfter } from './findings';
import { isOfReply, replyApplied, type ReplyEvent } from './reply';
import { isOriginalEvent, originalApplied, withoutLost, type OriginalEvent } from './original';
import { EMPTY_CONTENT, EMPTY_REQUEST } from '../content';
import { linksChecked } from './links';
import { picturesAfter } from './pictures';
import { timeApplied, withFindings, withoutMoving } from './time';
import { newReadBack, readBackApplied } from './read-back';
import { validityApplied } from './validity';
import type { DomainEvent } from '../events';
import type { Publication, Review, Submission } from '../submission';

/** In a publication's handle: its last outcome was uncertain, so it is looked up before it is sent again. */
export const LOOK_FIRST = 'lookFirst';

export interface When {
  at: number;
  actor: string | null;
}

/** Apply one event. The first of a history is DraftStarted and takes null. */
export function evolve(submission: Submission | null, event: DomainEvent, when: When): Submission {
  if (event.type === 'DraftStarted') return born(event, when);
  if (!submission) throw new Error(`history begins with ${event.type}`);
  const after = isOfReply(event)
    ? replyApplied(submission, event, when.at, supersededReviews(submission))
    : isOriginalEvent(event)
      ? originalApplied(submission, event, when.at)
      : applied(submission, event, when);
  return { ...withoutLost(after), revision: submission.revision + 1 };
}

export function evolveAll(submission: Submission | null, events: DomainEvent[], when: When): Submission {
  return events.reduce<Submission | null>((state, event) => evolve(state, event, when), submission)!;
}

function born(event: Extract<DomainEvent, { type: 'DraftStarted' }>, when: When): Submission {
  return {
    id: event.submissionId,
    no: null,
    kind: event.kind,
    status: 'DRAFT',
    departmentId: event.departmentId,
    submitterId: event.submitterId,
    content: EMPTY_CONTENT,
    request: event.asksUrgency ? { ...EMPTY_REQUEST, urgencyOpen: true } : EMPTY_REQUEST,
    submitWhenComplete: false,
    policyVersion: event.policyVersion,
    createdAt: when.at,
    submittedAt: null,
    leadTime: null,
    versions: [],
    reviews: [],
    findings: [],
    publications: [],
    determination: null,
    closing: null,
    sealedAt: null,
    revision: 1,
  };
}

function applied(s: Submission, event: Exclude<DomainEvent, ReplyEvent | OriginalEvent>, { at }: When): Submission {
  switch (event.type) {
    case 'DraftEdited':
      return withPatch({ ...s, submitWhenComplete: false }, event.patch);
    case 'PictureAdded':
    case 'PicturesCleared':
    case 'PicturesDropped':
      return { ...s, content: { ...s.content, pictures: picturesAfter(s.content.pictures, event) } };
    case 'SubmitAsked':
      return { ...s, submitWhenComplete: true };
    case 'DraftDiscarded':
      return discarded(s, at);
    case 'Submitted':
      return {
        ...s,
        no: event.no,
        status: 'IN_REVIEW',
        submitWhenComplete: false,
        submittedAt: s.submittedAt ?? at,
        leadTime: event.leadTime,
        ...(event.as && { submittedAs: event.as }),
        versions: [...s.versions, event.version],
        reviews: [...s.reviews, event.review],
        findings: [...s.findings, ...event.findings],
        determination: null,
        closing: null,
      };
    case 'Signed':
      return withReview(s, (review) => ({ ...review, signatures: [...review.signatures, event.signature] }));
    case 'StageOpened':
      return withReview(s, (review) => ({ ...review, current: event.index, openedAt: at }));
    case 'SentBackToOffice':
      return { ...s, reviews: [...closedReviews(s, 'RETURNED'), event.review] };
    case 'VersionEdited':
      return edited(withoutMoving(s), event, supersededReviews(s));
    case 'EditObjected':
    case 'SignOffReopened':
      return { ...withoutMoving(s), status: 'IN_REVIEW', reviews: [...supersededReviews(s), event.review] };
    case 'Returned':
      return returned(s, event, at);
    case 'Rejected':
      return rejected(s, event, at);
    case 'WithdrawalAsked':
      return { ...s, withdrawal: { by: event.by, at, reason: event.reason } };
    case 'WithdrawalRefused':
      return withoutWithdrawal(s);
    case 'Withdrawn':
    case 'Cancelled':
      return {
        ...withoutMoving(withoutWithdrawal(s)),
        reviews: supersededReviews(s),
        status: 'WITHDRAWN',
        closing: withdrawnClosing(event, at),
      };
    case 'Reassigned':
      return reassigned(s, event, at);
    case 'HandedOver':
      return handedOver(s, event);
    case 'DraftStarted':
    case 'OpinionAdded':
    case 'SignersChanged':
    case 'PlannedTimePassed':
    case 'SlotContested':
      return s;
    case 'FindingAnswered':
    case 'StoppedByRules':
    case 'FindingsConfirmed':
      return { ...s, findings: findingsAfter(s.findings, event, at) };
    case 'LinksChecked':
      return linksChecked(s, event);
    case 'CategoryDetermined':
      return { ...s, determination: { by: event.by, at, reason: event.reason } };
    case 'UrgencyChanged': {
      const findings = withFindings(s, event.findings);
      const reason = event.reason ?? s.request.reason;
      const request = { ...s.request, urgency: event.urgency, reason };
      const changed = { ...s, request, leadTime: event.leadTime, findings };
      return event.limitFrom === undefined ? changed : withLimitFrom(changed, event.limitFrom);
    }
    case 'Reminded':
    case 'Escalated':
    case 'Nudged':
      return chased(s, event, at);
    default:
      return publishingApplied(s, event, at);
  }
}

type PublishingEvent = Extract<
  DomainEvent,
  {
    type:
      | 'Scheduled'
      | 'RescheduleNeeded'
      | 'Rescheduled'
      | 'Held'
      | 'Resumed'
      | 'ValidityAsked'
      | 'ApprovalReconfirmed'
      | 'ReviewRepeated'
      | 'PublishingStarted'
      | 'HandedToPublisher'
      | 'PublicationRequeued'
      | 'SendingBegan'
      | 'SendingProgressed'
      | 'SendingPutOff'
      | 'PublicationSettled'
      | 'PublishingFinished'
      | 'ReadBackDone'
      | 'ReadBackReminded'
      | 'PublicationRemoved'
      | 'TakedownAsked'
      | 'TakedownEnded'
      | 'Corrected'
      | 'EvidenceCaptured'
      | 'TakenDown'
      | 'ArchiveCheckFailed'
      | 'Sealed';
  }
>;

/** From the last signature on. */
function publishingApplied(s: Submission, event: PublishingEvent, at: number): Submission {
  if (event.type === 'ValidityAsked' || event.type === 'ApprovalReconfirmed') return validityApplied(s, event, at);
  switch (event.type) {
    case 'Scheduled': {
      const version = s.versions.at(-1)?.no;
      const earlier = s.publications.filter((publication) => publication.version !== version);
      return {
        ...withReview(s, (review) => ({ ...review, current: review.stages.length, outcome: 'APPROVED' })),
        status: 'SCHEDULED',
        publications: [...earlier, ...event.publications],
      };
    }
    case 'RescheduleNeeded':
    case 'Held':
    case 'Resumed':
    case 'Rescheduled':
      return timeApplied(s, event, at);
    case 'ReviewRepeated':
      return { ...withoutMoving(s), status: 'IN_REVIEW', reviews: [...supersededReviews(s), event.review] };
    case 'PublishingStarted':
      return { ...s, status: 'PUBLISHING' };
    case 'HandedToPublisher':
      return withPublication(s, event.accountId, (p) => ({ ...p, status: 'MANUAL', note: event.why }));
    case 'PublicationRequeued':
      return {
        ...withPublication(s, event.accountId, (p) => ({
          ...p,
          status: 'WAITING',
          note: null,
          handle: p.status === 'UNKNOWN' ? { ...p.handle, [LOOK_FIRST]: 'yes' } : p.handle,
        })),
        status: 'PUBLISHING',
      };
    case 'SendingBegan':
      return withPublication(s, event.accountId, ({ originalCheckedAt: _used, ...p }) => ({
        ...p,
        status: 'SENDING',
        attempts: p.attempts + 1,
        attemptId: event.attemptId,
        sendingSince: at,
        handle: { ...p.handle, ...event.handle },
      }));
    case 'SendingProgressed':
      return withPublication(s, event.accountId, (p) => ({ ...p, handle: { ...p.handle, ...event.handle } }));
    case 'SendingPutOff':
      return withPublication(s, event.accountId, ({ handle: { [LOOK_FIRST]: _looked, ...handle }, ...p }) => ({
        ...p,
        handle,
        status: 'WAITING',
        note: event.note,
      }));
    case 'PublicationSettled':
      return withPublication(s, event.accountId, (p) => ({
        ...p,
        status: event.status,
        platformId: event.platformId ?? p.platformId,
        url: event.url ?? p.url,
        publishedAt: event.publishedAt ?? p.publishedAt,
        note: event.note,
        proof: event.proof ?? p.proof,
        ...(event.readBackBy && { readBack: newReadBack(event.readBackBy) }),
      }));
    case 'ReadBackDone':
    case 'ReadBackReminded':
      return withPublication(s, event.accountId, (p) => readBackApplied(p, event, at));
    case 'PublishingFinished':
      return { ...s, status: event.status };
    case 'TakedownAsked':
      return { ...s, takedown: { by: event.by, at, reason: event.reason, requestId: event.requestId } };
    case 'Corrected': {
      const { correctionId: submissionId, no, url } = event;
      return { ...s, corrections: [...(s.corrections ?? []), { submissionId, no, url, at }] };
    }
    case 'TakedownEnded':
      return withoutTakedown(s);
    case 'EvidenceCaptured':
      return withPublication(s, event.accountId, (p) => ({ ...p, evidence: event.evidence }));
    case 'PublicationRemoved':
      return withPublication(s, event.accountId, (p) => ({ ...p, removed: { ...event.removal, at } }));
    case 'TakenDown':
      return { ...s, status: 'TAKEN_DOWN' };
    case 'ArchiveCheckFailed':
      return checkFailed(s, event.problems);
    case 'Sealed':
      return sealed(s, at);
  }
}

/** Answered or no longer to be answered: the question is gone, not empty, so that storage and replay agree. */
function withoutWithdrawal({ withdrawal: _answered, ...rest }: Submission): Submission {
  return rest;
}

function withoutTakedown({ takedown: _over, ...rest }: Submission): Submission {
  return rest;
}

function withReview(s: Submission, change: (review: Review) => Review): Submission {
  const last = s.reviews.at(-1);
  return last ? { ...s, reviews: [...s.reviews.slice(0, -1), change(last)] } : s;
}

function reassigned(s: Submission, event: Extract<DomainEvent, { type: 'Reassigned' }>, at: number): Submission {
  const { stage, from, to, by, reason } = event;
  const one = { stage, from, to, by, reason, at };
  const given = withReview(s, (review) => ({ ...review, reassignments: [...(review.reassignments ?? []), one] }));
  return event.limitFrom === undefined ? given : withLimitFrom(given, event.limitFrom);
}

/** Also after 签发 (退回重审): then its question about a time is over. */
/** Whoever has it again withdraws it freely: what was asked of the office is over. */
function returned(s: Submission, event: Extract<DomainEvent, { type: 'Returned' }>, at: number): Submission {
  const closed = withoutMoving(takenUp(withReview(withoutWithdrawal(s), closeAs('RETURNED'))));
  return { ...closed, status: 'RETURNED', closing: closingOf(event, at) };
}

function rejected(s: Submission, event: Extract<DomainEvent, { type: 'Rejected' }>, at: number): Submission {
  const closed = withReview(withoutWithdrawal(s), closeAs('REJECTED'));
  return { ...closed, status: 'REJECTED', closing: closingOf(event, at) };
}

function discarded(s: Submission, at: number): Submission {
  const closing = { by: s.submitterId, at, stage: null, reason: '放弃草稿', code: null };
  return { ...s, status: 'WITHDRAWN', closing };
}

function handedOver(s: Submission, { from, to }: Extract<DomainEvent, { type: 'HandedOver' }>): Submission {
  const kept = { ...s, keeperId: to, handedOverFrom: from };
  return s.status === 'DRAFT' || s.status === 'RETURNED' ? takenUp(kept) : kept;
}

/** Whoever looks after it is its submitter from here on: they write and submit what comes next. */
function takenUp({ keeperId, ...s }: Submission): Submission {
  return keeperId === undefined ? s : { ...s, submitterId: keeperId };
}

function closeAs(outcome: Review['outcome']) {
  return (review: Review): Review => ({ ...review, outcome });
}

function closedReviews(s: Submission, outcome: Review['outcome']): Review[] {
  return withReview(s, closeAs(outcome)).reviews;
}

/** A review that was complete stays so in the record; one that was still asked is asked no more. */
function supersededReviews(s: Submission): Review[] {
  return withReview(s, (review) => (review.outcome === 'OPEN' ? { ...review, outcome: 'WITHDRAWN' } : review)).reviews;
}

function withPublication(
  s: Submission,
  accountId: string,
  change: (publication: Publication) => Publication,
): Submission {
  const version = s.versions.at(-1)?.no;
  return {
    ...s,
    publications: s.publications.map((one) =>
      one.accountId === accountId && one.version === version ? change(one) : one,
    ),
  };
}
