/** The roster in a simulated life, as `application/enter.ts`, `hand-over.ts` and `scheduler.ts` have it in the product; judged here and in judge/people.ts. */
import { OPEN_STATUSES } from '../domain/decide/handing-over';
import type { BookContext, HouseEffect } from '../domain/house/book';
import { roster } from '../domain/house/roster';
import type { LeftBehind, RosterCommand, RosterEvent } from '../domain/house/roster-terms';
import { takerOf } from '../domain/house/taker';
import { keeperOf } from '../domain/submission';
import { demandAligned, reachEdges, realignAll, refresh } from './house';
import { demandKept, demandVacated, waitsForOfficer } from './judge/people';
import { judgeRoster } from './judge/roster';
import { isGone } from './ledger/rights';
import type { Town } from './town';
import { frozen } from './values';
import { demand } from './violation';

/** After these somebody else may sign, or may no longer. */
const MOVING: RosterEvent['type'][] = ['PersonLeft', 'PersonReturned', 'OfficerAppointed', 'SuccessorNamed'];

/** @returns whether something was entered; by somebody who has left nothing is */
export function enterRoster(town: Town, command: RosterCommand): boolean {
  if (command.by !== null && isGone(town.company.organization, command.by)) return false;
  // what was due about delegations is done before
  if (command.type !== 'RecordHandOver') reachEdges(town);
  const context: BookContext = { now: town.now, ...town.company, freshCode: 'c00000', key: 'roster' };
  const decided = roster.decide(town.roster, frozen(command), context);
  if ('refusal' in decided || decided.events.length === 0) return false;
  const events = frozen(decided.events);
  for (const event of events) town.roster = frozen(roster.evolve(town.roster, event, now(town, command)));
  refresh(town);
  demandVacated(town);
  const effects = events.map((event) => [event, roster.react(event, town.roster, context)] as const);
  judgeRoster(town, command, effects, context.organization);
  for (const [, list] of effects) for (const effect of list) carryOut(town, effect);
  const again = roster.decide(town.roster, command, { ...context, ...town.company });
  demand('refusal' in again || again.events.length === 0 || isAsking(command), `${command.type} twice had two effects`);
  // in the middle of handing over not everything is done yet
  if (command.type === 'RecordHandOver') return true;
  demandKept(town);
  if (events.some(({ type }) => MOVING.includes(type)))
    for (const held of town.held.values()) demandAligned(town, held);
  return true;
}

/** A question may be asked again, and a second word about who succeeds or hands over is another word. */
function isAsking({ type }: RosterCommand): boolean {
  return type.startsWith('AskFor') || type === 'RecordHandOver' || type === 'NameSuccessor';
}

function now({ now: at }: Town, { by }: RosterCommand): { at: number; actor: string | null } {
  return { at, actor: by };
}

function carryOut(town: Town, effect: HouseEffect): void {
  switch (effect.kind) {
    case 'realign':
      return realignAll(town);
    case 'handOver':
      return handOverAll(town, effect);
    case 'wakeAt': {
      const { departmentId, personId } = effect.payload as { departmentId?: string; personId?: string };
      const command: RosterCommand = departmentId
        ? { type: 'AskForOfficer', by: null, departmentId }
        : { type: 'AskForSuccessor', by: null, personId: personId! };
      town.errands.set(effect.key, { at: effect.at, command });
      return;
    }
    case 'dropWake':
      town.errands.delete(effect.key);
      return;
    default:
  }
}

function handOverAll(town: Town, effect: Extract<HouseEffect, { kind: 'handOver' }>): void {
  const moved = new Map<string, { from: string; to: string; departmentId: string; items: LeftBehind[] }>();
  for (const { state } of [...town.held.values()]) {
    if (!OPEN_STATUSES.includes(state.status)) continue;
    const from = keeperOf(state);
    const to = takerOf(state, town.company.organization, effect);
    if (to === null || to === from) continue;
    town.dispatch(state.id, { type: 'HandOver', by: null, to });
    const { departmentId, id, no } = state;
    const key = `${from}|${to}|${departmentId}`;
    const list = moved.get(key) ?? { from, to, departmentId, items: [] };
    list.items.push({ submissionId: id, no, title: state.content.title ?? '' });
    moved.set(key, list);
  }
  for (const list of moved.values()) enterRoster(town, { type: 'RecordHandOver', by: null, ...list });
}

/** Everything that was to be asked about people by now, once. */
export function runErrands(town: Town): void {
  for (const [key, { at, command }] of [...town.errands]) {
    if (at > town.now) continue;
    town.errands.delete(key);
    const isOpen = command.type === 'AskForOfficer' && waitsForOfficer(town, command.departmentId);
    const asked = enterRoster(town, command);
    demand(asked || !isOpen, 'a department is without an officer, and nobody asks for one');
  }
}
