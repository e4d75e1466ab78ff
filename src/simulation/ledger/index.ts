/**
 * An account of one submission kept from its events alone, written without the core's own functions: what the core says is true is held
 * against it after every step.
 */
import type { PublicationStatus, ReplyNature, Status, SubmissionKind, Urgency } from '../../domain/codes';
import type { DomainEvent } from '../../domain/events';
import type { Organization } from '../../domain/people';
import type { Stage } from '../../domain/policy';
import type { Signature } from '../../domain/signing/signature';
import type { Version } from '../../domain/post/version';
import { newLinkLedger, type LinkLedger } from './links';
import { newRepostLedger, type RepostLedger } from './repost';

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
  /** whose duty each stage was that all have to sign, when it was scheduled: who is named later need not have signed */
  duties: Map<string, string[]>;
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
  /** accounts to which an attempt was made to send the current version, or where it was uncertain */
  begun: Set<string>;
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
  links: LinkLedger;
  /** the hash of what keeps the record from being sealed */
  failing: string | null;
  /** corrections of it that are public, in their order */
  corrections: Set<string>;
  /** versions that the rules of a later day stopped */
  stopped: Set<number>;
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
    duties: new Map(),
    withdrawalAsked: false,
    removed: new Set(),
    readings: new Map(),
    urgency: 'ROUTINE',
    classed: false,
    chase: { since: 0, half: false, full: false, office: false, nudged: null },
    takedownId: null,
    evidence: new Set(),
    publications: new Map(),
    begun: new Set(),
    shown: new Map(),
    accepted: new Set(),
    confirmed: new Map(),
    sealed: false,
    nature: null,
    raisedTo: null,
    repost: event.kind === 'REPOST' ? newRepostLedger() : null,
    links: newLinkLedger(),
    failing: null,
    corrections: new Set(),
    stopped: new Set(),
    failureTold: new Set(),
  };
}

/** Planned for a time, with a place in the queue; the others are done when they are signed. */
export function isPosted({ kind }: Pick<Ledger, 'kind'>): boolean {
  return kind !== 'TAKEDOWN' && kind !== 'REPLY' && kind !== 'PROFILE_CHANGE';
}

/** Let out, and nothing of it begun on any account, nor in a publisher's hands. */
export function isUntouched({ status, begun, publications }: Ledger): boolean {
  return status === 'PUBLISHING' && begun.size === 0 && [...publications.values()].every((one) => one === 'WAITING');
}

/** What a reply is about now. */
export function natureIn({ kind, nature, raisedTo }: Ledger): ReplyNature | null {
  return kind === 'REPLY' ? (raisedTo ?? nature) : null;
}

/** Whose it is to withdraw, to urge and to hear of. */
export function keeperIn({ keeperId, submitterId }: Ledger): string {
  return keeperId ?? submitterId;
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
  return withoutApproval(ledger, stage, dutyOf(ledger, stage, organization));
}

/** Those of these people for whom nobody's approval of a stage stands. */
export function withoutApproval({ standing }: Ledger, stage: Stage, people: string[]): string[] {
  const done = standing
    .filter((one) => one.stage === stage.name)
    .map((one) => one.insteadOf?.id ?? one.onBehalfOf?.id ?? one.signer.id);
  return people.filter((id) => !done.includes(id));
}

export function isComplete(ledger: Ledger, stage: Stage, organization: Organization): boolean {
  const some = ledger.standing.some((one) => one.stage === stage.name);
  if (!some || stage.quorum === 'any') return some;
  return [...dutyLeft(ledger, stage, organization), ...seatsLeft(ledger, stage, organization)].length === 0;
}

/** Those who left a seat of this stage and have not signed it: their successors will (§3.3 case 18). */
export function seatsLeft(ledger: Ledger, stage: Stage, { vacated }: Organization): string[] {
  return stage.quorum === 'all' ? withoutApproval(ledger, stage, vacated?.[stage.role] ?? []) : [];
}

/** The stage whose turn it is: the first that is not complete. */
export function stageDue(ledger: Ledger, organization: Organization): Stage | null {
  if (ledger.status !== 'IN_REVIEW') return null;
  return ledger.stages.find((stage) => !isComplete(ledger, stage, organization)) ?? null;
}
