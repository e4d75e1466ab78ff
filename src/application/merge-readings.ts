/**
 * One company, several messengers: their directories become one before the roster hears of them, so that somebody who moved from one to
 * the other is not taken for a leaver. The first messenger speaks for all; people it does not have are named by where they are.
 */
import type { Directory, DirectoryDepartment, DirectoryUser } from '../domain/house/directory';
import type { Organization, Person } from '../domain/people';
import type { MessengerName } from './ports';

/** A messenger's directory, read whole. */
export interface Reading {
  messenger: MessengerName;
  directory: Directory;
}

/** A reading, and the company with the accounts by which it names people. */
export interface MergedReading extends Reading {
  organization: Organization;
}

/**
 * Somebody is there when any messenger has them active, and gone when none of those that knew them has. New people of a synced department
 * come from the first messenger alone; its name, head and number too, unless only another messenger has it.
 */
export function mergeReadings([first, ...others]: [Reading, ...Reading[]], organization: Organization): MergedReading {
  if (others.length === 0) return { ...first, organization };
  const { messenger } = first;
  const places = [first, ...others].map((reading) => placeOf(reading, messenger));
  const people = organization.people.map((person) => named(person, messenger, places));
  return {
    messenger,
    directory: {
      departments: merged(first.directory.departments, others, organization.people, people, messenger),
      users: [...first.directory.users, ...people.flatMap((person) => usersElsewhere(person, messenger, places))],
    },
    organization: { ...organization, people },
  };
}

interface Place {
  messenger: MessengerName;
  /** by the name this reading gives a user */
  users: Map<string, DirectoryUser>;
  nameOf(userId: string): string;
}

/** Another messenger's ids get its name in front: `:` is in no id of the first. */
function placeOf({ messenger, directory }: Reading, first: MessengerName): Place {
  const nameOf = (userId: string) => (messenger === first ? userId : `${messenger}:${userId}`).toLowerCase();
  const users = directory.users.map((user): [string, DirectoryUser] => [nameOf(user.userId), user]);
  return { messenger, users: new Map(users), nameOf };
}

/** The person under the account where they are now, else under the first they have. */
function named(person: Person, first: MessengerName, places: Place[]): Person {
  const names = places.flatMap(({ messenger, nameOf }) => (person[messenger] ? [nameOf(person[messenger])] : []));
  const there = names.find((name) => places.some(({ users }) => users.get(name)?.active));
  const name = there ?? names[0];
  return name === undefined ? person : { ...person, [first]: name };
}

function usersElsewhere(person: Person, first: MessengerName, places: Place[]): DirectoryUser[] {
  const userId = person[first] ?? '';
  return places.flatMap(({ messenger, users }) => {
    const user = messenger === first ? undefined : users.get(userId);
    return user ? [{ ...user, userId, departments: [] }] : [];
  });
}

/** The first messenger's departments, led by whom another one names where it names nobody; then those it does not have. */
function merged(
  own: DirectoryDepartment[],
  others: Reading[],
  before: Person[],
  after: Person[],
  first: MessengerName,
): DirectoryDepartment[] {
  const elsewhere = others.flatMap(({ messenger, directory }) =>
    directory.departments.map((department) => ({
      ...department,
      id: `${messenger}:${department.id}`,
      leaders: department.leaders.flatMap((userId) => {
        const index = before.findIndex((person) => person[messenger]?.toLowerCase() === userId);
        return after[index]?.[first] ?? [];
      }),
    })),
  );
  const led = own.map((department) => {
    const namesake = elsewhere.find(({ name }) => name === department.name);
    return department.leaders.length > 0 || !namesake ? department : { ...department, leaders: namesake.leaders };
  });
  const names = new Set(own.map(({ name }) => name));
  return [...led, ...elsewhere.filter(({ name }) => !names.has(name))];
}
