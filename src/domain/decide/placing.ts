/** Whose slot a signed post gets, and what is offered when it is not free (R3.1; 第十三条; `domain.md` §3.3 case 3). */
import type { Command, Refusal } from '../commands';
import { happened, nothing, refuse, type Context, type Decided } from '../context';
import type { Displaced, DomainEvent } from '../events';
import { freeSlots } from '../time/free-slots';
import { inQuietHours } from '../time/quiet-hours';
import { placeAt, wantingOf, type Booking, type Queue } from '../time/slots';
import type { Submission } from '../submission';

/** It has its slot, and these make way; or it has none, and these times are free. */
type Placing = { displaces?: Displaced[] } | NotFree;
type NotFree = Pick<Extract<Refusal, { code: 'SLOT_NOT_FREE' }>, 'why' | 'against' | 'slots'>;

/** What a post gets if it is signed for `at` (epoch ms). Where the queue was not loaded, only quiet hours stand against it. */
export function placingOf(submission: Submission, at: number, context: Context): Placing {
  const wanting = wantingOf(submission, at);
  const queue: Queue = { ...context, booked: context.booked ?? [] };
  const place = placeAt(at, wanting, queue);
  switch (place.kind) {
    case 'free':
      return {};
    case 'won':
      return { displaces: [...place.moved.map(displaced(false)), ...place.asked.map(displaced(true))] };
    case 'quiet':
      return { why: 'QUIET_HOURS', against: null, slots: freeSlots(at, wanting, queue) };
    case 'taken': {
      const { why, with: booking } = place.conflict;
      return { why, against: booking.no, slots: freeSlots(at, wanting, queue) };
    }
  }
}

function displaced(ask: boolean) {
  return ({ submissionId, plannedAt }: Booking): Displaced => ({ submissionId, plannedAt, ask });
}

/** Nothing but an emergency begins in quiet hours. */
export function isTooQuiet(submission: Submission, at: number, context: Context): boolean {
  return submission.request.urgency !== 'EMERGENCY' && inQuietHours(context.policy, at);
}

/** The question to the office about a signed post without a slot. */
export function needed({ why, against, slots }: NotFree): DomainEvent {
  return {
    type: 'RescheduleNeeded',
    why: why === 'QUIET_HOURS' ? 'QUIET_HOURS' : 'SLOT_TAKEN',
    slots,
    ...(against === null ? {} : { against }),
  };
}

export function notFree({ why, against, slots }: NotFree, plannedAt: number): Decided {
  return refuse({ code: 'SLOT_NOT_FREE', plannedAt, why, against, slots });
}

/** Another post was signed for this one's slot: it makes way, or the office is asked whether it shall. A wake for a slot it has left does nothing. */
export function yieldSlot(
  submission: Submission,
  command: Extract<Command, { type: 'YieldSlot' }>,
  context: Context,
): Decided {
  const { plannedAt } = submission.request;
  if (submission.status !== 'SCHEDULED' || plannedAt !== command.plannedAt) return nothing;
  const slots = freeSlots(plannedAt, wantingOf(submission, plannedAt), { ...context, booked: context.booked ?? [] });
  if (command.ask) return happened({ type: 'SlotContested', by: command.to, slots });
  return happened({ type: 'RescheduleNeeded', why: 'SLOT_YIELDED', against: command.to, slots });
}
