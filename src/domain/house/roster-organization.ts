/** The configured organization with the roster on top: the configuration stays the authority for offices, people's coming and going does not. */
import type { Department, Organization, Person } from '../people';
import { withoutLeavers, withSuccessor } from './offices';
import type { Roster } from './roster-terms';

export function withRoster(configured: Organization, roster: Roster): Organization {
  const named = {
    ...configured,
    people: [...configured.people, ...roster.members].map((person) => personWith(person, roster)),
    departments: configured.departments.map((department) => departmentWith(department, roster)),
  };
  const succeeded = roster.successions.reduce(
    (one, { from, to, offices }) => withSuccessor(one, from, to, offices),
    named,
  );
  return Object.keys(roster.left).length === 0 ? succeeded : withoutLeavers(succeeded);
}

/** New cards show the name the directory has now; what was signed keeps its own (§3.3 case 34). */
function personWith(person: Person, { seen, left, accounts }: Roster): Person {
  const as = seen[person.id];
  const since = left[person.id]?.since;
  return {
    ...person,
    ...accounts[person.id],
    ...(as && { name: as.name || person.name, title: as.title || person.title }),
    ...(since !== undefined && { left: since }),
  };
}

function departmentWith(department: Department, { departments, officers }: Roster): Department {
  const { id, synced, configuredOfficer = department.informationOfficer } = department;
  const read = synced ? departments[id] : undefined;
  const officer = officers[id];
  const isNewer = officer !== undefined && officer.over === configuredOfficer;
  return {
    ...department,
    ...(read && { name: read.name || department.name, head: read.head ?? department.head }),
    ...(isNewer && { informationOfficer: officer.personId }),
    configuredOfficer,
  };
}
