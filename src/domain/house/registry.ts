/** What the accounts' data reads since changes were signed and done: beside the configured registry (第十四条; R14.2). Key: `registry`. */
import type { ProfileField } from '../codes';
import type { Book } from './book';

export interface ProfileValue {
  value: string;
  /** the change that made it so */
  no: string;
  /** when it was done, epoch ms */
  at: number;
}

/** Account → what of it → how it reads; absent: as it was registered. */
export type Registry = Record<string, Partial<Record<ProfileField, ProfileValue>>>;

/** Follows from a change that was signed and confirmed, never from a person's word alone. */
export interface RegistryCommand {
  type: 'RecordProfile';
  by: string | null;
  accountId: string;
  field: ProfileField;
  value: string;
  no: string;
  doneAt: number;
}

export type RegistryEvent = Omit<RegistryCommand, 'type'> & { type: 'ProfileRecorded' };

export const registry: Book<Registry, RegistryCommand, RegistryEvent> = {
  empty: {},

  decide(state, { type: _type, ...told }) {
    const known = state[told.accountId]?.[told.field];
    return { events: known?.no === told.no ? [] : [{ type: 'ProfileRecorded', ...told }] };
  },

  evolve(state, { accountId, field, value, no, doneAt }) {
    return { ...state, [accountId]: { ...state[accountId], [field]: { value, no, at: doneAt } } };
  },

  react: () => [],
};
