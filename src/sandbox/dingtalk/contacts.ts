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
  parent_id: number;
  head: string | null;
}

function departments(): Department[] {
  const below = sandboxDepartments().map(({ name, head }, index) => ({
    dept_id: 1001 + index,
    name,
    parent_id: ROOT,
    head: dingtalkUserid({ id: head, userid: '' }),
  }));
  return [{ dept_id: ROOT, name: companyName(), parent_id: 0, head: null }, ...below];
}

/** `topapi/v2/department/listsub`. */
export async function listSub(_dingtalk: Dingtalk, call: Call) {
  const { dept_id: parent } = requireDepartment((await fieldsOf(call))['dept_id'] ?? ROOT);
  const children = departments().filter(({ parent_id }) => parent_id === parent);
  return { result: children.map(({ dept_id, name, parent_id }) => ({ dept_id, name, parent_id })) };
}

/** `topapi/v2/department/get`. */
export async function getDepartment(_dingtalk: Dingtalk, call: Call) {
  const { head, ...department } = requireDepartment((await fieldsOf(call))['dept_id']);
  return { result: { ...department, dept_manager_userid_list: head ? [head] : [] } };
}

/** `topapi/v2/user/list`: a page of the direct members. */
export async function listUsers(dingtalk: Dingtalk, call: Call) {
  const { dept_id, cursor, size } = await fieldsOf(call);
  const { dept_id: wanted } = requireDepartment(dept_id);
  const [from, most] = [Number(cursor), Number(size)];
  if (!Number.isInteger(from) || !(most >= 1 && most <= 100)) throw new PlatformError(40035, 'bad paging');
  const all = members(dingtalk).filter((member) => homeOf(member).dept_id === wanted);
  const page = all.slice(from, from + most);
  const more = from + most < all.length;
  return {
    result: { has_more: more, ...(more && { next_cursor: from + most }), list: page.map(userObject) },
  };
}

/** `topapi/v2/user/get`. */
export async function getUser(dingtalk: Dingtalk, call: Call) {
  const member = memberOf(dingtalk, (await fieldsOf(call))['userid']);
  if (!member) throw new PlatformError(60121, '找不到该用户');
  return { result: userObject(member) };
}

/** `topapi/user/getbyunionid`. */
export async function getByUnionid(dingtalk: Dingtalk, call: Call) {
  const { unionid } = await fieldsOf(call);
  const member = members(dingtalk).find((one) => one.unionid === unionid);
  if (!member) throw new PlatformError(60121, '找不到该用户');
  return { result: { userid: member.userid, contact_type: member.person.id === null ? 1 : 0 } };
}

function userObject(member: Member) {
  const { userid, unionid, person } = member;
  const home = homeOf(member);
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

function homeOf({ person }: Member): Department {
  const [root, ...below] = departments();
  return below.find(({ name }) => name === person.department) ?? root!;
}

function requireDepartment(id: unknown): Department {
  const found = departments().find(({ dept_id }) => `${dept_id}` === `${id}`);
  if (!found) throw new PlatformError(60003, 'department not found');
  return found;
}

/** JSON and forms are both taken. */
async function fieldsOf(call: Call): Promise<Record<string, unknown>> {
  return jsonBody(call) ?? Object.fromEntries((await readForm(call)).fields);
}
