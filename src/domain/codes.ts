/** The codes of the field: `domain.md` §4.4. Everything stored or shown over HTTP uses exactly these words. */

export const SUBMISSION_KINDS = ['ORIGINAL', 'REPOST', 'REPLY', 'CORRECTION', 'PROFILE_CHANGE', 'TAKEDOWN'] as const;
export type SubmissionKind = (typeof SUBMISSION_KINDS)[number];

/** Kinds that are posts of ours, with a time and a place in the queue; the others are acts on an account (A9, A10; 第十四条). */
const POST_KINDS: readonly SubmissionKind[] = ['ORIGINAL', 'REPOST', 'CORRECTION'];

export function isPost({ kind }: { kind: SubmissionKind }): boolean {
  return POST_KINDS.includes(kind);
}

/** What a reply is about; WORDING is a text for the 口径库 that answers no single comment (A9). */
export const REPLY_NATURES = ['ORDINARY', 'COMPLAINT', 'MEDIA', 'MEDICAL', 'EPIDEMIC', 'WORDING'] as const;
export type ReplyNature = (typeof REPLY_NATURES)[number];

/** What can be changed about an account itself (第十四条). */
export const PROFILE_FIELDS = ['NAME', 'AVATAR', 'BIO', 'VERIFICATION', 'MENU', 'AUTO_REPLY', 'OTHER'] as const;
export type ProfileField = (typeof PROFILE_FIELDS)[number];

export const URGENCIES = ['ROUTINE', 'IMPORTANT_URGENT', 'EMERGENCY'] as const;
export type Urgency = (typeof URGENCIES)[number];

export const CATEGORIES = [1, 2, 3, 4, 5] as const;
export type Category = (typeof CATEGORIES)[number];

export const STATUSES = [
  'DRAFT',
  'IN_REVIEW',
  'RETURNED',
  'SCHEDULED',
  'PUBLISHING',
  'PUBLISHED',
  'ARCHIVED',
  'WITHDRAWN',
  'REJECTED',
  'HELD',
  'PUBLISH_FAILED',
  'RESCHEDULE_NEEDED',
  'TAKEN_DOWN',
] as const;
export type Status = (typeof STATUSES)[number];

/** 第十六条's five first, then the ordinary reasons. */
export const REASON_CODES = [
  'SECRET',
  'HARM_COMPANY',
  'RUMOUR',
  'UNLAWFUL',
  'FALSE_PROMOTION',
  'SOURCE',
  'INACCURATE',
  'STALE',
  'NOT_APPLICABLE',
  'NO_VIDEO',
  'RIGHTS',
  'PRIVACY',
  'WORDING',
  'IMAGE',
  'OUT_OF_SCOPE',
  'LATE',
  'DUPLICATE',
  'OTHER',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

export function isReasonCode(code: string | null): code is ReasonCode {
  return (REASON_CODES as readonly (string | null)[]).includes(code);
}

export const DECISIONS = ['APPROVE', 'APPROVE_WITH_EDIT', 'RETURN', 'REJECT'] as const;
export type DecisionWord = (typeof DECISIONS)[number];

export const PUBLICATION_STATUSES = [
  'WAITING',
  'SENDING',
  'PUBLISHED',
  'UNKNOWN',
  'FAILED',
  'MANUAL',
  'ABANDONED',
] as const;
export type PublicationStatus = (typeof PUBLICATION_STATUSES)[number];

export type ChannelName = 'WEIBO' | 'WECHAT';
export const RULE_EFFECTS = ['BLOCK', 'CONFIRM', 'HINT'] as const;
export type RuleEffect = (typeof RULE_EFFECTS)[number];
export type LeadVerdict = 'ON_TIME' | 'LATE';

/** Ways a declaration of AI-made content can read (`AI生成:` line). */
export const AI_DECLARATIONS = ['NONE', 'TEXT', 'IMAGE', 'TEXT_AND_IMAGE', 'VIDEO'] as const;
export type AiDeclaration = (typeof AI_DECLARATIONS)[number];

/** Why a signed post has to be given another time. */
export type RescheduleWhy =
  | 'SIGNED_AFTER_PLANNED_TIME'
  | 'PLANNED_TIME_PASSED'
  | 'SERVER_WAS_LATE'
  | 'WITHDRAWAL_ASKED'
  /** its time went by while everything was paused */
  | 'HELD_TOO_LONG'
  | 'QUIET_HOURS'
  /** it was signed second */
  | 'SLOT_TAKEN'
  /** it was signed first, and had to make way */
  | 'SLOT_YIELDED'
  /** signed so long ago that the office has to confirm it, or all of it is reviewed anew */
  | 'APPROVAL_OLD'
  /** today's rules or word lists stop it */
  | 'STOPPED_BY_RULES'
  /** they ask something about it that nobody has confirmed */
  | 'TO_BE_CONFIRMED';

/** What the office is asked about an old approval: whether it still holds (继续有效), or for a review of all stages (重新审核). */
export type ValidityQuestion = 'RECONFIRM' | 'REREVIEW';
