/** Delegations made in the chat, beside those of the configuration (§3.3 cases 1, 30; A8). */
import type { Delegation } from '../people';
import type { Book, HouseEffect } from './book';

export interface MadeDelegation extends Delegation {
  id: string;
  by: string;
  /** when it was made, epoch ms */
  at: number;
}

export interface Delegations {
  made: MadeDelegation[];
}

export type DelegationCommand =
  | { type: 'Delegate'; by: string; from: string; to: string; start: number; end: number; document: string | null }
  | { type: 'EndDelegation'; by: string; id: string };

export type DelegationEvent =
  | { type: 'Delegated'; id: string; by: string; delegation: Delegation }
  /** in force no longer from now on, whatever its end was */
  | { type: 'DelegationEnded'; id: string; by: string };

export const delegations: Book<Delegations, DelegationCommand, DelegationEvent> = {
  empty: { made: [] },

  decide({ made }, command, { now, organization }) {
    if (command.type === 'EndDelegation') {
      const one = made.find(({ id, end }) => id === command.id && end > now);
      if (!one) return { refusal: { code: 'NO_SUCH_DELEGATION' } };
      return { events: [{ type: 'DelegationEnded', id: command.id, by: command.by }] };
    }
    const { by, from, to, start, end, document } = command;
    if (from === to) return { refusal: { code: 'SELF_DELEGATION' } };
    if (end <= start || end <= now) return { refusal: { code: 'DELEGATION_PERIOD', start, end } };
    const overlap = organization.delegations.find((one) => one.from === from && one.start < end && start < one.end);
    if (overlap) return { refusal: { code: 'DELEGATION_OVERLAP', delegation: overlap } };
    const delegation = { from, to, start, end, document };
    return { events: [{ type: 'Delegated', id: `d${made.length + 1}`, by, delegation }] };
  },

  evolve({ made }, event, { at }) {
    if (event.type === 'Delegated') return { made: [...made, { ...event.delegation, id: event.id, by: event.by, at }] };
    return { made: made.map((one) => (one.id === event.id ? { ...one, end: Math.min(one.end, at) } : one)) };
  },

  react(event, { made }): HouseEffect[] {
    const { id, at: _at, by: _by, ...delegation } = made.find((one) => one.id === event.id)!;
    const people = [delegation.from, delegation.to];
    if (event.type === 'DelegationEnded') {
      const notice = { kind: 'delegationEnded' as const, delegation, by: event.by };
      return [...people.map((personId): HouseEffect => ({ kind: 'tell', personId, notice })), { kind: 'realign' }];
    }
    const wake = (edge: 'start' | 'end'): HouseEffect => ({
      kind: 'wakeAt',
      key: `delegation:${id}:${edge}`,
      due: 'realign',
      at: delegation[edge],
      payload: {},
    });
    const notice = { kind: 'delegated' as const, delegation };
    return [...people.map((personId): HouseEffect => ({ kind: 'tell', personId, notice })), wake('start'), wake('end')];
  },
};
