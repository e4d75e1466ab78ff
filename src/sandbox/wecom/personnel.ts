/** What the company changes in its directory, and the `change_contact` event WeCom makes of it (wecom.md §2.4). */
import { ControlError } from '../errors';
import { sandboxDepartments, sandboxPeople, type SandboxPerson } from '../people';
import type { XmlNode } from '../xml';
import { memberObject, partyOf } from './directory';
import { memberOf, type Wecom, type WecomState } from './state';

/** One change; departments are named by their id in the sample company. */
export type Personnel =
  | { leave: string }
  | { join: string; name: string; title: string; department: string }
  | { person: string; name?: string; title?: string; department?: string }
  | { party: string; name?: string; leader?: string };

/** Everybody who has a phone: those of the founding and those who joined, as the directory has them now. */
export function peopleNow(state: WecomState, further: SandboxPerson[]): SandboxPerson[] {
  const { people, joined, departments } = state.directory;
  const nameNow = (founded: string) => {
    const id = sandboxDepartments().find(({ name }) => name === founded)?.id ?? '';
    return departments[id]?.name ?? founded;
  };
  return [...sandboxPeople(), ...further, ...joined].map((person) => {
    const { department, ...change } = people[person.userid] ?? {};
    return { ...person, ...change, department: nameNow(department ?? person.department) };
  });
}

/** Makes the change and gives the event's fields. @throws ControlError for somebody or something that is not there */
export function changeDirectory(wecom: Wecom, change: Personnel): XmlNode {
  if ('leave' in change) return leave(wecom, change.leave);
  if ('join' in change) return join(wecom, change);
  if ('party' in change) return changeParty(wecom, change);
  const { person: userid, ...fields } = change;
  const person = requireMember(wecom, userid);
  const { department, ...shown } = fields;
  Object.assign((wecom.state.directory.people[person.userid] ??= {}), {
    ...shown,
    ...(department !== undefined && { department: foundedName(department) }),
  });
  return { ChangeType: 'update_user', ...userFields(wecom, person.userid, fields) };
}

function leave(wecom: Wecom, userid: string): XmlNode {
  const person = requireMember(wecom, userid);
  (wecom.state.directory.people[person.userid] ??= {}).left = true;
  return { ChangeType: 'delete_user', UserID: person.userid };
}

function join(wecom: Wecom, { join: userid, name, title, department }: Extract<Personnel, { join: string }>): XmlNode {
  if (memberOf(wecom, userid)) throw new ControlError(`${userid} is in the directory already`);
  const { people, joined } = wecom.state.directory;
  const home = foundedName(department);
  if (wecom.people.some((person) => person.userid === userid)) people[userid] = { name, title, department: home };
  else joined.push({ id: null, userid, name, title, department: home });
  return { ChangeType: 'create_user', ...userFields(wecom, userid, { name, title, department }) };
}

/** A new leader is told as a change of the member, a new name as one of the department. */
function changeParty(wecom: Wecom, { party, name, leader }: Extract<Personnel, { party: string }>): XmlNode {
  foundedName(party);
  if (leader !== undefined) requireMember(wecom, leader);
  Object.assign((wecom.state.directory.departments[party] ??= {}), {
    ...(name !== undefined && { name }),
    ...(leader !== undefined && { leader }),
  });
  if (leader !== undefined && name === undefined) {
    return {
      ChangeType: 'update_user',
      UserID: leader,
      IsLeaderInDept: '1',
      Department: `${partyOf(wecom, party).id}`,
    };
  }
  return { ChangeType: 'update_party', Id: `${partyOf(wecom, party).id}`, Name: partyOf(wecom, party).name };
}

/** Only what changed. */
function userFields(
  wecom: Wecom,
  userid: string,
  changed: { name?: string; title?: string; department?: string },
): XmlNode {
  const { name, position, department, is_leader_in_dept } = memberObject(wecom, requireMember(wecom, userid));
  return {
    UserID: userid,
    ...(changed.name !== undefined && { Name: name }),
    ...(changed.title !== undefined && { Position: position }),
    ...(changed.department !== undefined && {
      Department: department.join(','),
      IsLeaderInDept: is_leader_in_dept.join(','),
    }),
  };
}

function requireMember(wecom: Wecom, userid: string): SandboxPerson {
  const person = memberOf(wecom, userid);
  if (!person) throw new ControlError(`nobody in the directory has the userid ${userid}`);
  return person;
}

function foundedName(id: string): string {
  const department = sandboxDepartments().find((one) => one.id === id);
  if (!department) throw new ControlError(`there is no department ${id}`);
  return department.name;
}
