/** Who is asked and told about a repost's original (`domain.md` §3.3 case 22). */
import type { Context } from '../context';
import type { DomainEvent } from '../events';
import { keeperOf, type LostOriginal, type Submission } from '../submission';

export type OriginalNotice = { kind: 'originalLost'; what: 'GONE' | 'CHANGED' };

export type OriginalEffect =
  /** the platform is asked for what stands at this address */
  | { kind: 'readOriginal'; url: string }
  /** 仍按原快照发 / 退回 / 作废 */
  | { kind: 'askHeld'; personId: string; lost: LostOriginal }
  | { kind: 'tell'; personId: string; notice: OriginalNotice };

type OriginalEvent = Extract<DomainEvent, { type: 'OriginalAsked' | 'OriginalLost' }>;

export function originalEffects(
  event: OriginalEvent,
  submission: Submission,
  { organization, now }: Pick<Context, 'organization' | 'now'>,
): OriginalEffect[] {
  if (event.type === 'OriginalAsked') return [{ kind: 'readOriginal', url: event.url }];
  const { contacts, publishers } = organization.office;
  const lost: LostOriginal = { what: event.what, text: event.text, at: now };
  const notice: OriginalNotice = { kind: 'originalLost', what: event.what };
  const told = new Set([keeperOf(submission), ...publishers].filter((id) => !contacts.includes(id)));
  return [
    ...contacts.map((personId): OriginalEffect => ({ kind: 'askHeld', personId, lost })),
    ...[...told].map((personId): OriginalEffect => ({ kind: 'tell', personId, notice })),
  ];
}
