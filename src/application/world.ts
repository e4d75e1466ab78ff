/** What the core is told about the company and the rules of the house; loaded at start from configuration. */
import type { Account } from '../domain/account';
import type { CalendarData } from '../domain/calendar';
import type { Organization } from '../domain/people';
import type { Policy } from '../domain/policy';

export interface World {
  organization: Organization;
  policy: Policy;
  calendar: CalendarData;
  accounts: Account[];
  publicUrl: string;
}
