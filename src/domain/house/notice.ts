/** What a person is told about the company's books; worded when it is sent (`conversation/house-notices.ts`). */
import type { Delegation } from '../people';

export type HouseNotice =
  | { kind: 'delegated' | 'delegationBegan' | 'delegationExpired'; delegation: Delegation }
  | { kind: 'delegationEnded'; delegation: Delegation; by: string };
