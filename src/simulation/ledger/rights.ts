/** In whose right somebody may sign, told from the ledger and without the core's own functions. */
import type { Organization } from '../../domain/people';
import type { Stage } from '../../domain/policy';
import { dutyLeft, dutyOf, type Ledger } from './index';

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
  if (personId === ledger.submitterId || isGone(organization, personId)) return null;
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

/** Whoever belongs to the office now. */
export function officeOf({ office }: Organization): string[] {
  return [office.head, ...office.contacts, ...office.editors];
}

/** Has somebody left the company? */
export function isGone({ people }: Organization, personId: string): boolean {
  return people.some(({ id, left }) => id === personId && left !== undefined);
}

/**
 * Who reviews what the submitter would have to review himself: whoever stands above; the first group with whom
 * every other stage still finds somebody of its own.
 */
function above(ledger: Ledger, stage: Stage, organization: Organization): string[] {
  const { executives, office } = organization;
  if (stage.role === 'executive') return [];
  // as long as somebody else of the same office is there, that one signs
  if (dutyOf(ledger, stage, organization).some((id) => id !== ledger.submitterId)) return [];
  const groups = {
    deptHead: [executives, [office.head]],
    officeEditor: [[office.head], executives],
    officeHead: [executives],
    secrecyLead: [executives],
  }[stage.role];
  const others = ledger.stages
    .filter(({ name }) => name !== stage.name)
    .flatMap((one) => {
      const duty = dutyOf(ledger, one, organization);
      return one.quorum === 'all' ? duty.map((id) => [id]) : [duty];
    });
  const seats = others.map((seat) => seat.filter((id) => id !== ledger.submitterId)).filter((seat) => seat.length > 0);
  const own = groups.map((group) => group.filter((id) => id !== ledger.submitterId));
  return own.find((group) => group.length > 0 && hasOneEach([group, ...seats], [])) ?? [];
}

function hasOneEach([first, ...rest]: string[][], taken: string[]): boolean {
  return !first || first.some((id) => !taken.includes(id) && hasOneEach(rest, [...taken, id]));
}
