/** What follows from what happened: words to people, cards, posts, instants to wait for. `react/` says when. */
import type { ArchiveProblem } from './archive/problem';
import type { IncidentReport } from './incident';
import type { Reminder } from './time/reminding';
import type { FollowUpEffect } from './follow-up';
import type { LinkEffect, LinkNotice } from './react/links';
import type { OriginalEffect, OriginalNotice } from './react/original';
import type { TakedownNotice } from './react/takedown';
import type { HolidayNotice } from './react/holiday';
import type { ValidityEffect, ValidityNotice } from './react/validity-effect';
import type { EnterEffect, ReplyNotice } from './react/reply';
import type { TimeEffect, TimeNotice } from './react/time-effect';
import type { ReadBackTurn, Removal } from './submission';

/** Something a person is told. Worded when it is sent, from the state as it is then and from what is said here. */
export type Notice =
  | { kind: 'returned'; by: string; stage: string; reason: string }
  | { kind: 'sentBack'; by: string; stage: string; reason: string }
  | { kind: 'rejected'; by: string; stage: string; reason: string }
  | { kind: 'cancelled'; by: string; reason: string }
  | { kind: 'withdrawalGranted'; by: string; reason: string }
  | { kind: 'withdrawalRefused'; by: string }
  | { kind: 'corrected'; no: string; url: string | null }
  | { kind: 'removed'; accountId: string; removal: Omit<Removal, 'at'> }
  | { kind: 'signedOff' }
  | { kind: 'rescheduled'; by: string; plannedAt: number }
  | { kind: 'reassigned'; by: string; to: string; stage: string; reason: string }
  | { kind: 'nobodyToAsk'; stage: string }
  | { kind: 'published'; accountId: string; url: string | null; publishedAt: number }
  | { kind: 'publishFailed'; accountId: string; note: string }
  /** `since`: the version this person signed, or the one before; `stands`: whether their signature goes on, null where they gave none */
  | { kind: 'edited'; by: string; version: number; since: number; stands: boolean | null }
  | { kind: 'objected'; by: string; reason: string | null }
  | { kind: 'opinion'; by: string; stage: string; text: string }
  | { kind: 'archiveCheckFailed'; problems: ArchiveProblem[] }
  | { kind: 'sealedAtLast' }
  | ({ stage: string } & Reminder)
  | { kind: 'nudged'; by: string; stage: string }
  /** somebody on duty at night: these people are to be called */
  | { kind: 'dutyCall'; stage: string; people: string[] }
  | TakedownNotice
  | ReplyNotice
  | OriginalNotice
  | LinkNotice
  | HolidayNotice
  | ValidityNotice
  /** 会签: all others have signed, and these have left without a successor */
  | { kind: 'seatEmpty'; stage: string; people: string[] }
  /** 读网复核 was not done in time; or something is wrong with what was published */
  | { kind: 'readBackDue'; accountId: string; turn: ReadBackTurn }
  | { kind: 'readBackProblem'; accountId: string; by: string; problem: string }
  | TimeNotice;

type Closable =
  | 'review'
  | 'overdue'
  | 'draft'
  | 'edit'
  | 'objection'
  | 'trouble'
  | 'copyPack'
  | 'withdrawal'
  | 'slot'
  | 'held'
  | 'validity'
  | 'readBack';

/** The cards of a stage: asked for, or about to change what is asked. */
export const OF_STAGE: Closable[] = ['review', 'edit'];
/** Everything people hold about a submission in review. */
export const OF_REVIEW: Closable[] = [...OF_STAGE, 'overdue', 'objection'];

export type Effect =
  /** a card for a stage's signature */
  | { kind: 'ask'; personId: string; reviewNo: number; stage: string; digest: string }
  /** every open card of these purposes shows the truth */
  | { kind: 'closeCards'; purposes: Closable[]; accountId?: string; personIds?: string[] }
  | { kind: 'tell'; personId: string; notice: Notice }
  /** a small change, with 有异议; `since`: the version this person signed */
  | { kind: 'offerObjection'; personId: string; since: number; digest: string }
  /** 立即发 / 改期 / 作废 */
  | { kind: 'askOverdue'; personId: string }
  /** 同意撤回 / 不同意 */
  | { kind: 'askWithdrawal'; personId: string; askedAt: number }
  | { kind: 'openIncident'; report: IncidentReport }
  | TimeEffect
  | ValidityEffect
  /** 已复核无误 / 有问题 */
  | { kind: 'askReadBack'; personId: string; accountId: string; turn: ReadBackTurn }
  | OriginalEffect
  | LinkEffect
  | { kind: 'publish'; accountId: string }
  | { kind: 'copyPack'; personId: string; accountId: string }
  /** 需人工核实 */
  | { kind: 'trouble'; personId: string; accountId: string }
  | { kind: 'wakeAt'; at: number }
  /** one message at this person's moment lists all that is due by then */
  | { kind: 'gather'; personId: string; at: number }
  | FollowUpEffect
  | EnterEffect
  | { kind: 'seal' };
