/** What a person, the clock or a platform may bring. Everything that changes a submission is one of these, through `application/handle`. */
import type { ArchiveProblem } from './archive/problem';
import type { Category, ReplyNature, SubmissionKind, Urgency, ValidityQuestion } from './codes';
import type { DraftPatch, Picture } from './content';
import type { LinkOutcome } from './post/links';
import type { ReadOriginal } from './post/original';
import type { Evidence, Finding, ReadBackTurn } from './submission';
import type { Delegation } from './people';

/** How we know who tapped what: kept in the signature. */
export interface TapProof {
  messenger: string;
  cardId: string | null;
  callbackId: string | null;
  /** epoch ms, when the messenger gives one */
  platformTime: number | null;
  /** the signer's own words, which the tapped card quoted */
  quoted?: string;
}

/** What the signer was shown. A decision on anything else is refused. */
export interface Seen {
  reviewNo: number;
  stage: string;
  digest: string;
}

/** An edit before it is made. */
export interface ProposedEdit {
  patch: DraftPatch;
  /** all pictures anew; null: they stay as they are */
  pictures: Picture[] | null;
  /** the editor says it is a small change; the text decides */
  minor: boolean;
  /** the editor's own 理由 for what the rules find in the new text */
  reason?: string;
}

export type Command =
  | {
      type: 'StartDraft';
      by: string;
      submissionId: string;
      kind: SubmissionKind;
      patch: DraftPatch;
      pictures: Picture[];
      /** of a reply or a change of an account's data by the office or a publisher: whose business it is */
      departmentId?: string;
    }
  | { type: 'EditDraft'; by: string; patch: DraftPatch }
  /** 理由 for what the rules ask to be confirmed; `rules` null: for all of it */
  | { type: 'AnswerFindings'; by: string; rules: string[] | null; reason: string }
  | { type: 'AddPicture'; by: string; picture: Picture }
  | { type: 'ClearPictures'; by: string }
  /** those of a message with a classification mark, by their message ids; what was handed in stays */
  | { type: 'DropPictures'; by: string; messageIds: string[] }
  | { type: 'DiscardDraft'; by: string }
  /** `by` null: pictures that were waited for are there now. `onTheWay`: pictures received but not downloaded yet */
  | { type: 'Submit'; by: string | null; onTheWay: number }
  | {
      type: 'Decide';
      by: string;
      seen: Seen;
      /** key of the stage's choice, e.g. `approve` */
      choice: string;
      /** required for a return and a rejection */
      reason: { code: string | null; text: string } | null;
      /** 退回核稿 */
      toOffice: boolean;
      proof: TapProof;
    }
  /** 转审: the open stage goes to somebody else with the right to it */
  | { type: 'Reassign'; by: string; to: string; reason: string }
  /** 改 by the office, at 核稿 or later; at 签发's end and after it, `seen.stage` is empty */
  | { type: 'EditAtReview'; by: string; seen: Seen; change: ProposedEdit; proof: TapProof }
  /** 修改后签发 */
  | { type: 'SignOffWithEdit'; by: string; seen: Seen; change: ProposedEdit; proof: TapProof }
  /** 反对: the head does not agree with a small change that was made after he signed; `digest`: of the version he means */
  | { type: 'ObjectToEdit'; by: string; digest: string; reason: string | null; cardId: string | null }
  | { type: 'AddOpinion'; by: string; reviewNo: number; stage: string; text: string }
  | { type: 'DetermineCategory'; by: string; reason: string }
  /** `reason`: needed for a higher class */
  | { type: 'ChangeUrgency'; by: string; urgency: Urgency; reason?: string }
  /** 催办 */
  | { type: 'Nudge'; by: string }
  | { type: 'Withdraw'; by: string; reason: string }
  /** the office's answer to a 撤回 after 签发; `askedAt` names the request that was shown */
  | { type: 'AnswerWithdrawal'; by: string; askedAt: number; granted: boolean }
  /** the platform was asked for the original of a draft; `url`: what it was asked for */
  | { type: 'NoteOriginal'; url: string; found: OriginalFound }
  /** the same just before a repost is sent */
  | { type: 'CheckOriginal'; accountId: string; found: { kind: 'read'; text: string } | { kind: 'gone' } }
  /** the links of the post were tried */
  | { type: 'NoteLinks'; tried: { url: string; outcome: LinkOutcome }[] }
  /** 确认并发: the office confirms what today's rules and word lists ask of a signed post, and lets it out */
  | { type: 'ConfirmAndPublish'; by: string; reason: string }
  /** 退回 of a repost that is held because its original changed or went, or of what today's rules keep back */
  | { type: 'ReturnHeld'; by: string; reason: string }
  /** on the corrected post: its correction is public */
  | { type: 'NoteCorrection'; correctionId: string; no: string; url: string | null }
  /** 下架, on the post that is to go */
  | { type: 'AskTakedown'; by: string; requestId: string; reason: string }
  | { type: 'EndTakedown'; requestId: string }
  | { type: 'NoteRemoval'; requestId: string; requestNo: string; accountId: string }
  /** 下架, the request itself */
  | { type: 'StartTakedown'; by: string; submissionId: string; departmentId: string; patch: DraftPatch }
  /** 改性质: the office sees more in a comment than the reply's writer did; it takes the whole route from here on */
  | { type: 'RaiseNature'; by: string; nature: ReplyNature; reason: string; departmentId?: string }
  /** 口径 入库: a reply that took the whole route becomes an approved wording */
  | { type: 'AdoptWording'; by: string; name: string; topic: string | null; until: number | null }
  /** 已发 / 已改: a publisher did by hand what was signed; `doneAt` epoch ms */
  | { type: 'ConfirmDone'; by: string; accountId: string; doneAt: number; url: string | null }
  | { type: 'NoteEvidence'; accountId: string; evidence: Evidence }
  | { type: 'HandToPublisher'; accountId: string; why: string }
  | { type: 'ConfirmRemoval'; by: string; accountId: string }
  /** 平台下架: the platform removed what was published */
  | { type: 'NotePlatformRemoval'; by: string; accountIds: string[]; reason: string }
  /** its submitter has left or is officer no longer: somebody else looks after it (§3.3 case 16) */
  | { type: 'HandOver'; by: null; to: string }
  /** 立即发 / 改期 / 作废 */
  | { type: 'PublishNow'; by: string }
  | { type: 'Reschedule'; by: string; plannedAt: number }
  | { type: 'Cancel'; by: string; reason: string }
  /** 继续有效 / 重新审核 / 退回重审 by the office, about an approval that has grown old */
  | { type: 'Reconfirm'; by: string; cardId: string | null }
  | { type: 'RepeatReview'; by: string; cardId: string | null }
  | { type: 'ReturnOld'; by: string; reason: string; cardId: string | null }
  /** who may sign has changed; `holding`: who holds a card of the open stage */
  | { type: 'Realign'; by: null; holding: string[] }
  /** 全部暂停: by whoever paused */
  | { type: 'Hold'; by: string; reason: string }
  /** 恢复 of one post */
  | { type: 'Resume'; by: string }
  /** another post (`to`: its number) was signed for this one's slot; `ask`: it keeps it unless the office moves it */
  | { type: 'YieldSlot'; to: string; plannedAt: number; ask: boolean }
  /** the clock */
  | { type: 'ReachPlannedTime'; plannedAt: number }
  /** the clock: something is due about the stage that is open */
  | { type: 'ReachLimit' }
  /** the clock: the approval has grown old */
  | { type: 'ReachValidity' }
  /** 读网复核 of one account; `turn`: as the card showed it, null where it was said by word; `problem`: what is wrong */
  | {
      type: 'ReadBack';
      by: string;
      accountId: string;
      turn: ReadBackTurn | null;
      problem: string | null;
      cardId: string | null;
    }
  /** the clock: somebody has not read back in time */
  | { type: 'ReachReadBack' }
  /** the dispatcher, around the one visible step (`architecture.md` §4) */
  | { type: 'NotePreparation'; accountId: string; handle: Record<string, string> }
  | { type: 'BeginSending'; accountId: string; attemptId: string }
  /** `attemptId`: the attempt that is known not to have been posted; another one's is not touched */
  | { type: 'PutOffSending'; accountId: string; attemptId: string | null; note: string }
  | { type: 'NoteSending'; accountId: string; handle: Record<string, string> }
  | { type: 'SettlePublication'; accountId: string; outcome: Settlement }
  /** a person: 已发 NUMBER URL; 重发; 不发 */
  | { type: 'BackfillPublication'; by: string; accountId: string; url: string }
  | { type: 'RetryPublication'; by: string; accountId: string }
  | { type: 'AbandonPublication'; by: string; accountId: string; reason: string }
  | { type: 'NoteSeal'; recordNo: number }
  /** what kept the record from being sealed; never empty */
  | { type: 'NoteArchiveCheck'; problems: ArchiveProblem[] };

