/** 全部暂停 (静默): on a day of mourning, after a disaster, nothing goes out until the office says so post by post (§3.3 case 29). */
import { officePeople, type Organization } from '../people';
import type { Book, HouseEffect } from './book';
import type { Pause } from './pause';

export interface Standstill {
  pause: Pause | null;
}

export type StandstillCommand =
  | { type: 'PauseAll'; by: string; reason: string }
  /** `held`: how many posts it has stopped */
  | { type: 'EndPause'; by: string; held: number };

export type StandstillEvent =
  | { type: 'AllPaused'; by: string; reason: string }
  /** held posts stay held: each is asked about; how many they are, where it was counted */
  | { type: 'PauseEnded'; by: string; held?: number };

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
      return pause
        ? { events: [{ type: 'PauseEnded', by: command.by, held: command.held }] }
        : { refusal: { code: 'NOT_PAUSED' } };
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
      : { kind: 'pauseEnded' as const, by: event.by, ...(event.held !== undefined && { held: event.held }) };
    // publishers have posts in hand that nobody else can stop
    const told = new Set([...concerned(organization), ...organization.office.publishers]);
    const others = [...told].filter((personId) => personId !== event.by);
    return [
      ...others.map((personId): HouseEffect => ({ kind: 'tell', personId, notice })),
      // one row for both: what was said last counts
      { kind: 'wakeAt', key: 'standstill', due: isPause ? 'holdAll' : 'askHeld', at: now, payload: { since: now } },
    ];
  },
};
