/**
 * An account of one submission kept from its events alone, written without the core's own functions: what the core says is true is held
 * against it after every step.
 */
import type { PublicationStatus, ReplyNature, Status, SubmissionKind, Urgency } from '../domain/codes';
import type { DraftPatch, FindingReason, PublishRequest } from '../domain/content';
import type { DomainEvent } from '../domain/events';
import type { Organization } from '../domain/people';
import type { Stage } from '../domain/policy';
import type { Signature } from '../domain/signature';
import type { Version } from '../domain/version';
import { LISTED_WORDS } from './company';
import { CHASED_ANEW, PUBLICATION_AFTER, STATUS_AFTER } from './ledger-status';
import { isCarried } from './own-carried';
import { newRepostLedger, type RepostLedger } from './ledger-repost';
import { hashOf, ownDigest } from './own-digest';
import { enterReopening } from './ledger-reopening';
import { asked } from './ledger-time';

/** 读网复核 of one account. */
export interface Reading {
  publishedAt: number;
  first: { by: string; at: number } | null;
  second: string | null;
  reminded: Set<string>;
}

export interface Ledger {
  id: string;
  events: number;
  status: Status;
  no: string | null;
  kind: SubmissionKind;
  submitterId: string;
  /** who looks after it under way, since it was handed over */
  keeperId: string | null;
  /** who asked for the withdrawal that waits */
  withdrawer: string | null;
  departmentId: string;
  plannedAt: number | null;
  /** when it was let go out of a pause */
  resumedAt: number | null;
  /** 定日：是 */
  dateBound: boolean;
  version: Version | null;
  digests: Record<string, string>;
  digest: string;
  /** the newest review's number and route */
  reviewNo: number;
  stages: Stage[];
  /** approvals that still count */
  standing: Signature[];
  /** signature → the digest it stands for now: what was signed, or what an edit carried it to */
  standsFor: Map<Signature, string>;
  /** the age of the newest review's approval: what the office is asked, and what it confirmed */
  validity: { reviewNo: number; asked: string | null; confirmed: { at: number; plannedAt: number } | null };
  /** every version there was */
  versions: Map<number, Version>;
  /** every signature ever given */
  given: Signature[];
  determined: boolean;
  /** 转审 in the newest review, the oldest first */
  handed: { stage: string; from: string[]; to: string }[];
  /** 撤回 was asked after 签发 and not answered */
  withdrawalAsked: boolean;
  /** accounts where the current version was published and is no more */
  removed: Set<string>;
  /** 读网复核 of the current version, by account */
  readings: Map<string, Reading>;
  urgency: Urgency;
  /** was 级别 ever said? */
  classed: boolean;
  /** what was done about the stage that is due, and from when its limit counts */
  chase: { since: number; half: boolean; full: boolean; office: boolean; nudged: number | null };
  /** the request to take it down that is not over */
  takedownId: string | null;
  /** of a request: accounts where it was recorded what was there */
  evidence: Set<string>;
  /** account → what has become of the current version there */
  publications: Map<string, PublicationStatus>;
  /** `review/stage` → the planned time its cards showed */
  shown: Map<string, number>;
  /** `version/account` of what a platform has taken and not thrown away */
  accepted: Set<string>;
  /** listed word → who gave which reasons for it, as `by: reason` */
  confirmed: Map<string, string[]>;
  sealed: boolean;
  /** of a reply: what its writer called it, and what the office raised it to */
  nature: ReplyNature | null;
  raisedTo: ReplyNature | null;
  /** of a repost: what is known of its original */
  repost: RepostLedger | null;
  /** the hash of what keeps the record from being sealed */
  failing: string | null;
  /** who was told that a check fails */
  failureTold: Set<string>;
}

export function newLedger(event: Extract<DomainEvent, { type: 'DraftStarted' }>): Ledger {
  return {
    id: event.submissionId,
    events: 0,
    status: 'DRAFT',
    no: null,
    kind: event.kind,
    submitterId: event.submitterId,
    keeperId: null,
    withdrawer: null,
    departmentId: event.departmentId,
    plannedAt: null,
    resumedAt: null,
    dateBound: false,
    version: null,
    digests: {},
    digest: '',
    reviewNo: 0,
    stages: [],
    standing: [],
    standsFor: new Map(),
    validity: { reviewNo: 0, asked: null, confirmed: null },
    versions: new Map(),
    given: [],
    determined: false,
    handed: [],
    withdrawalAsked: false,
    removed: new Set(),
    readings: new Map(),
    urgency: 'ROUTINE',
    classed: false,
    chase: { since: 0, half: false, full: false, office: false, nudged: null },
    takedownId: null,
    evidence: new Set(),
    publications: new Map(),
    shown: new Map(),
    accepted: new Set(),
    confirmed: new Map(),
    sealed: false,
    nature: null,
    raisedTo: null,
    repost: event.kind === 'REPOST' ? newRepostLedger() : null,
    failing: null,
    failureTold: new Set(),
  };
}

/** Planned for a time, with a place in the queue; the others are done when they are signed. */
export function isPosted({ kind }: Pick<Ledger, 'kind'>): boolean {
  return kind !== 'TAKEDOWN' && kind !== 'REPLY' && kind !== 'PROFILE_CHANGE';
}

/** What a reply is about now. */
export function natureIn({ kind, nature, raisedTo }: Ledger): ReplyNature | null {
  return kind === 'REPLY' ? (raisedTo ?? nature) : null;
}

/** Whose it is to withdraw, to urge and to hear of. */
export function keeperIn({ keeperId, submitterId }: Ledger): string {
  return keeperId ?? submitterId;
}

/** Enter an event. Whether it was allowed to happen is judged before, in `judge.ts`. */
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
  ledger.removed.clear();
}

/** Whose duty a stage is. */
export function dutyOf(ledger: Ledger, stage: Stage, { departments, office, secrecyLead, executives }: Organization) {
  if (stage.role === 'deptHead') return departments.filter(({ id }) => id === ledger.departmentId).map((d) => d.head);
  if (stage.role === 'officeEditor') return office.editors;
  if (stage.role === 'officeHead') return [office.head];
  return stage.role === 'secrecyLead' ? [secrecyLead] : executives;
}

/** The people whose duty a stage is and for whom nobody's approval stands. */
export function dutyLeft(ledger: Ledger, stage: Stage, organization: Organization): string[] {
  const done = ledger.standing
    .filter((one) => one.stage === stage.name)
    .map((one) => one.insteadOf?.id ?? one.onBehalfOf?.id ?? one.signer.id);
  return dutyOf(ledger, stage, organization).filter((id) => !done.includes(id));
}

export function isComplete(ledger: Ledger, stage: Stage, organization: Organization): boolean {
  const some = ledger.standing.some((one) => one.stage === stage.name);
  return some && (stage.quorum === 'any' || dutyLeft(ledger, stage, organization).length === 0);
}

/** The stage whose turn it is: the first that is not complete. */
export function stageDue(ledger: Ledger, organization: Organization): Stage | null {
  if (ledger.status !== 'IN_REVIEW') return null;
  return ledger.stages.find((stage) => !isComplete(ledger, stage, organization)) ?? null;
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
