import { sandboxDepartments, companyName, type SandboxPerson } from '../people';
import { PlatformError } from '../errors';
import type { Call } from '../http';
import { members, memberOf, type Wecom } from './state';

const ROOT = 1;

export interface Department {
  id: number;
  name: string;
  parentid: number;
  order: number;
  department_leader: string[];
}

/** The tree: the company, and its departments right below. */
function departments(wecom: Wecom): Department[] {
  const below = sandboxDepartments().map(({ id }) => partyOf(wecom, id));
  return [{ id: ROOT, name: companyName(), parentid: 0, order: 100, department_leader: [] }, ...below];
}

/** A department as the directory has it now; `id` is that of `sandboxDepartments`. */
export function partyOf(wecom: Wecom, id: string): Department {
  const index = sandboxDepartments().findIndex((department) => department.id === id);
  const founded = sandboxDepartments()[index];
  if (!founded) throw new PlatformError(60003, 'department not found');
  const change = wecom.state.directory.departments[id];
  const leader = members(wecom).find((person) =>
    change?.leader === undefined ? person.id === founded.head : person.userid === change.leader,
  );
  return {
    id: index + 2,
    name: change?.name ?? founded.name,
    parentid: ROOT,
    order: 100 - index,
    department_leader: leader ? [leader.userid] : [],
  };
}

/** A member object as `user/get` gives it. */
export function memberObject(wecom: Wecom, person: SandboxPerson) {
  const home = departments(wecom).find(({ name }) => name === person.department);
  const leads = home?.department_leader.includes(person.userid) ?? false;
  return {
    userid: person.userid,
    name: person.name,
    department: [home?.id ?? ROOT],
    order: [0],
    position: person.title,
    is_leader_in_dept: [leads ? 1 : 0],
    direct_leader: leads ? [] : (home?.department_leader ?? []),
    main_department: home?.id ?? ROOT,
    alias: '',
    status: 1,
    extattr: { attrs: [] },
  };
}

/** Userids of the direct members of a department. */
export function departmentMembers(wecom: Wecom, departmentId: number): string[] {
  return members(wecom)
    .filter((person) => memberObject(wecom, person).department.includes(departmentId))
    .map(({ userid }) => userid);
}

export function getUser(wecom: Wecom, call: Call) {
  const person = memberOf(wecom, call.query.get('userid') ?? '');
  if (!person) throw new PlatformError(60111, 'userid not found');
  return memberObject(wecom, person);
}

export function listUsers(wecom: Wecom, call: Call) {
  return { userlist: directMembers(wecom, call) };
}

export function listUserNames(wecom: Wecom, call: Call) {
  return { userlist: directMembers(wecom, call).map(({ userid, name, department }) => ({ userid, name, department })) };
}

function directMembers(wecom: Wecom, call: Call) {
  const { id } = knownDepartment(wecom, call.query.get('department_id'));
  return members(wecom)
    .map((person) => memberObject(wecom, person))
    .filter(({ department }) => department.includes(id));
}

export function listDepartments(wecom: Wecom, call: Call) {
  return { department: subtree(wecom, call) };
}

export function listDepartmentIds(wecom: Wecom, call: Call) {
  return { department_id: subtree(wecom, call).map(({ id, parentid, order }) => ({ id, parentid, order })) };
}

export function getDepartment(wecom: Wecom, call: Call) {
  return { department: knownDepartment(wecom, call.query.get('id')) };
}

function subtree(wecom: Wecom, call: Call): Department[] {
  const root = knownDepartment(wecom, call.query.get('id') ?? `${ROOT}`);
  return departments(wecom).filter(({ id, parentid }) => id === root.id || parentid === root.id);
}

function knownDepartment(wecom: Wecom, id: string | null): Department {
  const found = departments(wecom).find((department) => `${department.id}` === id);
  if (!found) throw new PlatformError(60003, 'department not found');
  return found;
}

/** `agent/get`: everybody is in the app's visibility scope, the guest too. */
export function getAgent(wecom: Wecom, call: Call) {
  const { agentId } = wecom.credentials;
  if (call.query.get('agentid') !== `${agentId}`) throw new PlatformError(301002, 'not allowed for this agentid');
  return {
    agentid: agentId,
    name: '签发',
    allow_userinfos: { user: members(wecom).map(({ userid }) => ({ userid })) },
    allow_partys: { partyid: [ROOT] },
    allow_tags: { tagid: [] },
    close: 0,
    redirect_domain: wecom.callbackUrl() && new URL(wecom.callbackUrl()).host,
    isreportenter: 1,
    home_url: '',
  };
}
