/** A submission: what someone asks to make public, and everything that is true of it now. Only `evolve` changes it. */
import type { ArchiveProblem, Mender } from './archive/problem';
import type { LeadTime } from './time/calendar';
import type {
  ChannelName,
  PublicationStatus,
  ReplyNature,
  RescheduleWhy,
  RuleEffect,
  Status,
  SubmissionKind,
  ValidityQuestion,
} from './codes';
import type { Content, PublishRequest } from './content';
import type { Stage } from './policy';
import type { Signature } from './signing/signature';
import type { Place } from './text/texts';
import type { CheckedLink } from './post/links';
import type { Version } from './post/version';

/** What a rule says about a version, and what a person answered. */
export interface Finding {
  rule: string;
  ruleVersion: string;
  version: number;
  effect: RuleEffect;
  /** Chinese, for people */
  text: string;
  /** the matched words as they were written, when the rule is about words, and where they stand */
  matched: string | null;
  where?: Place;
  /** the version of the word lists, when a listed word was found */
  listVersion?: string;
  citation: string;
  /** when it was found, epoch ms */
  at: number;
  answer: { by: string; at: number; text: string } | null;
}

/** One passage of one version through its stages, with its own copy of the route. */
export interface Review {
  no: number;
  version: number;
  digest: string;
  stages: Stage[];
  /** index of the stage that is open; stages.length when all have signed */
  current: number;
  /** when the current stage opened, epoch ms */
  openedAt: number;
  /** signatures that stand, in order; sent-back stages drop out */
  signatures: Signature[];
  outcome: 'OPEN' | 'APPROVED' | 'RETURNED' | 'REJECTED' | 'WITHDRAWN';
  /** 转审 within this review, the oldest first */
  reassignments?: Reassignment[];
}

/** One 转审: the people who are asked no more, and who is asked instead. */
export interface Reassignment {
  stage: string;
  from: string[];
  to: string;
  by: string;
  reason: string;
  /** epoch ms */
  at: number;
}

/** What was there before it went, as it lies in the file store under its SHA-256. */
export interface Evidence {
  sha256: string;
  /** epoch ms */
  at: number;
  /** `page`: read from the platform; `record`: only what was signed and sent, because the page could not be read */
  from: 'page' | 'record';
  note: string | null;
}

/** How a post went away again: taken down by the company (A10), or by the platform (§3.3 case 21). */
export interface Removal {
  at: number;
  /** null: nobody said so, it was found */
  by: string | null;
  how: 'TAKEDOWN' | 'PLATFORM';
  reason: string;
  /** the number of the request to take it down */
  requestNo: string | null;
}

/** What has been done about the stage that is open, so that nothing is done twice. */
export interface Chase {
  /** the stage it is about; the next one begins anew */
  reviewNo: number;
  stage: string;
  /** from when its limit counts, epoch ms: its opening, or a change of class or a 转审 since */
  since: number;
  /** when the people asked were reminded, at half of the limit and at all of it */
  half: number | null;
  full: number | null;
  /** when the office was called */
  office: number | null;
  /** the last 催办 */
  nudged: { by: string; at: number } | null;
}

/** The age of an approval (§1.2): of the review it names; the next one begins anew. */
export interface Validity {
  reviewNo: number;
  /** what waits for the office's answer */
  asked: ValidityQuestion | null;
  /** the last 继续有效: when, and for which planned time */
  confirmed: { by: string; at: number; signedOffAt: number; plannedAt: number } | null;
}

export type ReadBackTurn = 'FIRST' | 'SECOND';

/** Somebody compared what readers see with what was signed. `problem`: what is wrong, null when nothing is */
export interface ReadBackCheck {
  by: string;
  at: number;
  problem: string | null;
}

/** 读网复核: the publisher, then another (§1.2). */
export interface ReadBack {
  /** by when, epoch ms */
  by: { first: number; second: number };
  first: ReadBackCheck | null;
  second: ReadBackCheck | null;
  /** who was reminded already */
  reminded: ReadBackTurn[];
}

/** One version on one account, with its outcome. */
export interface Publication {
  accountId: string;
  channel: ChannelName;
  version: number;
  digest: string;
  status: PublicationStatus;
  /** how often it was handed to the platform */
  attempts: number;
  attemptId: string | null;
  sendingSince: number | null;
  /** what the channel needs to find it again: media_id, publish_id, baseline id … */
  handle: Record<string, string>;
  platformId: string | null;
  url: string | null;
  publishedAt: number | null;
  /** Chinese, for people: why it failed, or what is uncertain */
  note: string | null;
  /** the platform's receipt, as it goes into the archive record */
  proof: Record<string, unknown> | null;
  /** 读网复核, where it was asked for */
  readBack?: ReadBack;
  /** of a request to take down: what was there before */
  evidence?: Evidence;
  /** it was published and is public no more */
  removed?: Removal;
  /** of a repost that is about to be sent: when its original was last seen as it was signed, epoch ms */
  originalCheckedAt?: number;
}

