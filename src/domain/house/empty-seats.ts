/** Seats at a stage that several people hold and all must sign (会签): who has left one that nobody was named for. */
import type { SigningRole } from '../people';
import type { Office } from './offices';
import type { Roster } from './roster-terms';

const OFFICE_OF: Partial<Record<SigningRole, Office['role']>> = { executive: 'executive', officeEditor: 'editor' };

/** Those who have left this role and whose successor (继任) was not named. Where one person holds a role it keeps that name: nobody here. */
export function emptySeats({ left, successions }: Pick<Roster, 'left' | 'successions'>, role: SigningRole): string[] {
  const holds = (offices: Office[]) => offices.some((office) => office.role === OFFICE_OF[role]);
  return Object.keys(left).filter(
    (id) => holds(left[id]!.offices) && !successions.some(({ from, offices }) => from === id && holds(offices)),
  );
}
