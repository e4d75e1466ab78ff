/** Who is speaking: the messenger has authenticated the account, the organization says whose it is. */
import type { MessengerName } from '../application/ports';
import type { Organization, Person } from '../domain/people';

/**
 * Somebody who works here; null for strangers and for who has left.
 * @param userId in the messenger's terms; WeCom's are compared without case (`wecom.md` §8.2)
 */
export function personOf(organization: Organization, messenger: MessengerName, userId: string): Person | null {
  return accountsOf(organization, messenger, userId).find(({ left }) => left === undefined) ?? null;
}

/** Somebody who has left and still writes or taps. */
export function leaverOf(organization: Organization, messenger: MessengerName, userId: string): Person | null {
  return accountsOf(organization, messenger, userId).find(({ left }) => left !== undefined) ?? null;
}

function accountsOf({ people }: Organization, messenger: MessengerName, userId: string): Person[] {
  const wanted = userId.toLowerCase();
  return people.filter((person) => person[messenger]?.toLowerCase() === wanted);
}
