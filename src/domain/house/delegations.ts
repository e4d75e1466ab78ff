/** Delegations made in the chat, beside those of the configuration, and the end of either before its time (§3.3 cases 1, 30; A8). */
import type { Refusal } from '../commands';
import { findPerson, officePeople, signsByOffice, type Delegation, type Organization } from '../people';
import type { Book, BookContext, HouseEffect } from './book';

export interface MadeDelegation extends Delegation {
  id: string;
  by: string;
  /** when it was made, epoch ms */
  at: number;
}

/** One of the configuration, with its end as it is written there, and since when (epoch ms) it is in force no longer. */
export interface EndedDelegation {
  delegation: Delegation;
  by: string;
  at: number;
}

export interface Delegations {
  made: MadeDelegation[];
  /** absent while none was */
  ended?: EndedDelegation[];
}

export type DelegationCommand =
  | {
      type: 'Delegate';
      by: string;
      from: string;
      to: string;
      start: number;
      end: number;
      document: string | null;
      /** the submissions that wait for `from` now */
      waiting?: { no: string; submitterId: string }[];
    }
  | { type: 'EndDelegation'; by: string; id: string }
  /** one of the configuration, which has no id: as it stands in the organization */
  | { type: 'EndConfiguredDelegation'; by: string; delegation: Delegation }
  /** the clock: a delegation, made here or configured, has come to its beginning or its end */
  | { type: 'ReachDelegationEdge'; by: null; edge: Edge; delegation: Delegation };

export type Edge = 'start' | 'end';

export type DelegationEvent =
  | { type: 'Delegated'; id: string; by: string; delegation: Delegation }
  /** in force no longer from now on, whatever its end was */
  | { type: 'DelegationEnded'; id: string; by: string }
  /** likewise, one of the configuration */
  | { type: 'ConfiguredDelegationEnded'; by: string; delegation: Delegation }
  | { type: 'DelegationEdgeReached'; edge: Edge; delegation: Delegation };

type Of<T extends DelegationCommand['type']> = Extract<DelegationCommand, { type: T }>;

export const delegations: Book<Delegations, DelegationCommand, DelegationEvent> = {
  empty: { made: [] },

  decide({ made }, command, context) {
    switch (command.type) {
      case 'Delegate': {
        const { by, from, to, start, end, document } = command;
        const refusal = whyNotTo(command, context.organization) ?? whyNotThen(command, context);
        if (refusal) return { refusal };
        const delegation = { from, to, start, end, document };
        return { events: [{ type: 'Delegated', id: `d${made.length + 1}`, by, delegation }] };
      }
      case 'EndDelegation': {
        const one = made.find(({ id, end }) => id === command.id && end > context.now);
        const refusal = whyNotEnd(one, command.by, context.organization);
        return refusal ? { refusal } : { events: [{ type: 'DelegationEnded', id: command.id, by: command.by }] };
      }
      case 'EndConfiguredDelegation': {
        const { by, delegation } = command;
        const all = context.organization.delegations;
        const one = all.find((other) => isSame(other, delegation) && other.end > context.now);
        const isMade = made.some((other) => isSame(other, delegation));
        const refusal = whyNotEnd(isMade ? undefined : one, by, context.organization);
        return refusal ? { refusal } : { events: [{ type: 'ConfiguredDelegationEnded', by, delegation: one! }] };
      }
      case 'ReachDelegationEdge': {
        const { edge, delegation } = command;
        const stands = context.organization.delegations.some((one) => isSame(one, delegation));
        const reached = delegation[edge] <= context.now && (edge === 'end' || context.now < delegation.end);
        return { events: stands && reached ? [{ type: 'DelegationEdgeReached', edge, delegation }] : [] };
      }
    }
  },

  evolve(state, event, { at }) {
    const { made, ended = [] } = state;
    switch (event.type) {
      case 'Delegated':
        return { ...state, made: [...made, { ...event.delegation, id: event.id, by: event.by, at }] };
      case 'DelegationEnded': {
        const over = made.map((one) => (one.id === event.id ? { ...one, end: Math.min(one.end, at) } : one));
        return { ...state, made: over };
      }
      case 'ConfiguredDelegationEnded':
        return { ...state, ended: [...ended, { delegation: event.delegation, by: event.by, at }] };
      case 'DelegationEdgeReached':
        return state;
    }
  },

  react(event, { made }, { now }): HouseEffect[] {
    if (event.type === 'DelegationEdgeReached') {
      const { edge, delegation } = event;
      const kind = edge === 'start' ? ('delegationBegan' as const) : ('delegationExpired' as const);
      return [{ kind: 'realign' }, ...toBoth(delegation, { kind, delegation })];
    }
    if (event.type === 'ConfiguredDelegationEnded') {
      const delegation = { ...event.delegation, end: Math.min(event.delegation.end, now) };
      return endedEffects(delegation, event.by);
    }
    const { id: _id, at: _at, by: _by, ...delegation } = made.find((one) => one.id === event.id)!;
    if (event.type === 'DelegationEnded') {
      return endedEffects(delegation, event.by);
    }
    const told = toBoth(delegation, { kind: 'delegated', delegation }, event.by);
    // one that begins at once needs no clock for it
    return delegation.start <= now
      ? [{ kind: 'realign' }, ...told, wakeAtEdge(delegation, 'end')]
      : [...told, wakeAtEdge(delegation, 'start'), wakeAtEdge(delegation, 'end')];
  },
};

