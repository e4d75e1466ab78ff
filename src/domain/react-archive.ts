/** Who is told when a record cannot be sealed, and when it is sealed at last (§3.3 case 35). */
import type { ArchiveProblem } from './archive-problem';
import type { Context } from './context';
import type { Effect, Notice } from './effect';

/** The archive room and the office, and whoever can mend what fails. */
export function tellArchive(notice: Notice, problems: ArchiveProblem[], { organization }: Context): Effect[] {
  const { archivists, office, sysAdmins } = organization;
  const menders = { sysAdmin: sysAdmins, publisher: office.publishers };
  const people = [...archivists, ...office.contacts, ...problems.flatMap(({ repair }) => menders[repair])];
  return [...new Set(people)].map((personId) => ({ kind: 'tell', personId, notice }));
}
