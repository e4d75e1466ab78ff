/** What can have happened to a submission. Stored for ever: a field once written is never renamed. */
import type { ArchiveProblem, Mender } from './archive/problem';
import type { LeadTime } from './time/calendar';
import type { TapProof } from './commands';
import type {
  PublicationStatus,
  ReplyNature,
  RescheduleWhy,
  Status,
  SubmissionKind,
  Urgency,
  ValidityQuestion,
} from './codes';
import type { DraftPatch, Picture } from './content';
import type { CheckedLink } from './post/links';
import type { ReadOriginal } from './post/original';
import type { Signature } from './signing/signature';
import type { Evidence, Finding, Publication, ReadBackTurn, Removal, Review, SubmittedAs } from './submission';
import type { Version } from './post/version';

export type DomainEvent =
  | {
      type: 'DraftStarted';
      submissionId: string;
      kind: SubmissionKind;
      departmentId: string;
      submitterId: string;
      policyVersion: string;
      /** 级别 has to be said; without it a draft is 常规 until it is changed */
      asksUrgency?: true;
    }
  | { type: 'DraftEdited'; patch: DraftPatch }
  | { type: 'PictureAdded'; picture: Picture }
  | { type: 'PicturesCleared' }
  /** they came with a message that was kept out (C-01) */
  | { type: 'PicturesDropped'; messageIds: string[] }
  | { type: 'SubmitAsked' }
  /** the platform is asked for what stands at this address */
  | { type: 'OriginalAsked'; url: string }
  | { type: 'OriginalRead'; read: ReadOriginal }
  /** `gone`: the platform says that it is not there */
  | { type: 'OriginalUnread'; reason: string; gone: boolean }
  | { type: 'DraftDiscarded' }
  | {
      type: 'Submitted';
      no: string;
      version: Version;
      review: Review;
      leadTime: LeadTime | null;
      findings: Finding[];
      /** what submitter and department were called then (§3.3 case 34) */
      as?: SubmittedAs;
    }
  | { type: 'Signed'; signature: Signature }
  | { type: 'StageOpened'; index: number }
  /** 退回核稿: a new review of the same version that keeps the earlier stages' signatures, so that old cards are old */
  | { type: 'SentBackToOffice'; by: string; stage: string; reason: string; code: string | null; review: Review }
  | { type: 'Returned'; by: string; stage: string; reason: string; code: string | null }
  | { type: 'Rejected'; by: string; stage: string; reason: string; code: string | null }
  /** the open stage is asked of other people than before; `waitingFor`: all others have signed, and these have left without a successor */
  | { type: 'SignersChanged'; stage: string; left: string[]; joined: string[]; waitingFor?: string[] }
  /** 转审: `from` are asked no more, `to` is (§3.3 case 31) */
  | {
      type: 'Reassigned';
      by: string;
      stage: string;
      from: string[];
      to: string;
      reason: string;
      /** from when the stage's limit counts for the receiver, epoch ms; without it, as before */
      limitFrom?: number;
    }
  /** a new version by its editor; `version.edit` says how much it changes and which signatures go on, `review.signatures` holds those */
  | {
      type: 'VersionEdited';
      by: string;
      /** the stage that was open; empty after 签发 */
      stage: string;
      version: Version;
      review: Review;
      findings: Finding[];
      proof: TapProof;
    }
  /** the head does not agree with a small change: his signature no longer goes on, he is asked anew */
  | { type: 'EditObjected'; by: string; version: number; reason: string | null; review: Review }
  | { type: 'OpinionAdded'; by: string; stage: string; text: string }
  /** found in the signed version when it was to go out, with the rules and words of that day; what was found before stays as it was */
  | { type: 'StoppedByRules'; version: number; findings: Finding[] }
  /** the office's word on what was found in the signed version since; each finding carries it as its answer */
  | { type: 'FindingsConfirmed'; by: string; version: number; findings: Finding[] }
  /** the links of a version were tried; `findings`: what F-20 says of it from here on; `fresh`: links of which it did not say so before */
  | { type: 'LinksChecked'; version: number; links: CheckedLink[]; findings: Finding[]; fresh: string[] }
  | { type: 'FindingAnswered'; rule: string; version: number; by: string; text: string }
  | { type: 'CategoryDetermined'; by: string; reason: string }
  /** `grantedBy`: after 签发 it was the office that agreed */
  | { type: 'Withdrawn'; by: string; reason: string; grantedBy?: string }
  /** 撤回 after 签发 is a question to the office */
  | { type: 'WithdrawalAsked'; by: string; reason: string }
  | { type: 'WithdrawalRefused'; by: string }
  | {
      type: 'UrgencyChanged';
      by: string;
      urgency: Urgency;
      leadTime: LeadTime;
      findings: Finding[];
      /** from when the open stage's limit counts, epoch ms; without it, from the stage's opening */
      limitFrom?: number;
      /** why it is more urgent than its submitter said */
      reason?: string;
    }
  /** half or all of the open stage's limit has passed: `people` are asked once more */
  /** the approval is, or will be at the planned time, older than it may be: the office is asked */
  | { type: 'ValidityAsked'; reviewNo: number; what: ValidityQuestion; signedOffAt: number }
  /** 继续有效: what was signed off at `signedOffAt` still holds for `plannedAt` */
  | { type: 'ApprovalReconfirmed'; by: string; reviewNo: number; signedOffAt: number; plannedAt: number }
  /** 重新审核: the same version goes through all its stages once more */
  | { type: 'ReviewRepeated'; by: string; review: Review }
  | { type: 'Reminded'; reviewNo: number; stage: string; level: 'HALF' | 'FULL'; people: string[] }
  /** the limit has passed and `people` are silent: the office is called */
  | { type: 'Escalated'; reviewNo: number; stage: string; people: string[] }
  /** 催办: these people were asked to hurry */
  | { type: 'Nudged'; by: string; reviewNo: number; stage: string; people: string[] }
  /** a draft or a returned one is the new person's own; one under way keeps its submitter and gets a keeper */
  | { type: 'HandedOver'; from: string; to: string }
  /** 作废 by the office */
  | { type: 'Cancelled'; by: string; reason: string }
  /** the planned time went by while signatures were missing (A19) */
  | { type: 'PlannedTimePassed' }
  | { type: 'Scheduled'; publications: Publication[]; plannedAt: number; displaces?: Displaced[] }
  /** `slots`: free times offered instead; `against`: the number of the post that has the slot */
  | { type: 'RescheduleNeeded'; why: RescheduleWhy; slots?: number[]; against?: string }
  | {
      type: 'Rescheduled';
      by: string;
      plannedAt: number;
      immediate: boolean;
      displaces?: Displaced[];
      /** what the new time makes of them; without, they stay */
      leadTime?: LeadTime;
      findings?: Finding[];
    }
  /** 全部暂停: it waits until the office resumes it */
  | { type: 'Held'; by: string; reason: string }
  | { type: 'Resumed'; by: string; displaces?: Displaced[] }
  /** an emergency (`by`: its number) wants this post's slot, and the office is asked */
  | { type: 'SlotContested'; by: string; slots: number[] }
  /**
   * moved by more than seven days, or to another day though the text has relative dates (`words`), or while 签发 was being asked: it is
   * asked anew, in a new review that keeps the earlier stages
   */
  | { type: 'SignOffReopened'; review: Review; words?: string[] }
  | { type: 'PublishingStarted' }
  | { type: 'HandedToPublisher'; accountId: string; why: string }
  | { type: 'PublicationRequeued'; accountId: string; by: string }
  /** just before a repost is sent: its original is there and says what was signed */
  | { type: 'OriginalChecked'; accountId: string }
  /** it is not, or says something else (`text`): nothing is sent, and the office is asked */
  | { type: 'OriginalLost'; accountId: string; what: 'GONE' | 'CHANGED'; text: string | null }
  | { type: 'SendingBegan'; accountId: string; attemptId: string; handle: Record<string, string> }
  | { type: 'SendingProgressed'; accountId: string; handle: Record<string, string> }
  | { type: 'SendingPutOff'; accountId: string; note: string }
  | {
      type: 'PublicationSettled';
      accountId: string;
      status: Extract<PublicationStatus, 'PUBLISHED' | 'FAILED' | 'UNKNOWN' | 'ABANDONED'>;
      platformId: string | null;
      url: string | null;
      publishedAt: number | null;
      note: string | null;
      proof: Record<string, unknown> | null;
      by: string | null;
      /** by when it is to be read back, by the publisher and by another; of what was published */
      readBackBy?: { first: number; second: number };
    }
  /** the office sees more in it: a new review on the whole route; `departmentId`: whose business it is from here on */
  | { type: 'NatureRaised'; by: string; nature: ReplyNature; reason: string; departmentId: string; review: Review }
  /** it is in the 口径库 from here on; `by` null: by its last signature */
  | {
      type: 'WordingAdopted';
      by: string | null;
      name: string;
      topic: string | null;
      text: string;
      until: number | null;
    }
  /** 读网复核; `problem`: what is wrong, null when nothing is */
  | { type: 'ReadBackDone'; accountId: string; turn: ReadBackTurn; by: string; problem: string | null }
  | { type: 'ReadBackReminded'; accountId: string; turn: ReadBackTurn; people: string[] }
  | { type: 'PublishingFinished'; status: Extract<Status, 'PUBLISHED' | 'PUBLISH_FAILED'> }
  | { type: 'TakedownAsked'; by: string; requestId: string; reason: string }
  | { type: 'Corrected'; correctionId: string; no: string; url: string | null }
  | { type: 'TakedownEnded'; requestId: string }
  | { type: 'EvidenceCaptured'; accountId: string; evidence: Evidence }
  /** no longer public on this account */
  | { type: 'PublicationRemoved'; accountId: string; removal: Omit<Removal, 'at'> }
  /** public nowhere any more */
  | { type: 'TakenDown' }
  | { type: 'ArchiveCheckFailed'; problems: ArchiveProblem[] }
  /** `repaired`: a check had failed before, and `menders` were told of it */
  | { type: 'Sealed'; recordNo: number; repaired?: boolean; menders?: Mender[] };

/** A post whose slot this one takes; `ask`: only if the office moves it. */
export interface Displaced {
  submissionId: string;
  plannedAt: number;
  ask: boolean;
}

export type EventType = DomainEvent['type'];

/** An event with when it happened and whose act it was (`null`: the clock or a platform). */
export interface Recorded<E extends DomainEvent = DomainEvent> {
  event: E;
  at: number;
  actor: string | null;
}
