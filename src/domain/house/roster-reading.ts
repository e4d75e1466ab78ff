/** A whole reading of the directory against what was known: who is new, renamed, gone or back; what synced departments are called. */
import type { Department, Organization, Person } from '../people';
import type { Directory, DirectoryDepartment, DirectoryUser } from './directory';
import { officesOf } from './offices';
import type { Roster, RosterCommand, RosterEvent } from './roster-terms';

type Reading = Extract<RosterCommand, { type: 'ReadDirectory' }>;

/** So few may be missing at once without a doubt; of a larger company a third. */
const FEW = 2;

/** The same reading again says nothing. */
export function readings(
  state: Roster,
  { messenger, directory, began }: Reading,
  organization: Organization,
): RosterEvent[] {
  const users = new Map(directory.users.map((user) => [user.userId, user]));
  const synced = organization.departments.flatMap((department) => {
    const read = partyOf(department, state, directory);
    return read ? [{ department, read }] : [];
  });
  const joined = newMembers(
    organization,
    messenger,
    directory,
    synced.map(({ read }) => read),
  );
  const everybody = [...organization.people, ...joined];
  const userOf = (person: Person) => users.get((person[messenger] ?? '').toLowerCase());
  const events: RosterEvent[] = joined.map((person) => ({ type: 'MemberJoined', person }));
  for (const person of everybody) events.push(...seenAs(state, person, userOf(person), began));
  for (const { department, read } of synced) {
    const head = everybody.find((one) => read.leaders.includes((one[messenger] ?? '').toLowerCase()))?.id ?? null;
    events.push(...departmentAs(state, department, read, head));
  }
  return [
    ...events,
    ...departures(state, { ...organization, people: everybody }, (person) => userOf(person)?.active ?? false),
  ];
}

/** A department is known by its number once it was found by its name, so that it may be renamed. */
function partyOf(department: Department, state: Roster, { departments }: Directory): DirectoryDepartment | undefined {
  if (!department.synced) return undefined;
  const number = department.wecom ?? state.departments[department.id]?.directoryId;
  return departments.find(({ id, name }) => (number === undefined ? name === department.name : id === number));
}

/** Who works in a synced department is somebody here, also without a line in the configuration. */
function newMembers(
  { people }: Organization,
  messenger: 'wecom' | 'dingtalk',
  { users }: Directory,
  synced: DirectoryDepartment[],
): Person[] {
  const numbers = new Set(synced.map(({ id }) => id));
  const known = new Set(people.flatMap((person) => person[messenger]?.toLowerCase() ?? []));
  return users
    .filter((user) => user.active && !known.has(user.userId) && user.departments.some((id) => numbers.has(id)))
    .map(({ userId, name, title }) => ({
      id: `${messenger}.${userId}`,
      name: name || userId,
      title,
      [messenger]: userId,
    }));
}

function seenAs({ seen, left }: Roster, person: Person, user: DirectoryUser | undefined, began: number): RosterEvent[] {
  const gone = left[person.id]?.since;
  if (!user?.active || (gone !== undefined && gone >= began)) return [];
  const { userId, name, title } = user;
  const before = seen[person.id];
  const isNew = before?.userId !== userId || before.name !== name || before.title !== title;
  return [
    ...(isNew ? [{ type: 'PersonSeen' as const, personId: person.id, seen: { userId, name, title } }] : []),
    ...(gone === undefined ? [] : [{ type: 'PersonReturned' as const, personId: person.id }]),
  ];
}

function departmentAs(
  { departments }: Roster,
  { id: departmentId }: Department,
  { id: directoryId, name }: DirectoryDepartment,
  head: string | null,
): RosterEvent[] {
  const before = departments[departmentId];
  const isSame = before?.directoryId === directoryId && before.name === name && before.head === head;
  return isSame ? [] : [{ type: 'DepartmentRead', departmentId, directoryId, name, head }];
}

/**
 * Gone is who was seen before and is not there now. Somebody never seen may stand outside the app's visibility: `doctor` shows them. Who is
 * new or back counts at once, or the same reading would be doubted the first time and believed the second.
 */
function departures(state: Roster, organization: Organization, isThere: (person: Person) => boolean): RosterEvent[] {
  const { people } = organization;
  const present = people.filter(({ id, left }) => state.seen[id] !== undefined && left === undefined);
  const missing = present.filter((person) => !isThere(person)).map(({ id }) => id);
  const known = people.filter((person) => present.includes(person) || isThere(person));
  if (missing.length > Math.max(FEW, known.length / 3)) {
    const isKnown = missing.length === state.doubted.length && missing.every((id) => state.doubted.includes(id));
    return isKnown ? [] : [{ type: 'DirectoryDoubted', missing }];
  }
  return [
    ...(state.doubted.length > 0 ? [{ type: 'DirectoryBelieved' as const }] : []),
    ...missing.map((personId) => ({
      type: 'PersonLeft' as const,
      personId,
      offices: officesOf(organization, personId),
    })),
  ];
}
