/** What a person is told about the company's books; worded when it is sent (`conversation/house-notices.ts`). */
import type { Digest } from '../morning';
import type { Delegation } from '../people';
import type { WeeklyReport } from '../weekly-report';

export type HouseNotice =
  | { kind: 'delegated' | 'delegationBegan' | 'delegationExpired'; delegation: Delegation }
  | { kind: 'delegationEnded'; delegation: Delegation; by: string }
  /** a working morning's hints */
  | { kind: 'hints'; digest: Digest }
  /** `corrected`: the second version of a week's */
  | { kind: 'weeklySummary'; report: WeeklyReport; corrected: boolean };
