/** The directory through the old API (dingtalk.md §7): direct children and direct members only, ids omitted where there is none. */
import { companyName, sandboxDepartments } from '../people';
import { PlatformError } from '../errors';
import { jsonBody, type Call } from '../http';
import { readForm } from '../multipart';
import { dingtalkUserid, memberOf, members, type Member } from './people';
import type { Dingtalk } from './state';

const ROOT = 1;

interface Department {
  dept_id: number;
  name: string;
  /** its first name, by which people are in it */
  founded: string;
  parent_id: number;
  head: string | null;
}

/** A department's number here; `id` is that of `sandboxDepartments`. */
export function departmentNumber(id: string): number {
  return 1001 + sandboxDepartments().findIndex((one) => one.id === id);
}

function departments(dingtalk: Dingtalk): Department[] {
  const below = sandboxDepartments().map(({ id, name, head }) => {
    const change = dingtalk.state.directory.departments[id];
    const leader = change?.leader ?? dingtalkUserid({ id: head, userid: '' });
    return {
      dept_id: departmentNumber(id),
      name: change?.name ?? name,
      founded: name,
      parent_id: ROOT,
      head: memberOf(dingtalk, leader) ? leader : null,
    };
  });
  const name = companyName();
  return [{ dept_id: ROOT, name, founded: name, parent_id: 0, head: null }, ...below];
}

/** `GET auth/scopes`: the whole company, the guest too. */
export function authScopes() {
  return { auth_org_scopes: { authed_dept: [ROOT], authed_user: [] } };
}

/** `topapi/v2/department/listsub`. */
export async function listSub(dingtalk: Dingtalk, call: Call) {
  const { dept_id: parent } = requireDepartment(dingtalk, (await fieldsOf(call))['dept_id'] ?? ROOT);
  const children = departments(dingtalk).filter(({ parent_id }) => parent_id === parent);
  return { result: children.map(({ dept_id, name, parent_id }) => ({ dept_id, name, parent_id })) };
}

/** `topapi/v2/department/get`. */
export async function getDepartment(dingtalk: Dingtalk, call: Call) {
  const { head, dept_id, name, parent_id } = requireDepartment(dingtalk, (await fieldsOf(call))['dept_id']);
  const leaders = head && { dept_manager_userid_list: [head] };
  return { result: { dept_id, name, parent_id, ...leaders } };
}

/** `topapi/v2/user/list`: a page of the direct members. */
export async function listUsers(dingtalk: Dingtalk, call: Call) {
  const { dept_id, cursor, size } = await fieldsOf(call);
  const { dept_id: wanted } = requireDepartment(dingtalk, dept_id);
  const [from, most] = [Number(cursor), Number(size)];
  if (!Number.isInteger(from) || !(most >= 1 && most <= 100)) throw new PlatformError(40035, 'bad paging');
  const all = members(dingtalk).filter((member) => homeOf(dingtalk, member).dept_id === wanted);
  const page = all.slice(from, from + most);
  const more = from + most < all.length;
  return {
    result: {
      has_more: more,
      ...(more && { next_cursor: from + most }),
      list: page.map((member) => userObject(dingtalk, member)),
    },
  };
}

/** `topapi/v2/user/get`. */
export async function getUser(dingtalk: Dingtalk, call: Call) {
  const member = memberOf(dingtalk, (await fieldsOf(call))['userid']);
  if (!member) throw new PlatformError(60121, '找不到该用户');
  return { result: userObject(dingtalk, member) };
}

/** `topapi/user/getbyunionid`. */
export async function getByUnionid(dingtalk: Dingtalk, call: Call) {
  const { unionid } = await fieldsOf(call);
  const member = members(dingtalk).find((one) => one.unionid === unionid);
  if (!member) throw new PlatformError(60121, '找不到该用户');
  return { result: { userid: member.userid, contact_type: member.person.id === null ? 1 : 0 } };
}

function userObject(dingtalk: Dingtalk, member: Member) {
  const { userid, unionid, person } = member;
  const home = homeOf(dingtalk, member);
  return {
    userid,
    unionid,
    name: person.name,
    title: person.title,
    active: true,
    dept_id_list: [home.dept_id],
    leader: home.head === userid,
    leader_in_dept: [{ dept_id: home.dept_id, leader: home.head === userid }],
  };
}

function homeOf(dingtalk: Dingtalk, { person }: Member): Department {
  const [root, ...below] = departments(dingtalk);
  return below.find(({ founded }) => founded === person.department) ?? root!;
}

function requireDepartment(dingtalk: Dingtalk, id: unknown): Department {
  const found = departments(dingtalk).find(({ dept_id }) => `${dept_id}` === `${id}`);
  if (found && dingtalk.quirks.outOfScope.includes(found.dept_id)) throw new PlatformError(50004, '部门不在授权范围内');
  if (!found) throw new PlatformError(60003, 'department not found');
  return found;
}

/** JSON and forms are both taken. */
async function fieldsOf(call: Call): Promise<Record<string, unknown>> {
  return jsonBody(call) ?? Object.fromEntries((await readForm(call)).fields);
}
