/** What the office makes of a reply: more than its writer saw in it, or an approved wording (A9). */
import type { DomainEvent } from '../events';
import type { Review, Submission } from '../submission';

export type ReplyEvent = Extract<DomainEvent, { type: 'NatureRaised' | 'WordingAdopted' }>;

export function isOfReply(event: DomainEvent): event is ReplyEvent {
  return event.type === 'NatureRaised' || event.type === 'WordingAdopted';
}

/** @param before its reviews, the open one asked no more */
export function replyApplied(s: Submission, event: ReplyEvent, at: number, before: Review[]): Submission {
  const { by } = event;
  if (event.type === 'WordingAdopted') return { ...s, wording: { name: event.name, by, at } };
  const { nature, reason, departmentId, review } = event;
  return { ...s, departmentId, raised: { by: event.by, at, nature, reason }, reviews: [...before, review] };
}
