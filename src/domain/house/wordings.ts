/** The 口径库: texts that took the whole route and may answer a comment as they stand (A9; F-16). Key: `wordings`. */
import { officePeople } from '../people';
import type { Book, HouseEffect } from './book';

/** One version of an approved wording; nothing of it changes but that it is stopped. */
export interface ApprovedWording {
  name: string;
  /** counts up from 1 under one name; the newest is the one in use */
  version: number;
  topic: string | null;
  text: string;
  /** the submission whose signatures approved it */
  submissionId: string;
  no: string;
  /** of the signed content */
  digest: string;
  /** epoch ms; `until` null: until it is stopped */
  from: number;
  until: number | null;
  /** who answers for it: whoever submitted it */
  ownerId: string;
  addedBy: string | null;
  stopped?: { by: string; at: number; reason: string };
}

export interface Wordings {
  wordings: ApprovedWording[];
}

type Added = Omit<ApprovedWording, 'version' | 'from' | 'addedBy' | 'stopped'>;

export type WordingsCommand =
  /** follows from the signatures of a submission, never from a person's word alone */
  | { type: 'AddWording'; by: string | null; wording: Added }
  | { type: 'StopWording'; by: string; name: string; reason: string };

export type WordingsEvent =
  | { type: 'WordingAdded'; by: string | null; wording: ApprovedWording }
  | { type: 'WordingStopped'; by: string; name: string; version: number; reason: string };

/** The newest version under a name; null when there is none. */
export function wordingNamed({ wordings }: Wordings, name: string): ApprovedWording | null {
  return wordings.findLast((one) => one.name === name) ?? null;
}

/** The newest version of each, in the order they came. */
export function newestWordings({ wordings }: Wordings): ApprovedWording[] {
  return wordings.filter((one, index) => !wordings.slice(index + 1).some(({ name }) => name === one.name));
}

/** May it be used at an instant (epoch ms)? */
export function isUsable({ from, until, stopped }: ApprovedWording, at: number): boolean {
  return !stopped && from <= at && (until === null || at < until);
}

export const wordings: Book<Wordings, WordingsCommand, WordingsEvent> = {
  empty: { wordings: [] },

  decide(state, command, { now, organization }) {
    if (command.type === 'AddWording') {
      const { by, wording } = command;
      const version = (wordingNamed(state, wording.name)?.version ?? 0) + 1;
      return { events: [{ type: 'WordingAdded', by, wording: { ...wording, version, from: now, addedBy: by } }] };
    }
    const { by, name, reason } = command;
    if (!officePeople(organization).includes(by)) return { refusal: { code: 'NOT_ENTITLED', right: 'office' } };
    const known = wordingNamed(state, name);
    if (!known) return { refusal: { code: 'NO_SUCH_WORDING', name } };
    if (known.stopped) return { refusal: { code: 'WORDING_STOPPED', name, ...known.stopped } };
    if (reason.trim() === '') return { refusal: { code: 'REASON_NEEDED' } };
    return { events: [{ type: 'WordingStopped', by, name, version: known.version, reason: reason.trim() }] };
  },

  evolve({ wordings: before }, event, { at }) {
    if (event.type === 'WordingAdded') return { wordings: [...before, event.wording] };
    const { by, name, version, reason } = event;
    return {
      wordings: before.map((one) =>
        one.name === name && one.version === version ? { ...one, stopped: { by, at, reason } } : one,
      ),
    };
  },

  react(event, _state, { organization }): HouseEffect[] {
    const { contacts, publishers, head } = organization.office;
    const people = [...new Set([...publishers, ...contacts, head])].filter((id) => id !== event.by);
    const notice =
      event.type === 'WordingAdded'
        ? {
            kind: 'wordingAdded' as const,
            name: event.wording.name,
            version: event.wording.version,
            no: event.wording.no,
          }
        : { kind: 'wordingStopped' as const, name: event.name, by: event.by, reason: event.reason };
    return people.map((personId) => ({ kind: 'tell', personId, notice }));
  },
};
