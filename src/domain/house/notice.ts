/** What a person is told about the company's books; worded when it is sent (`conversation/wording/house-notices.ts`). */
import type { Digest } from '../rhythm/morning';
import type { Delegation } from '../people';
import type { Office } from './offices';
import type { SilenceLevel } from '../rhythm/silence';
import type { LeftBehind } from './roster-terms';
import type { WeeklyReport } from '../rhythm/weekly-report';

export type HouseNotice =
  | { kind: 'delegated' | 'delegationBegan' | 'delegationExpired'; delegation: Delegation }
  | { kind: 'delegationEnded'; delegation: Delegation; by: string }
  /** a working morning's hints */
  | { kind: 'hints'; digest: Digest }
  /** `corrected`: the second version of a week's */
  | { kind: 'weeklySummary'; report: WeeklyReport; corrected: boolean }
  /** `since` (epoch ms): its last post, or where there was none the first look */
  | { kind: 'accountSilent'; accountId: string; level: SilenceLevel; days: number; since: number; isPost: boolean }
  | { kind: 'allPaused'; by: string; reason: string }
  /** `held`: how many posts wait for a decision now; absent where nobody counted */
  | { kind: 'pauseEnded'; by: string; held?: number }
  /** a year's holiday notice counts from now on */
  | { kind: 'noticeLoaded'; year: number; version: number; reference: string }
  /** these years have no holiday notice yet */
  | { kind: 'noticeWanted'; years: number[] }
  /** the office has said whether a version of a word list counts; `from` epoch ms, null: from now on */
  | { kind: 'listDecided'; by: string; name: string; version: number; agreed: boolean; from: number | null }
  | { kind: 'wordingAdded'; name: string; version: number; no: string }
  | { kind: 'wordingStopped'; name: string; by: string; reason: string }
  /** a comment waits, and its limit has passed */
  | { kind: 'commentDue'; limit: 'FIRST' | 'FULL'; url: string; excerpt: string; accountId: string }
  | PeopleNotice;

/** About people who come and go. */
export type PeopleNotice =
  /** `vacant`: what nobody holds now; `wanting`: the departments without an officer since */
  | { kind: 'personLeft'; personId: string; vacant: Office[]; wanting: string[] }
  | { kind: 'personReturned'; personId: string }
  /** to the head, who names the next one until then (epoch ms; null: it is past) */
  | { kind: 'officerWanted'; departmentId: string; left: string | null; until: number | null }
  /** to the office: the head was asked twice */
  | { kind: 'officerMissing'; departmentId: string }
  | { kind: 'officerWelcome'; departmentId: string; by: string }
  | { kind: 'officerChanged'; departmentId: string; personId: string; replaced: string | null; by: string }
  | { kind: 'officerReplaced'; departmentId: string; personId: string; by: string }
  | { kind: 'handedOver'; from: string; departmentId: string; items: LeftBehind[] }
  | { kind: 'handOverDone'; from: string; to: string; departmentId: string; items: LeftBehind[] }
  | { kind: 'successorWanted'; personId: string; offices: Office[] }
  | { kind: 'successorNamed'; from: string; to: string; document: string; by: string; offices: Office[] }
  | { kind: 'headRead'; departmentId: string; from: string; to: string }
  | { kind: 'directoryDoubted'; missing: string[] };
