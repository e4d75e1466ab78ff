/** Who is told and asked when the time of a post is questioned, changed or stopped (§3.3 cases 3, 7, 29). */
import { validityOf } from '../signing/approval-age';
import type { Effect, Notice } from '../effect';
import type { RescheduleWhy } from '../codes';
import type { DomainEvent } from '../events';
import { keptBack } from './validity';
import { keeperOf, type Submission } from '../submission';
import { makeWay } from './time-effect';

type MovingEvent = Extract<
  DomainEvent,
  { type: 'PlannedTimePassed' | 'RescheduleNeeded' | 'SlotContested' | 'Held' | 'Resumed' | 'Rescheduled' }
>;

/** Reasons whose post is not spoken of to its writer otherwise, as by 已签发 or 已恢复. */
const UNTOLD: RescheduleWhy[] = ['SERVER_WAS_LATE', 'QUIET_HOURS'];

/** Around the time a post goes out: the office is asked, or has said. */
export function movingEffects(event: MovingEvent, submission: Submission, contacts: string[]): Effect[] {
  const tellSubmitter = (notice: Notice): Effect => ({ kind: 'tell', personId: keeperOf(submission), notice });
  const wake: Effect = { kind: 'wakeAt', at: submission.request.plannedAt! };
  switch (event.type) {
    case 'PlannedTimePassed':
      return [
        ...contacts.map((personId): Effect => ({ kind: 'askOverdue', personId })),
        tellSubmitter({ kind: 'notInTime' }),
      ];
    case 'RescheduleNeeded':
      return [
        { kind: 'closeCards', purposes: ['slot', 'held'] },
        ...(event.why === 'APPROVAL_OLD'
          ? keptBack(submission, contacts, validityOf(submission).asked ?? 'RECONFIRM')
          : contacts.map((personId): Effect => ({ kind: 'askOverdue', personId }))),
        ...(UNTOLD.includes(event.why) ? [tellSubmitter({ kind: 'notInTime' })] : []),
        ...(event.why === 'SLOT_YIELDED' ? [tellSubmitter({ kind: 'slotYielded', to: event.against! })] : []),
      ];
    case 'SlotContested':
      return [
        { kind: 'closeCards', purposes: ['slot'] },
        ...contacts.map((personId): Effect => ({ kind: 'offerSlots', personId, by: event.by, slots: event.slots })),
      ];
    case 'Held':
      return [
        { kind: 'closeCards', purposes: ['slot'] },
        tellSubmitter({ kind: 'held', by: event.by, reason: event.reason }),
      ];
    case 'Resumed':
      return [
        { kind: 'closeCards', purposes: ['held'] },
        wake,
        ...makeWay(event.displaces, submission),
        tellSubmitter({ kind: 'resumed', by: event.by }),
      ];
    case 'Rescheduled':
      return [
        { kind: 'closeCards', purposes: ['overdue', 'slot', 'held'] },
        ...(event.immediate ? [] : [wake]),
        ...makeWay(event.displaces, submission),
        tellSubmitter({ kind: 'rescheduled', by: event.by, plannedAt: event.plannedAt }),
      ];
  }
}
