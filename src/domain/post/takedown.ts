/**
 * 下架 as a request of its own (A10; §3.3 case 20): what was public is captured first, then removed, each account once. The request names
 * exactly what it removes, so that whoever orders it signs that and nothing else.
 */
import type { TakedownTarget } from '../content';
import { capacitiesOf, findDepartment, officePeople, type Organization } from '../people';
import { currentVersion, keeperOf, publicPublications, type Submission } from '../submission';

/** What is public of a submission, as targets. */
export function targetsOf(submission: Submission): TakedownTarget[] {
  return publicPublications(submission).map(({ accountId, channel, platformId, url }) => ({
    accountId,
    channel,
    platformId: platformId ?? '',
    url,
  }));
}

/** The head of the office, or whoever acts for that head now, orders at once. @param at epoch ms */
export function mayOrderTakedown(personId: string, organization: Organization, at: number): boolean {
  return capacitiesOf(organization, personId, at).includes(organization.office.head);
}

/** Who may ask: its submitter, or who took it over, the head of its department, the office, the publishers. */
export function mayAskTakedown(personId: string, submission: Submission, organization: Organization): boolean {
  const head = findDepartment(organization, submission.departmentId)?.head;
  const people = [keeperOf(submission), head, ...officePeople(organization), ...organization.office.publishers];
  return people.includes(personId);
}

/** The text of what is to go, as it was signed. */
export function signedText(original: Submission, accountId: string): string {
  return currentVersion(original)?.posts.find((post) => post.accountId === accountId)?.text ?? '';
}
