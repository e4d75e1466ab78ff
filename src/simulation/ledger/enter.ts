/** How an event is entered in the ledger of its submission: what has become true by it, told without the core's own functions. */
import type { DraftPatch, FindingReason, PublishRequest } from '../../domain/content';
import type { DomainEvent } from '../../domain/events';
import type { Signature } from '../../domain/signing/signature';
import type { Version } from '../../domain/post/version';
import { LISTED_WORDS } from '../company';
import { keeperIn, type Ledger } from './index';
import { enterReopening } from './reopening';
import { CHASED_ANEW, PUBLICATION_AFTER, STATUS_AFTER } from './status';
import { asked } from './time';
import { isCarried } from '../judge/own-carried';
import { hashOf, ownDigest } from '../judge/own-digest';

/** Enter an event. Whether it was allowed to happen is judged before, in `judge/`. */
export function enter(ledger: Ledger, event: DomainEvent, at: number): void {
  ledger.events += 1;
  if (CHASED_ANEW.includes(event.type)) {
    const sameStage = event.type === 'UrgencyChanged' || event.type === 'Reassigned';
    const nudged = sameStage ? ledger.chase.nudged : null;
    ledger.chase = { since: at, half: false, full: false, office: false, nudged };
  }
  ledger.status = STATUS_AFTER[event.type] ?? ledger.status;
  switch (event.type) {
    case 'DraftEdited':
      return enterDraft(ledger, event.patch);
    case 'UrgencyChanged':
      ledger.urgency = event.urgency;
      break;
    case 'Reminded':
      ledger.chase[event.level === 'HALF' ? 'half' : 'full'] = true;
      break;
    case 'Escalated':
      ledger.chase.office = true;
      break;
    case 'Submitted':
      return enterVersion(ledger, event);
    case 'Signed':
      return enterSignature(ledger, event.signature);
    case 'VersionEdited':
      return enterEdit(ledger, event);
    case 'Reassigned':
      ledger.handed.push(event);
      break;
    case 'EditObjected':
    case 'SentBackToOffice':
    case 'ReviewRepeated':
    case 'SignOffReopened':
      return enterReopening(ledger, event);
    case 'HandedOver':
      if (ledger.status === 'DRAFT' || ledger.status === 'RETURNED') ledger.submitterId = event.to;
      else ledger.keeperId = event.to;
      break;
    case 'Returned':
      ledger.submitterId = keeperIn(ledger);
      ledger.keeperId = null;
      ledger.standing = [];
      ledger.withdrawalAsked = false;
      break;
    case 'Rejected':
    case 'Withdrawn':
    case 'Cancelled':
      ledger.standing = [];
      ledger.withdrawalAsked = false;
      break;
    case 'CategoryDetermined':
      ledger.determined = true;
      break;
    case 'Resumed':
      ledger.resumedAt = at;
      break;
    case 'Rescheduled':
      ledger.plannedAt = event.plannedAt;
      if (ledger.status === 'RESCHEDULE_NEEDED') ledger.status = 'SCHEDULED';
      break;
    case 'Scheduled':
      for (const accountId of Object.keys(ledger.digests)) ledger.publications.set(accountId, 'WAITING');
      break;
    case 'PublishingFinished':
      ledger.status = event.status;
      break;
    case 'PublicationSettled':
      ledger.publications.set(event.accountId, event.status);
      break;
    case 'HandedToPublisher':
    case 'SendingBegan':
    case 'SendingPutOff':
    case 'PublicationRequeued':
      if (event.type === 'SendingBegan' || ledger.publications.get(event.accountId) === 'UNKNOWN')
        ledger.begun.add(event.accountId);
      ledger.publications.set(event.accountId, PUBLICATION_AFTER[event.type]);
      break;
    default:
      if (event.type === 'Nudged') ledger.chase.nudged = at;
      else enterEnding(ledger, event);
  }
}

function enterDraft(ledger: Ledger, { content, request }: DraftPatch): void {
  ledger.nature = content?.nature ?? ledger.nature;
  enterRequest(ledger, request ?? {});
}

