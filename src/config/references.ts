/**
 * What one part of a configuration says about another: ids that must be unique, people and departments that must exist. Reads the
 * unchecked mapping, so that a fault elsewhere hides nothing here; what has the wrong shape is told by the shape's own check.
 */
import type { KeyPath, ProblemList } from './problems';
import { at, isMapping, items } from './raw';

interface Reference {
  path: KeyPath;
  value: string;
}

export function checkReferences(raw: unknown, problems: ProblemList): void {
  const organization = at(raw, 'organization');
  const people = fields(['organization', 'people'], at(organization, 'people'), 'id');
  const departments = fields(['organization', 'departments'], at(organization, 'departments'), 'id');
  const accounts = at(raw, 'accounts');

  checkUnique(people, problems, 'person has this id');
  checkUnique(
    fields(['organization', 'people'], at(organization, 'people'), 'wecom'),
    problems,
    'person has this userid',
  );
  checkUnique(
    fields(['organization', 'people'], at(organization, 'people'), 'dingtalk'),
    problems,
    'person has this id',
  );
  checkUnique(departments, problems, 'department has this id');
  checkUnique(fields(['accounts'], accounts, 'id'), problems, 'account has this id');
  checkUnique(
    fields(['console', 'apiTokens'], at(raw, 'console', 'apiTokens'), 'name'),
    problems,
    'token has this name',
  );
  checkUnique(
    fields(['organization', 'departments'], at(organization, 'departments'), 'informationOfficer'),
    problems,
    'department has this person as its officer',
  );

  checkExists(namedPeople(raw), people, problems, 'person', 'organization people');
  checkExists(
    fields(['accounts'], accounts, 'ownerDepartment'),
    departments,
    problems,
    'department',
    'organization departments',
  );
  checkLists(organization, problems);
  checkDelegations(organization, problems);
  checkSuperiors(organization, problems);
}

/** Roles held by lists of people. */
const ROLE_LISTS: KeyPath[] = [
  ['office', 'contacts'],
  ['office', 'editors'],
  ['office', 'publishers'],
  ['executives'],
  ['archivists'],
  ['auditors'],
  ['sysAdmins'],
];

function namedPeople(raw: unknown): Reference[] {
  const organization = at(raw, 'organization');
  const inOrganization = (...keys: string[]) => single(['organization', ...keys], at(organization, ...keys));
  return [
    ...fields(['organization', 'departments'], at(organization, 'departments'), 'head'),
    ...fields(['organization', 'departments'], at(organization, 'departments'), 'informationOfficer'),
    ...fields(['organization', 'departments'], at(organization, 'departments'), 'superior'),
    ...inOrganization('office', 'head'),
    ...inOrganization('office', 'credentialCustodian'),
    ...inOrganization('secrecyLead'),
    ...ROLE_LISTS.flatMap((list) => members(organization, list)),
    ...fields(['organization', 'delegations'], at(organization, 'delegations'), 'from'),
    ...fields(['organization', 'delegations'], at(organization, 'delegations'), 'to'),
    ...entries(['policy', 'dutyList'], at(raw, 'policy', 'dutyList')),
  ];
}

function members(organization: unknown, list: KeyPath): Reference[] {
  return entries(['organization', ...list], at(organization, ...list.map(String)));
}

/** 第七条: one officer per department and one department per officer; ids compare without case, as messengers do. */
function checkUnique(all: Reference[], problems: ProblemList, who: string): void {
  const first = new Map<string, Reference>();
  for (const reference of all) {
    const key = reference.value.toLowerCase();
    if (first.has(key)) problems.add(reference.path, `another ${who} already`);
    else first.set(key, reference);
  }
}

function checkExists(named: Reference[], known: Reference[], problems: ProblemList, what: string, place: string): void {
  // a list that is not there at all is told once, not by everybody who is missing from it
  if (known.length === 0) return;
  const ids = new Set(known.map(({ value }) => value));
  for (const { path, value } of named) {
    if (!ids.has(value)) problems.add(path, `no ${what} ${shown(value)} among the ${place}`);
  }
}

/** Only what looks like an id is repeated: a secret may have slipped to the wrong place. */
function shown(value: string): string {
  return /^[A-Za-z]{1,8}[-_.]?[\w.-]{0,15}$/.test(value) ? value : 'with this id';
}

function checkLists(organization: unknown, problems: ProblemList): void {
  for (const list of ROLE_LISTS) {
    checkUnique(members(organization, list), problems, 'entry of this list is the same person');
  }
}

/** Nobody reviews in his own place. */
function checkSuperiors(organization: unknown, problems: ProblemList): void {
  items(at(organization, 'departments')).forEach((department, index) => {
    const superior = at(department, 'superior');
    if (typeof superior === 'string' && superior === at(department, 'head')) {
      problems.add(['organization', 'departments', index, 'superior'], 'expected somebody else than head');
    }
  });
}

function checkDelegations(organization: unknown, problems: ProblemList): void {
  items(at(organization, 'delegations')).forEach((delegation, index) => {
    const from = at(delegation, 'from');
    if (typeof from === 'string' && from === at(delegation, 'to')) {
      problems.add(['organization', 'delegations', index, 'to'], 'expected somebody else than from');
    }
  });
}

/** One key of every mapping in a list, where it is text. */
function fields(path: KeyPath, list: unknown, key: string): Reference[] {
  return items(list).flatMap((item, index) =>
    isMapping(item) ? single([...path, index, key], Object.hasOwn(item, key) ? item[key] : undefined) : [],
  );
}

function entries(path: KeyPath, list: unknown): Reference[] {
  return items(list).flatMap((item, index) => single([...path, index], item));
}

function single(path: KeyPath, value: unknown): Reference[] {
  return typeof value === 'string' ? [{ path, value }] : [];
}