/** Why a repost is held: what it shows again is not what was signed. */
export interface LostOriginal {
  what: 'GONE' | 'CHANGED';
  /** what it says now; null when it is gone */
  text: string | null;
  /** epoch ms */
  at: number;
}

/** Names and titles are kept as they were: a later rename does not change what was done. */
export interface SubmittedAs {
  name: string;
  title: string;
  department: string;
}

export interface Submission {
  id: string;
  /** 2026-0123; null while a draft */
  no: string | null;
  kind: SubmissionKind;
  status: Status;
  departmentId: string;
  submitterId: string;
  /** who looks after it since its submitter left or was replaced: hears of it, may withdraw it, and writes on when it is returned */
  keeperId?: string;
  /** whose it was before it was handed over, the last time */
  handedOverFrom?: string;
  /** the working text: a draft's, or what the next version will be made of */
  content: Content;
  request: PublishRequest;
  /** 提交 was asked while pictures were still missing: it happens by itself when they are there */
  submitWhenComplete: boolean;
  policyVersion: string;
  createdAt: number;
  submittedAt: number | null;
  leadTime: LeadTime | null;
  submittedAs?: SubmittedAs;
  versions: Version[];
  reviews: Review[];
  /** of the stage it names; absent while nothing was done about one */
  chase?: Chase;
  findings: Finding[];
  publications: Publication[];
  /** 认定 of category 5 by the office */
  determination: { by: string; at: number; reason: string } | null;
  /** the last return, rejection or withdrawal */
  closing: {
    by: string;
    at: number;
    stage: string | null;
    reason: string;
    code: string | null;
    /** who of the office agreed to a withdrawal after 签发 */
    grantedBy?: string;
  } | null;
  sealedAt: number | null;
  /** 撤回 asked for after 签发, until the office has answered (§3.3 case 15) */
  withdrawal?: { by: string; at: number; reason: string };
  /** what keeps the record from being sealed; absent when nothing does */
  archiveProblems?: ArchiveProblem[];
  /** whose trade it is to mend what failed, since the first failure: they are told when it is sealed */
  archiveMenders?: Mender[];
  /** published corrections of it, the oldest first */
  corrections?: { submissionId: string; no: string; url: string | null; at: number }[];
  /** a request to take it down that is not over */
  takedown?: { by: string; at: number; reason: string; requestId: string };
  /** of a reply: what the office raised it to */
  raised?: { by: string; at: number; nature: ReplyNature; reason: string };
  /** of a reply: the approved wording it became, the last time */
  wording?: { name: string; by: string | null; at: number };
  /** when it was let go again out of a pause, epoch ms: that pause holds it no more */
  resumedAt?: number;
  /** why it has to be moved and to which free times it could; there while the office is asked about a slot */
  moving?: { why: RescheduleWhy; against: string | null; slots: number[] };
  /** what the office was asked about the age of a review's approval, and what it confirmed; absent before it was asked */
  validity?: Validity;
  /** there while it is held because its original changed or went */
  lostOriginal?: LostOriginal;
  /** what was found when its links were tried; absent before they were */
  links?: CheckedLink[];
  /** how many events it has lived through; the optimistic lock */
  revision: number;
}

/** Message ids of every picture that was handed in with some version. */
export function picturesInVersions({ versions }: Pick<Submission, 'versions'>): Set<string> {
  return new Set(versions.flatMap(({ content }) => content.pictures.map(({ messageId }) => messageId)));
}

export function currentVersion(submission: Submission): Version | null {
  return submission.versions.at(-1) ?? null;
}

export function currentReview(submission: Submission): Review | null {
  return submission.reviews.at(-1) ?? null;
}

/** Who looks after it: the submitter, or whoever took over. */
export function keeperOf({ keeperId, submitterId }: Pick<Submission, 'keeperId' | 'submitterId'>): string {
  return keeperId ?? submitterId;
}

/** Ended by the office (作废), not by its submitter, by who looks after it, or at the request of either (撤回). */
export function isCancelled(submission: Submission): boolean {
  const { status, closing, submitterId } = submission;
  if (status !== 'WITHDRAWN' || !closing || closing.grantedBy) return false;
  return closing.by !== keeperOf(submission) && closing.by !== submitterId;
}

/** The stage that waits for a signature, or null outside review. */
export function openStage(submission: Submission): Stage | null {
  const review = currentReview(submission);
  if (submission.status !== 'IN_REVIEW' || !review || review.outcome !== 'OPEN') return null;
  return review.stages[review.current] ?? null;
}

/** The publications of the current version. */
export function currentPublications(submission: Submission): Publication[] {
  const version = currentVersion(submission);
  return version ? submission.publications.filter((publication) => publication.version === version.no) : [];
}

/** What readers can still see of the current version. */
export function publicPublications(submission: Submission): Publication[] {
  return currentPublications(submission).filter(({ status, removed }) => status === 'PUBLISHED' && !removed);
}

/** A title people recognise, also for a draft without one. */
export function titleOf(submission: Submission): string {
  return submission.content.title ?? '（未定标题）';
}