export type OriginalFound =
  | ({ kind: 'read' } & ReadOriginal)
  | { kind: 'gone' }
  /** `reason` is Chinese, for people */
  | { kind: 'unable'; reason: string };

export type Settlement =
  | {
      status: 'PUBLISHED';
      platformId: string | null;
      url: string | null;
      publishedAt: number;
      proof: Record<string, unknown>;
    }
  | { status: 'FAILED'; note: string }
  | { status: 'UNKNOWN'; note: string };

/** What a person is told of a finding that is in the way. */
export type FindingSummary = Pick<Finding, 'rule' | 'text' | 'citation' | 'matched'>;

/** Refusals a person can cause: values, worded in `conversation/wording/`. */
export type Refusal =
  | { code: 'NO_SUCH_SUBMISSION' }
  /** `officer`: id of the one who submits where the person is head */
  | { code: 'NOT_INFORMATION_OFFICER'; officer: string | null }
  | { code: 'NOT_YOURS' }
  | { code: 'NOT_A_DRAFT' }
  | { code: 'MISSING'; fields: MissingField[] }
  | { code: 'BLOCKED'; rules: FindingSummary[] }
  /** what the rules ask to be confirmed has no reason yet */
  | { code: 'UNANSWERED'; findings: FindingSummary[] }
  /** `open`: the rules that do wait for a reason */
  | { code: 'NOTHING_TO_ANSWER'; open: string[] }
  | { code: 'PLANNED_TIME_PAST'; plannedAt: number }
  | { code: 'TOO_MANY_PICTURES'; declared: number; received: number }
  | { code: 'PICTURES_FROZEN' }
  | { code: 'NOBODY_CAN_SIGN'; stageTitle: string }
  /** the card shows something that is no longer so */
  | { code: 'STALE_CARD' }
  | { code: 'ALREADY_DECIDED'; by: string; at: number; choice: string; stage: string; own: boolean }
  | { code: 'NOT_IN_REVIEW' }
  | { code: 'SELF_APPROVAL' }
  | { code: 'OTHER_STAGE_SIGNED'; stage: string }
  | { code: 'NOT_A_SIGNER'; stage: string }
  /** acted for somebody whose delegation is over, or has not begun (epoch ms) */
  | { code: 'DELEGATION_NOT_IN_FORCE'; stage: string; from: string; start: number; end: number }
  /** the person gave this stage to somebody else (转审) */
  | { code: 'REASSIGNED'; stage: string; to: string; at: number }
  /** `lender`, told to the office alone: for whom it could register a delegation instead */
  | {
      code: 'CANNOT_REASSIGN_TO';
      to: string;
      why: WhyNotReassign;
      stage: string;
      able: string[];
      lender: string | null;
    }
  | { code: 'UNKNOWN_CHOICE' }
  | { code: 'REASON_NEEDED' }
  | { code: 'REASON_CODE_NEEDED' }
  | { code: 'NEEDS_DETERMINATION' }
  | { code: 'NOT_TO_BE_DETERMINED'; category: Category }
  | {
      code: 'NOT_ENTITLED';
      right:
        | 'office'
        | 'publisher'
        | 'submitter'
        | 'nudger'
        | 'officeOrPublisher'
        | 'deptHead'
        | 'officeHead'
        | 'takedown'
        | 'pause'
        | 'lists';
    }
  /** 信息员: is it already; is the head; of another department; there is one, who has to be named as replaced (第七条) */
  | { code: 'OFFICER_ALREADY'; personId: string }
  | { code: 'HEAD_IS_NO_OFFICER' }
  | { code: 'OFFICER_ELSEWHERE'; personId: string; departmentId: string }
  | { code: 'OFFICER_THERE'; personId: string; wanted: string }
  /** 继任 */
  | { code: 'OWN_SUCCESSOR' }
  | { code: 'SUCCESSION_DOCUMENT_NEEDED' }
  | { code: 'NO_OFFICE'; personId: string }
  /** 修改后签发 was chosen: what is to be changed comes as a text */
  | { code: 'EDIT_EXPECTED' }
  | {
      code: 'NOT_TO_EDIT';
      why: 'publisher' | 'submitter' | 'beforeOffice' | 'withdrawal' | 'takedown' | 'profile' | 'scope' | 'request';
    }
  | { code: 'CANNOT_EDIT_NOW'; status: string }
  | { code: 'EDIT_CHANGES_NOTHING' }
  | { code: 'NOTHING_TO_OBJECT_TO' }
  | { code: 'CANNOT_WITHDRAW_NOW'; status: string }
  | { code: 'WITHDRAWAL_ASKED_ALREADY'; at: number }
  | { code: 'NO_WITHDRAWAL_ASKED' }
  | { code: 'NOT_PUBLIC'; status: string }
  | { code: 'TAKEDOWN_ASKED_ALREADY'; at: number }
  | { code: 'CANNOT_RESCHEDULE_NOW'; status: string }
  /** signed off at `signedOffAt` (epoch ms); `what`: what the office has to do first */
  | { code: 'APPROVAL_OLD'; what: ValidityQuestion; signedOffAt: number }
  | { code: 'APPROVAL_NOT_OLD'; status: string }
  /** today's rules or word lists stop what was signed */
  | { code: 'STOPPED_BY_RULES'; findings: FindingSummary[] }
  /** they ask for the office's word about it */
  | { code: 'CONFIRM_FIRST'; findings: FindingSummary[] }
  /** a reply or a change of an account's data is no post: it is neither taken down nor moved */
  | { code: 'NOT_A_POST'; kind: SubmissionKind }
  | { code: 'NATURE_NOT_RAISED'; nature: ReplyNature }
  | { code: 'NOT_A_WORDING'; why: 'KIND' | 'NOT_APPROVED' | 'SHORT_ROUTE' }
  | { code: 'WORDING_NAME_NEEDED' }
  /** 口径库 */
  | { code: 'NO_SUCH_WORDING'; name: string }
  | { code: 'WORDING_STOPPED'; name: string; by: string; at: number; reason: string }
  | { code: 'WORDING_NOT_IN_FORCE'; name: string; until: number }
  /** word lists */
  | { code: 'NO_SUCH_LIST'; name: string }
  | { code: 'LIST_DECIDED'; name: string; version: number; by: string; at: number; agreed: boolean }
  /** whoever brought it does not sign it off */
  | { code: 'LIST_OWN'; name: string; version: number }
  | { code: 'LIST_REPLACED'; name: string; version: number; newest: number }
  /** a comment of which nothing waits */
  | { code: 'NO_ANSWER_OPEN' }
  | { code: 'COMMENT_GONE'; how: 'HIDDEN' | 'DELETED'; at: number }
  | { code: 'NOT_A_COMMENT_READER' }
  | { code: 'SAME_CLASS' }
  | { code: 'PAUSED'; by: string; at: number; reason: string }
  | { code: 'NOT_PAUSED' }
  | { code: 'NOT_HELD'; status: string }
  | { code: 'URGENCY_REASON_NEEDED'; urgency: Urgency }
  /** `again`: from when it may be said once more, epoch ms */
  | { code: 'NUDGED_ALREADY'; by: string; at: number; again: number }
  /** `own`: it waits for the very person who asks */
  | { code: 'NOBODY_TO_NUDGE'; own: boolean; stage: string }
  | { code: 'PUBLICATION_NOT_OPEN'; accountId: string; status: string | null }
  | { code: 'NOT_FULLY_SIGNED' }
  /** read already, or not public */
  | { code: 'NOTHING_TO_READ_BACK' }
  /** the second reader is somebody else */
  | { code: 'READ_BACK_BY_ANOTHER' }
  | { code: 'OTHER_REVIEW' }
  /** neither 信息员 nor head of a department */
  | { code: 'NOT_REPORTER' }
  | { code: 'NOT_PLANNER' }
  | { code: 'NO_SUCH_PLAN_ITEM'; no: number }
  | { code: 'PLAN_DATE_PAST'; date: string }
  | { code: 'PLAN_EMPTY'; period: string }
  | { code: 'PLAN_FULL'; most: number }
  | { code: 'NO_SUCH_DELEGATION' }
  | { code: 'SELF_DELEGATION' }
  | { code: 'NO_SUCH_PERSON'; id: string }
  | { code: 'NOTHING_TO_DELEGATE'; from: string }
  /** by the office for somebody else, or the mandate of an executive (A8) */
  | { code: 'DOCUMENT_NEEDED'; why: 'OFFICE' | 'MANDATE' }
  /** `to` submits what `from` would have to sign: this one, or everything of the department */
  | { code: 'DELEGATE_SUBMITS'; to: string; no: string | null }
  | { code: 'DELEGATION_PERIOD'; start: number; end: number }
  | { code: 'DELEGATION_OVERLAP'; delegation: Delegation }
  /** `against`: the number of the post that has it; `slots`: the nearest free times (epoch ms) */
  | {
      code: 'SLOT_NOT_FREE';
      plannedAt: number;
      why: 'QUIET_HOURS' | 'GAP' | 'QUOTA';
      against: string | null;
      slots: number[];
    };

/**
 * Why 转审 cannot go to somebody: the submitter, signed another stage, has no right to this one, is the only one asked already, or each
 * has to sign for himself (会签).
 */
export type WhyNotReassign = 'SUBMITTER' | 'SIGNED' | 'NO_RIGHT' | 'ASKED_ALREADY' | 'EACH_SIGNS';

export type MissingField =
  | 'title'
  | 'category'
  | 'urgency'
  | 'channels'
  | 'plannedAt'
  | 'originalUrl'
  | 'originalAuthor'
  | 'originalTime'
  | 'originalText'
  | 'source'
  | 'video'
  | 'secret'
  | 'ai'
  | 'marketing'
  | 'body'
  | 'basis'
  | 'reason'
  | 'nature'
  | 'comment'
  | 'profileField'
  | 'newValue'
  | 'avatar';