/** How a post is withdrawn or goes away again, is sealed; how a reply begins anew. */
function enterEnding(ledger: Ledger, event: DomainEvent): void {
  switch (event.type) {
    case 'WithdrawalAsked':
    case 'WithdrawalRefused':
      ledger.withdrawalAsked = event.type === 'WithdrawalAsked';
      if (ledger.withdrawalAsked) ledger.withdrawer = event.by;
      break;
    case 'NatureRaised':
      return enterRaise(ledger, event);
    case 'TakedownAsked':
      ledger.takedownId = event.requestId;
      break;
    case 'TakedownEnded':
      ledger.takedownId = null;
      break;
    case 'EvidenceCaptured':
      ledger.evidence.add(event.accountId);
      break;
    case 'PublicationRemoved':
      ledger.removed.add(event.accountId);
      break;
    case 'ArchiveCheckFailed':
      ledger.failing = hashOf(event.problems);
      break;
    case 'Sealed':
      ledger.sealed = true;
      ledger.failing = null;
      break;
    default:
  }
}

/** From the beginning, on another route; nobody's signature stands. */
function enterRaise(ledger: Ledger, event: Extract<DomainEvent, { type: 'NatureRaised' }>): void {
  ledger.raisedTo = event.nature;
  ledger.departmentId = event.departmentId;
  ledger.reviewNo = event.review.no;
  ledger.stages = event.review.stages;
  ledger.handed = [];
  ledger.standing = [];
}

function enterSignature(ledger: Ledger, signature: Signature): void {
  ledger.given.push(signature);
  if (signature.decision !== 'APPROVE' && signature.decision !== 'APPROVE_WITH_EDIT') return;
  ledger.standing.push(signature);
  if (signature.digest === ledger.digest) ledger.standsFor.set(signature, ledger.digest);
}

function enterEdit(ledger: Ledger, { version, review }: Extract<DomainEvent, { type: 'VersionEdited' }>): void {
  const before = ledger.digest;
  if (version.content.category !== ledger.version?.content.category) ledger.determined = false;
  ledger.standing = ledger.standing.filter(({ stage }) => isCarried(version, stage));
  takeVersion(ledger, version);
  ledger.reviewNo = review.no;
  ledger.handed = [];
  ledger.publications.clear();
  ledger.begun.clear();
  for (const signature of ledger.standing)
    if (ledger.standsFor.get(signature) === before) ledger.standsFor.set(signature, ledger.digest);
}

function takeVersion(ledger: Ledger, version: Version): void {
  ledger.version = version;
  ledger.versions.set(version.no, version);
  ledger.digests = Object.fromEntries(version.posts.map((post) => [post.accountId, ownDigest(post)]));
  ledger.digest = hashOf(version.posts.map(({ accountId }) => ({ accountId, digest: ledger.digests[accountId] })));
}

function enterVersion(ledger: Ledger, event: Extract<DomainEvent, { type: 'Submitted' }>): void {
  const { version, review } = event;
  ledger.no = event.no;
  takeVersion(ledger, version);
  ledger.reviewNo = review.no;
  ledger.stages = review.stages;
  ledger.standing = [];
  ledger.determined = false;
  ledger.handed = [];
  ledger.publications.clear();
  ledger.begun.clear();
  ledger.removed.clear();
}

function enterRequest(ledger: Ledger, request: Partial<PublishRequest>): void {
  ledger.classed ||= request.urgency !== undefined;
  Object.assign(ledger, asked(ledger, request));
  enterReasons(ledger, request.answers ?? []);
}

function enterReasons(ledger: Ledger, answers: FindingReason[]): void {
  for (const word of LISTED_WORDS) {
    const about = answers.filter(({ finding }) => finding.includes(word));
    if (about.length > 0)
      ledger.confirmed.set(
        word,
        about.map(({ by, reason }) => `${by}: ${reason}`),
      );
  }
}
