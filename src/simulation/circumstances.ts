/** What a judge is told about the moment something happens. */
import type { Command } from '../domain/commands';
import type { DomainEvent } from '../domain/events';
import type { Pause } from '../domain/house/pause';
import type { Company } from './company';
import type { Ledger } from './ledger';

export interface Circumstances {
  command: Command;
  company: Company;
  now: number;
  /** 全部暂停 in force */
  pause: Pause | null;
  /** all that was decided together, this event among them */
  events: DomainEvent[];
  /** the ledgers of all submissions */
  others: Ledger[];
  /** is this version's post live on the account, as the platform knows it? */
  isLive: (version: number, accountId: string) => boolean;
}
