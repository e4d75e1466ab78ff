/** 全部暂停 in a life, and what it demands: nothing begins while it is on, and nothing goes on by itself after it. */
import type { DomainEvent } from '../domain/events';
import type { Circumstances } from './circumstances';
import { isPosted, natureIn, type Ledger } from './ledger';
import type { Town } from './town';
import { demand } from './violation';

/** Everything is paused from now on; or the pause ends, and what is held stays held. */
export function pauseOrEnd(town: Town): void {
  if (town.pause) {
    town.pause = null;
    return;
  }
  town.pause = { by: 'execA', at: town.now, reason: '公祭日' };
}

/** What the due row of a pause does: it may come after the clock has reached a post. */
export function holdAll(town: Town): void {
  const { pause } = town;
  if (!pause) return;
  for (const { state } of [...town.held.values()]) {
    town.dispatch(state.id, { type: 'Hold', by: pause.by, reason: pause.reason });
    const { ledger } = town.held.get(state.id)!;
    demand(ledger.status !== 'SCHEDULED' || !isPaused(ledger, pause), 'scheduled while everything is paused');
  }
}

function isPaused(ledger: Ledger, pause: Circumstances['pause']): boolean {
  const { kind, resumedAt } = ledger;
  // a wording goes to no account
  if (natureIn(ledger) === 'WORDING') return false;
  return pause !== null && kind !== 'TAKEDOWN' && (resumedAt === null || resumedAt < pause.at);
}

/** May this happen in a pause, and after it? */
export function judgePause(
  ledger: Ledger,
  event: DomainEvent,
  { command, company, now, pause, events }: Circumstances,
) {
  const paused = isPaused(ledger, pause);
  const stops = events.some(({ type }) => type === 'Held' || type === 'RescheduleNeeded');
  switch (event.type) {
    case 'PublishingStarted':
    case 'SendingBegan':
      return demand(!paused, `${event.type} while everything is paused`);
    case 'Scheduled':
      return demand(!paused || stops, 'scheduled while everything is paused');
    case 'Held':
      return demand(paused, 'held without a pause');
    case 'Resumed': {
      const { head, contacts, editors } = company.organization.office;
      const people = [head, ...contacts, ...editors, ...company.organization.executives];
      const by = 'by' in command ? command.by : null;
      demand(by !== null && people.includes(by), `${by} resumed a post`);
      demand(command.type === 'Resume' || command.type === 'Reschedule', `${command.type} resumed a post`);
      const at = command.type === 'Reschedule' ? command.plannedAt : ledger.plannedAt!;
      return demand(at > now || stops || !isPosted(ledger), 'resumed after its time and not asked about');
    }
    default:
  }
}
