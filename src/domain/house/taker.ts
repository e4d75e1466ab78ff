/** Who looks after what somebody leaves behind: the officer, else the head, else the office (§3.3 case 16; R7.4). */
import { findDepartment, findPerson, officePeople, officerOrHead, type Organization } from '../people';
import { keeperOf, type Submission } from '../submission';
import type { HouseEffect } from './book';

/** Who should look after it from now on; null when nothing changes. */
export function takerOf(
  submission: Submission,
  organization: Organization,
  { departmentId, replaced }: Extract<HouseEffect, { kind: 'handOver' }>,
): string | null {
  const keeper = keeperOf(submission);
  const isGone = findPerson(organization, keeper) === null;
  const waits = submission.handedOverFrom !== undefined;
  const isMeant = submission.departmentId === departmentId && (keeper === replaced || waits);
  if (!isGone && !isMeant) return null;
  const department = findDepartment(organization, submission.departmentId);
  const own = department && officerOrHead(organization, department);
  const others = [organization.office.head, ...officePeople(organization), ...organization.executives];
  return own ?? others.find((id) => findPerson(organization, id)) ?? null;
}