/** The due row of a beginning or an end; the same again for the same delegation moves nothing. */
export function wakeAtEdge(delegation: Delegation, edge: Edge): Extract<HouseEffect, { kind: 'wakeAt' }> {
  const { from, to } = delegation;
  const key = `delegation:${from}:${to}:${delegation[edge]}:${edge}`;
  return { kind: 'wakeAt', key, due: 'delegation', at: delegation[edge], payload: { edge, delegation } };
}

/** The configured delegations as the book leaves them: one that was ended is in force no longer. */
export function withEnded(configured: Delegation[], { ended = [] }: Delegations): Delegation[] {
  return configured.map((one) => {
    const over = ended.find(({ delegation }) => isSame(delegation, one));
    return over ? { ...one, end: Math.min(one.end, over.at) } : one;
  });
}

/** Whoever gave the duty away takes it back, or the office. */
function whyNotEnd(one: Delegation | undefined, by: string, organization: Organization): Refusal | null {
  if (!one) return { code: 'NO_SUCH_DELEGATION' };
  const may = one.from === by || officePeople(organization).includes(by);
  return may ? null : { code: 'NOT_ENTITLED', right: 'office' };
}

/** Who may give a duty away, and to whom. */
function whyNotTo({ by, from, to, document, waiting }: Of<'Delegate'>, organization: Organization): Refusal | null {
  if (from === to) return { code: 'SELF_DELEGATION' };
  const byOffice = by !== from;
  if (byOffice && !officePeople(organization).includes(by)) return { code: 'NOT_ENTITLED', right: 'office' };
  if (!findPerson(organization, to)) return { code: 'NO_SUCH_PERSON', id: to };
  if (!hasDuty(organization, from)) return { code: 'NOTHING_TO_DELEGATE', from };
  // a deputy of an executive acts under a written mandate only (A8), and what the office arranges for others is written too
  if (!document && (byOffice || organization.executives.includes(from)))
    return { code: 'DOCUMENT_NEEDED', why: byOffice ? 'OFFICE' : 'MANDATE' };
  const officer = organization.departments.some((one) => one.head === from && one.informationOfficer === to);
  const open = waiting?.find(({ submitterId }) => submitterId === to);
  return officer || open ? { code: 'DELEGATE_SUBMITS', to, no: open?.no ?? null } : null;
}

function whyNotThen({ from, start, end }: Of<'Delegate'>, { now, organization }: BookContext): Refusal | null {
  if (end <= start || end <= now) return { code: 'DELEGATION_PERIOD', start, end };
  // one that was ended before it began takes no time
  const others = organization.delegations.filter((one) => one.from === from && one.start < one.end);
  const overlap = others.find((one) => one.start < end && start < one.end);
  return overlap ? { code: 'DELEGATION_OVERLAP', delegation: overlap } : null;
}

/** Does this person sign anything by office, or submit for a department? */
function hasDuty(organization: Organization, personId: string): boolean {
  const submits = organization.departments.some(({ informationOfficer }) => informationOfficer === personId);
  return submits || signsByOffice(organization, personId);
}

export function isSame(a: Delegation, b: Delegation): boolean {
  return a.from === b.from && a.to === b.to && a.start === b.start && a.end === b.end;
}

function endedEffects(delegation: Delegation, by: string): HouseEffect[] {
  return [{ kind: 'realign' }, ...toBoth(delegation, { kind: 'delegationEnded', delegation, by }, by)];
}

/** @param by who did it, and has the answer to that */
function toBoth(
  { from, to }: Delegation,
  notice: Extract<HouseEffect, { kind: 'tell' }>['notice'],
  by: string | null = null,
): HouseEffect[] {
  return [from, to].filter((id) => id !== by).map((personId) => ({ kind: 'tell', personId, notice }));
}
