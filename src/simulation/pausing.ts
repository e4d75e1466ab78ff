/** 全部暂停 in a life, and what it demands: nothing begins while it is on, and nothing goes on by itself after it. */
import type { DomainEvent } from '../domain/events';
import type { BookContext } from '../domain/house/book';
import { standstill, type StandstillCommand } from '../domain/house/standstill';
import type { Effect } from '../domain/react';
import type { Circumstances } from './circumstances';
import { isPosted, isUntouched, keeperIn, natureIn, type Ledger } from './ledger';
import { officeOf } from './ledger/rights';
import type { Held, Town } from './town';
import { frozen } from './values';
import { demand } from './violation';

/** Everything is paused from now on; or the pause ends, and what is held stays held. By whoever may, or somebody else. */
export function pauseOrEnd(town: Town, by = 'execA'): void {
  const held = stopped(town).length;
  enterPause(town, town.pause ? { type: 'EndPause', by, held } : { type: 'PauseAll', by, reason: '公祭日' });
}

function stopped({ held }: Town): Held[] {
  return [...held.values()].filter(({ ledger }) => ledger.status === 'HELD' && !ledger.repost?.lost);
}

/** As `application/enter.ts` has it in the product; judged here. */
export function enterPause(town: Town, command: StandstillCommand): void {
  const { pause, company, now } = town;
  const context: BookContext = { now, ...company, freshCode: 'c00000', key: 'standstill' };
  const decided = standstill.decide({ pause }, frozen(command), context);
  const { executives } = company.organization;
  const concerned = [...new Set([...officeOf(company.organization), ...executives])];
  const isRight = concerned.includes(command.by) && (pause === null) === (command.type === 'PauseAll');
  demand(
    isRight === !('refusal' in decided),
    `${command.type} of ${command.by} ${isRight ? 'was refused' : 'counted'}`,
  );
  if ('refusal' in decided) return;
  for (const event of frozen(decided.events)) {
    const after = standstill.evolve({ pause }, event, { at: now, actor: command.by });
    town.pause = frozen(after.pause);
    const effects = standstill.react(event, after, context);
    const told = effects.flatMap((one) => (one.kind === 'tell' ? [one.personId] : []));
    const { publishers } = company.organization.office;
    const missing = [...concerned, ...publishers].filter((id) => id !== command.by && !told.includes(id));
    demand(missing.length === 0, `${missing.join()} does not know that everything is paused, or no longer`);
    const { length } = stopped(town);
    const isCounted = effects.every(
      (one) => one.kind !== 'tell' || one.notice.kind !== 'pauseEnded' || one.notice.held === length,
    );
    demand(isCounted, 'told of another number of posts than were stopped');
    demand(
      effects.some(({ kind }) => kind === 'wakeAt'),
      'paused, and nothing is held',
    );
  }
  const isPaused = command.type === 'PauseAll';
  demand(isPaused === (town.pause !== null), 'the pause is not what was said');
  demand(
    !isPaused || (town.pause!.by === command.by && town.pause!.at === now),
    'paused by somebody else, or at another time',
  );
}

/** What the due row of a pause does: it may come after the clock has reached a post. */
export function holdAll(town: Town): void {
  const { pause } = town;
  if (!pause) return;
  for (const { state } of [...town.held.values()]) {
    town.dispatch(state.id, { type: 'Hold', by: pause.by, reason: pause.reason });
    const { ledger } = town.held.get(state.id)!;
    demand(ledger.status !== 'SCHEDULED' || !isPaused(ledger, pause), 'scheduled while everything is paused');
    demandHeld(ledger, pause);
  }
}

/** Of what nothing has been begun, nothing goes out when the pause is over and nobody said so. */
export function demandHeld(ledger: Ledger, pause: Circumstances['pause']): void {
  demand(!isUntouched(ledger) || !isPaused(ledger, pause), 'let out, not begun, and not held though all is paused');
}

/** Who looks after a post hears once that it is signed, whether it is held at once or not. */
export function demandSigningTold(ledger: Ledger, events: DomainEvent[], effects: Effect[]): void {
  if (!isPosted(ledger) || !events.some(({ type }) => type === 'Scheduled')) return;
  const told = effects.filter(
    (one) =>
      one.kind === 'tell' &&
      one.personId === keeperIn(ledger) &&
      (one.notice.kind === 'signedOff' || one.notice.kind === 'held'),
  );
  demand(told.length === 1, `signed, and told so ${told.length} times`);
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
      demand(ledger.status === 'SCHEDULED' || isUntouched(ledger), 'held though something of it has been begun');
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
