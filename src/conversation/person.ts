/** Who is speaking: the messenger has authenticated the account, the organization says whose it is. */
import type { MessengerName } from '../application/ports';
import type { Organization, Person } from '../domain/people';

/** @param userId in the messenger's terms; WeCom's are compared without case (`wecom.md` §8.2) */
export function personOf(organization: Organization, messenger: MessengerName, userId: string): Person | null {
  const wanted = userId.toLowerCase();
  return organization.people.find((person) => person[messenger]?.toLowerCase() === wanted) ?? null;
}
