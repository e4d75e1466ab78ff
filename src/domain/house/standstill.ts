/** 全部暂停 (静默): on a day of mourning, after a disaster, nothing goes out until the office says so post by post (§3.3 case 29). */
import { officePeople, type Organization } from '../people';
import type { Book, HouseEffect } from './book';
import type { Pause } from './pause';

export interface Standstill {
  pause: Pause | null;
}

export type StandstillCommand = { type: 'PauseAll'; by: string; reason: string } | { type: 'EndPause'; by: string };

export type StandstillEvent =
  | { type: 'AllPaused'; by: string; reason: string }
  /** held posts stay held: each is asked about */
  | { type: 'PauseEnded'; by: string };

/** Office and executives, for both. */
export function mayPause(organization: Organization, personId: string): boolean {
  return concerned(organization).includes(personId);
}

function concerned(organization: Organization): string[] {
  return [...new Set([...officePeople(organization), ...organization.executives])];
}

export const standstill: Book<Standstill, StandstillCommand, StandstillEvent> = {
  empty: { pause: null },

  decide({ pause }, command, { organization }) {
    if (!mayPause(organization, command.by)) return { refusal: { code: 'NOT_ENTITLED', right: 'pause' } };
    if (command.type === 'EndPause') {
      return pause ? { events: [{ type: 'PauseEnded', by: command.by }] } : { refusal: { code: 'NOT_PAUSED' } };
    }
    if (pause) return { refusal: { code: 'PAUSED', ...pause } };
    return { events: [{ type: 'AllPaused', by: command.by, reason: command.reason }] };
  },

  evolve(_state, event, { at }) {
    return { pause: event.type === 'AllPaused' ? { by: event.by, at, reason: event.reason } : null };
  },

  react(event, _state, { organization, now }): HouseEffect[] {
    const isPause = event.type === 'AllPaused';
    const notice = isPause
      ? { kind: 'allPaused' as const, by: event.by, reason: event.reason }
      : { kind: 'pauseEnded' as const, by: event.by };
    const others = concerned(organization).filter((personId) => personId !== event.by);
    return [
      ...others.map((personId): HouseEffect => ({ kind: 'tell', personId, notice })),
      // one row for both: what was said last counts
      { kind: 'wakeAt', key: 'standstill', due: isPause ? 'holdAll' : 'askHeld', at: now, payload: {} },
    ];
  },
};
