/** What a card about no submission is to the conversation; `house-cards.ts` lists them by purpose. */
import type { Answer, Card, Inbound } from '../../application/ports';
import type { CardRow } from '../../application/store';
import type { World } from '../../application/world';
import type { Turn } from '../turn';

export interface HouseCard {
  /** null when it is no longer worth sending */
  build(row: CardRow, world: World, now: number): Card | null;
  /** what stands where the buttons were */
  caption(row: CardRow, world: World, now: number): string;
  tap(turn: Turn, tap: Extract<Inbound, { kind: 'tap' }>, row: CardRow): Promise<Answer>;
}
