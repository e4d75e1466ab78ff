/** In whose right somebody may sign, told from the ledger and without the core's own functions. */
import type { Organization } from '../domain/people';
import type { Stage } from '../domain/policy';
import { dutyLeft, type Ledger } from './ledger';

export interface OwnRight {
  principal: string;
  /** the submitter, where a superior signs in his place */
  insteadOf: string | null;
}

/** In whose right may a person sign a stage now; null when in nobody's. */
export function rightOf(
  ledger: Ledger,
  stage: Stage,
  organization: Organization,
  personId: string,
  now: number,
): OwnRight | null {
  const last = ledger.handed.findLast(
    ({ stage: of, from, to }) =>
      of === stage.name &&
      (from.includes(personId) || to === personId) &&
      dutyRightOf(ledger, stage, organization, to, now) !== null,
  );
  return last && last.to !== personId ? null : dutyRightOf(ledger, stage, organization, personId, now);
}

/** The same, whatever was handed on by 转审. */
export function dutyRightOf(
  ledger: Ledger,
  stage: Stage,
  organization: Organization,
  personId: string,
  now: number,
): OwnRight | null {
  if (personId === ledger.submitterId) return null;
  if (ledger.given.some((one) => one.signer.id === personId && one.stage !== stage.name)) return null;
  const left = dutyLeft(ledger, stage, organization);
  const principal = actsFor(left, organization, personId, now);
  if (principal) return { principal, insteadOf: null };
  const superiors = left.includes(ledger.submitterId) ? above(ledger, stage, organization) : [];
  const superior = actsFor(superiors, organization, personId, now);
  return superior ? { principal: superior, insteadOf: ledger.submitterId } : null;
}

/** For which of these people somebody acts now: himself, or by delegation. */
function actsFor(people: string[], { delegations }: Organization, personId: string, now: number): string | null {
  if (people.includes(personId)) return personId;
  const lent = delegations.find(
    ({ from, to, start, end }) => to === personId && people.includes(from) && start <= now && now < end,
  );
  return lent?.from ?? null;
}

/**
 * Who reviews what a head submits: the executives; where each of them has to sign off himself, the head of the office. What the secrecy
 * lead submits for somebody, the executives review, if one of them is to spare.
 */
function above({ stages }: Ledger, { role }: Stage, { executives, office }: Organization): string[] {
  // a reply that the head of the office writes himself
  if (role === 'officeHead') return executives;
  if (role !== 'deptHead' && role !== 'secrecyLead') return [];
  const allSign = stages.some((one) => one.role === 'executive' && one.quorum === 'all');
  if (!allSign) return executives;
  return role === 'deptHead' ? [office.head] : [];
}
