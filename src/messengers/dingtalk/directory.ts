/**
 * The company's directory as far as the app may read it (`dingtalk.md` §7): from the departments of its contact scope downwards, their
 * direct members page by page, and the people the scope names one by one. Everything or nothing: one failed call fails the whole reading,
 * so that nobody is taken for gone because an answer was missing. None of it costs quota.
 */
import type { Directory, DirectoryDepartment, DirectoryUser } from '../../domain/house/directory';
import { PlatformRefused, PlatformUnreachable } from '../../lib/outgoing';
import type { DingtalkApi } from './client';
import { fieldsOf, isFields, listOf, textOf, type Fields } from './fields';
import { PLATFORM } from './settings';

const PAGE = 100;
/** Of somebody who is gone although the scope still names them. */
const NO_SUCH_USER = '60121';

/** @throws PlatformRefused, PlatformUnreachable */
export async function readDirectory(api: DingtalkApi): Promise<Directory> {
  const scope = fieldsOf(await api.oldGet('auth/scopes'), 'auth_org_scopes');
  const departments = new Map<string, DirectoryDepartment>();
  const users = new Map<string, DirectoryUser>();
  const take = (member: Fields) => {
    const user = userOf(member);
    const before = users.get(user.userId);
    const all = [...new Set([...(before?.departments ?? []), ...user.departments])];
    if (user.userId) users.set(user.userId, { ...user, departments: all });
  };
  const waiting = listOf(scope, 'authed_dept').map(String);
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    if (departments.has(id)) continue;
    const { department, members, below } = await readDepartment(api, id);
    departments.set(id, department);
    members.forEach(take);
    waiting.push(...below);
  }
  for (const userid of listOf(scope, 'authed_user').map(lower)) {
    const member = users.has(userid) ? null : await memberOrNull(api, userid);
    if (member) take(member);
  }
  return { departments: [...departments.values()], users: [...users.values()] };
}

async function readDepartment(api: DingtalkApi, id: string) {
  const dept_id = Number(id);
  const { result: found } = await api.old('topapi/v2/department/get', { dept_id });
  if (!isFields(found)) return notUnderstood('department/get');
  const { result: below } = await api.old('topapi/v2/department/listsub', { dept_id });
  const members: Fields[] = [];
  for (let cursor: number | null = 0; cursor !== null;) {
    const { result: page } = await api.old('topapi/v2/user/list', { dept_id, cursor, size: PAGE });
    if (!isFields(page) || typeof page['has_more'] !== 'boolean') return notUnderstood('user/list');
    members.push(...listOf(page, 'list').filter(isFields));
    cursor = nextAfter(cursor, page);
  }
  return {
    department: { id, name: textOf(found, 'name'), leaders: listOf(found, 'dept_manager_userid_list').map(lower) },
    members,
    below: (Array.isArray(below) ? below : []).filter(isFields).map((department) => textOf(department, 'dept_id')),
  };
}

function nextAfter(cursor: number, page: Fields): number | null {
  if (page['has_more'] !== true) return null;
  const next = page['next_cursor'];
  return typeof next === 'number' && next > cursor ? next : notUnderstood('user/list: next_cursor');
}

async function memberOrNull(api: DingtalkApi, userid: string): Promise<Fields | null> {
  try {
    const { result } = await api.old('topapi/v2/user/get', { userid });
    return isFields(result) ? result : notUnderstood('user/get');
  } catch (error) {
    if (error instanceof PlatformRefused && error.code === NO_SUCH_USER) return null;
    throw error;
  }
}

/** `active` only says whether somebody has opened DingTalk yet: who is listed works there. */
function userOf(member: Fields): DirectoryUser {
  return {
    userId: lower(member['userid']),
    name: textOf(member, 'name').trim(),
    title: textOf(member, 'title').trim(),
    departments: listOf(member, 'dept_id_list').map(String),
    active: true,
  };
}

function lower(value: unknown): string {
  return typeof value === 'string' ? value.trim().toLowerCase() : '';
}

function notUnderstood(what: string): never {
  throw new PlatformUnreachable(PLATFORM, false, `the directory is not as expected: ${what}`);
}
