/**
 * Can the route be walked when every seat needs a person of its own (A7), and who reviews in the place of somebody who would review his own
 * submission (A16; §3.3 case 2)?
 */
import { delegationsInForce, findDepartment, findPerson, holders, type Organization } from '../people';
import type { Stage } from '../policy';

interface Submitted {
  departmentId: string;
  submitterId: string;
}

/**
 * Whoever reviews a stage whose every holder is the submitter himself: the superior written for the department, else the executives, else
 * the head of the office; the first of these that leaves the rest of the route a person for each stage. Empty where nobody stands in.
 */
export function standIns(stage: Stage, stages: Stage[], about: Submitted, organization: Organization): string[] {
  const duty = holders(organization, stage.role, about.departmentId);
  if (duty.length === 0 || duty.some((id) => id !== about.submitterId)) return [];
  const others = stages
    .filter(({ name }) => name !== stage.name)
    .flatMap((one) => seatsOf(one, holders(organization, one.role, about.departmentId)))
    .map((seat) => without(seat, about.submitterId))
    .filter((seat) => seat.length > 0);
  const groups = superiorsOf(stage, about, organization).map((group) => without(group, about.submitterId));
  return groups.find((group) => group.length > 0 && canSeat([group, ...others], new Set())) ?? [];
}

/** Groups of people above the holder of a stage, the nearest first. */
function superiorsOf(stage: Stage, { departmentId }: Submitted, organization: Organization): string[][] {
  const { office, executives } = organization;
  switch (stage.role) {
    case 'deptHead': {
      const superior = findDepartment(organization, departmentId)?.superior;
      // one who has left stands above nobody
      return superior && findPerson(organization, superior) ? [[superior]] : [executives, [office.head]];
    }
    case 'officeEditor':
      return [[office.head], executives];
    case 'officeHead':
    case 'secrecyLead':
      return [executives];
    case 'executive':
      return [];
  }
}

/**
 * The first stage for which nobody is left when every seat needs a person of its own and the submitter has none; null when the route
 * can be walked. A seat is a stage's any-of, or each principal of an all-of stage.
 */
export function unsignableStage(
  stages: Stage[],
  about: Submitted,
  organization: Organization,
  at: number,
): Stage | null {
  const lent = delegationsInForce(organization, at);
  const candidates = (id: string) => [id, ...lent.filter(({ from }) => from === id).map(({ to }) => to)];
  const seats = stages.flatMap((stage) => {
    const instead = standIns(stage, stages, about, organization);
    return seatsOf(stage, holders(organization, stage.role, about.departmentId)).map((seat) => ({
      stage,
      people: without([...new Set([...seat, ...instead].flatMap(candidates))], about.submitterId),
    }));
  });
  for (let count = 1; count <= seats.length; count += 1) {
    const people = seats.slice(0, count).map((seat) => seat.people);
    if (!canSeat(people, new Set())) return seats[count - 1]!.stage;
  }
  return null;
}

/** One seat for any of them, or one for each. */
function seatsOf({ quorum }: Stage, principals: string[]): string[][] {
  return quorum === 'any' ? [principals] : principals.map((principal) => [principal]);
}

function without(people: string[], id: string): string[] {
  return people.filter((one) => one !== id);
}

function canSeat(seats: string[][], taken: Set<string>): boolean {
  const [first, ...rest] = seats;
  if (!first) return true;
  return first.some((person) => !taken.has(person) && canSeat(rest, new Set([...taken, person])));
}
