/** What follows from where a post stands in the queue, and from 全部暂停. */
import type { Displaced } from '../events';
import type { Submission } from '../submission';

export type TimeNotice =
  | { kind: 'held'; by: string; reason: string }
  | { kind: 'resumed'; by: string }
  /** its planned time came, and it did not go out; the office is asked */
  | { kind: 'notInTime' }
  /** its slot went to the post with this number */
  | { kind: 'slotYielded'; to: string };

export type TimeEffect =
  /** free times the post could move to, or stay: an emergency (`by`) wants its slot */
  | { kind: 'offerSlots'; personId: string; by: string; slots: number[] }
  /** another submission makes way for this one, or is asked about */
  | { kind: 'yieldSlot'; submissionId: string; to: string; plannedAt: number; ask: boolean };

/** Everybody this post takes a slot from is told of it in a transaction of their own. */
export function makeWay(displaced: Displaced[] | undefined, { no }: Submission): TimeEffect[] {
  return (displaced ?? []).map((one) => ({ kind: 'yieldSlot', to: no!, ...one }));
}
