/** The book of delegations in a simulated life, as `application/enter.ts` and `realign.ts` have it in the product; judged here. */
import { organizationWith } from '../domain/house';
import type { BookContext, HouseEffect } from '../domain/house/book';
import { delegations, wakeAtEdge, type DelegationCommand, type DelegationEvent } from '../domain/house/delegations';
import { standstill } from '../domain/house/standstill';
import { openStage } from '../domain/submission';
import type { Delegation } from '../domain/people';
import { PEOPLE } from './company';
import { dutyLeft, stageDue } from './ledger';
import { officeOf, rightOf } from './ledger/rights';
import type { Held, Town } from './town';
import { frozen } from './values';
import { demand } from './violation';

/** What of somebody's duty waits now. */
export function waitingOf({ held, company }: Town, personId: string): { no: string; submitterId: string }[] {
  return [...held.values()].flatMap(({ ledger }) => {
    const due = stageDue(ledger, company.organization);
    const waits = due && dutyLeft(ledger, due, company.organization).includes(personId);
    return waits ? [{ no: ledger.no!, submitterId: ledger.submitterId }] : [];
  });
}

export function enterInBook(town: Town, command: DelegationCommand): void {
  const context: BookContext = { now: town.now, ...town.company, freshCode: 'c00000', key: 'delegations' };
  const decided = delegations.decide(town.book, frozen(command), context);
  if ('refusal' in decided) return;
  for (const event of frozen(decided.events)) {
    if (event.type === 'Delegated') judgeDelegation(town, event, command);
    town.book = frozen(delegations.evolve(town.book, event, { at: town.now, actor: command.by }));
    refresh(town);
    if (event.type === 'DelegationEnded') judgeEnd(town, event.id, command.by);
    if (event.type === 'ConfiguredDelegationEnded') judgeConfiguredEnd(town, event, context);
    for (const effect of delegations.react(event, town.book, context)) carryOut(town, effect);
    if (event.type === 'ConfiguredDelegationEnded') for (const held of town.held.values()) demandAligned(town, held);
  }
}

/** The company as the books say it is now. */
export function refresh(town: Town): void {
  const { book, roster, configured, company } = town;
  const books = { delegations: book, roster, standstill: standstill.empty };
  town.company = { ...company, organization: organizationWith(configured.organization, books) };
}

function carryOut(town: Town, effect: HouseEffect): void {
  if (effect.kind === 'realign') realignAll(town);
  if (effect.kind === 'wakeAt') {
    const told = effect.payload as { edge: 'start' | 'end'; delegation: Delegation };
    town.edges.set(effect.key, { at: effect.at, command: { type: 'ReachDelegationEdge', by: null, ...told } });
  }
}

/** The delegations of the beginning are watched like those made later. */
export function watchEdges(town: Town): void {
  for (const delegation of town.configured.organization.delegations)
    for (const edge of ['start', 'end'] as const)
      if (delegation[edge] > town.now) carryOut(town, wakeAtEdge(delegation, edge));
}

/** Every edge that has come, once, the earliest first. */
export function reachEdges(town: Town): void {
  const reached = [...town.edges].filter(([, { at }]) => at <= town.now).sort(([, a], [, b]) => a.at - b.at);
  for (const [key, { command }] of reached) {
    town.edges.delete(key);
    enterInBook(town, command);
  }
  const passed = (at: number) => town.wokenAt < at && at <= town.now;
  if (town.company.organization.delegations.some(({ start, end }) => passed(start) || passed(end)))
    for (const held of town.held.values()) demandAligned(town, held);
  town.wokenAt = town.now;
}

export function realignAll(town: Town): void {
  for (const { state } of town.held.values()) {
    if (!openStage(state)) continue;
    const holding = [...(town.holding.get(state.id) ?? [])];
    town.dispatch(state.id, { type: 'Realign', by: null, holding });
  }
}

/** Whoever holds a card may use it; the delegate in force holds one; somebody does, where anybody may sign. */
export function demandAligned(town: Town, { ledger }: Held): void {
  const { organization } = town.company;
  const due = stageDue(ledger, organization);
  demand(due !== null || ledger.status !== 'IN_REVIEW', 'a review is open and waits for nobody');
  if (!due) return;
  const may = (id: string) => rightOf(ledger, due, organization, id, town.now) !== null;
  const holding = town.holding.get(ledger.id) ?? new Set<string>();
  const idle = [...holding].filter((id) => !may(id));
  demand(idle.length === 0, `${idle.join()} may not sign ${due.name} any more and holds its card`);
  demand(holding.size > 0 || !PEOPLE.some(may), `nobody holds a card of ${due.name}`);
  const left = dutyLeft(ledger, due, organization);
  for (const { from, to, start, end } of organization.delegations) {
    const inForce = start <= town.now && town.now < end && left.includes(from);
    demand(!inForce || !may(to) || holding.has(to), `${to} acts for ${from} and holds no card of ${due.name}`);
  }
}

type Delegated = Extract<DelegationEvent, { type: 'Delegated' }>;

function judgeDelegation(town: Town, { by, delegation }: Delegated, command: DelegationCommand): void {
  const { from, to, start, end, document } = delegation;
  const { executives, delegations: others } = town.company.organization;
  const byOffice = officeOf(town.company.organization).includes(by);
  demand(command.type === 'Delegate' && command.by === by && from !== to, `${from} acts for himself`);
  demand(by === from || (byOffice && document !== null), `${by} gave away what is of ${from}`);
  demand(document !== null || !executives.includes(from), `${from} is an executive and gave no document`);
  demand(start < end && town.now < end, 'a delegation of no time');
  const twice = others.some((one) => one.from === from && Math.max(one.start, start) < Math.min(one.end, end));
  demand(!twice, `${from} acts through two people at once`);
  const own = waitingOf(town, from).some(({ submitterId }) => submitterId === to);
  demand(!own, `${to} would sign what he submitted himself`);
}

function judgeEnd({ book, now, company }: Town, ended: string, by: string | null): void {
  const one = book.made.find(({ id }) => id === ended)!;
  demand(one.end <= now, `${one.to} acts for ${one.from} after it was ended`);
  demand(by === one.from || officeOf(company.organization).includes(by ?? ''), `${by} ended what is of ${one.from}`);
}

/** It alone, from now on, by whom it is; the others stand as they stood, and the configuration is not written to. */
function judgeConfiguredEnd(
  town: Town,
  { by, delegation: { from, to, start, end } }: Extract<DelegationEvent, { type: 'ConfiguredDelegationEnded' }>,
  { organization: before }: BookContext,
): void {
  demand(by === from || officeOf(before).includes(by), `${by} ended what is of ${from}`);
  demand(end > town.now, `${to} acted for ${from} no longer when that was ended`);
  const key = (one: Delegation) => `${one.from}:${one.to}:${one.start}`;
  const after = new Map(town.company.organization.delegations.map((one) => [key(one), one]));
  demand(after.size === before.delegations.length, 'a delegation came or went');
  for (const one of before.delegations) {
    const now = after.get(key(one));
    const isIt = one.from === from && one.to === to && one.start === start;
    demand(now?.end === (isIt ? town.now : one.end), `${one.to} acts for ${one.from} until another time`);
  }
}
