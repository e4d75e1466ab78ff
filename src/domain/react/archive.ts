/** Who is told when a record cannot be sealed, and when it is sealed at last (§3.3 case 35). */
import type { Mender } from '../archive/problem';
import type { Context } from '../context';
import type { Effect, Notice } from '../effect';

/** The archive room and the office, and whoever can mend what fails or failed before. */
export function tellArchive(notice: Notice, menders: Mender[], { organization }: Context): Effect[] {
  const { archivists, office, sysAdmins } = organization;
  const trades = { sysAdmin: sysAdmins, publisher: office.publishers };
  const people = [...archivists, ...office.contacts, ...menders.flatMap((mender) => trades[mender])];
  return [...new Set(people)].map((personId) => ({ kind: 'tell', personId, notice }));
}
