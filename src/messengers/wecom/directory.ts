/**
 * The company's directory as far as the app sees it (`wecom.md` §8.3): departments in the app's visibility scope, their direct members, and
 * the members and tags the scope names one by one. Everything or nothing: one failed call fails the whole reading, so that nobody is
 * taken for gone because an answer was missing. The app's own secret is enough.
 */
import type { Directory, DirectoryDepartment, DirectoryUser } from '../../domain/house/directory';
import { PlatformRefused } from '../../lib/outgoing';
import type { WecomApi } from './client';

type Fields = Record<string, unknown>;

/** Member calls under way at once, far below what a corp may ask in a minute (§15). */
const AT_ONCE = 4;
/** `user/get` says this of somebody who is gone although the scope still names them. */
const NO_SUCH_USER = '60111';
const ACTIVE = [1, 4];

export async function readDirectory(api: WecomApi, agentId: number): Promise<Directory> {
  const scope = await readScope(api, agentId);
  const departments = listOf((await api.call({ path: 'department/list' }))['department']).map(departmentOf);
  const users = new Map<string, DirectoryUser>();
  const take = (member: Fields) => {
    const user = userOf(member);
    if (user.userId) users.set(user.userId, user);
  };
  await eachOf(departments, async ({ id }) => {
    const answer = await api.call({ path: 'user/list', query: { department_id: id } });
    listOf(answer['userlist']).forEach(take);
  });
  const others = [...scope.users, ...(await usersOfTags(api, scope.tags))].filter((userId) => !users.has(userId));
  await eachOf([...new Set(others)], async (userid) => {
    const member = await memberOrNull(api, userid);
    if (member) take(member);
  });
  return { departments, users: [...users.values()] };
}

async function readScope(api: WecomApi, agentId: number): Promise<{ users: string[]; tags: string[] }> {
  const agent = await api.call({ path: 'agent/get', query: { agentid: `${agentId}` } });
  const users = listOf(fieldsOf(agent['allow_userinfos'])['user']).map(({ userid }) => lower(userid));
  const tags = fieldsOf(agent['allow_tags'])['tagid'];
  return { users: users.filter(Boolean), tags: Array.isArray(tags) ? tags.map(String) : [] };
}

async function usersOfTags(api: WecomApi, tags: string[]): Promise<string[]> {
  const found: string[] = [];
  await eachOf(tags, async (tagid) => {
    const { userlist } = await api.call({ path: 'tag/get', query: { tagid } });
    found.push(...listOf(userlist).map(({ userid }) => lower(userid)));
  });
  return found.filter(Boolean);
}

async function memberOrNull(api: WecomApi, userid: string): Promise<Fields | null> {
  try {
    return await api.call({ path: 'user/get', query: { userid } });
  } catch (error) {
    if (error instanceof PlatformRefused && error.code === NO_SUCH_USER) return null;
    throw error;
  }
}

function departmentOf(department: Fields): DirectoryDepartment {
  const leaders = department['department_leader'];
  return {
    id: `${String(department['id'])}`,
    name: textIn(department['name']),
    leaders: Array.isArray(leaders) ? leaders.map(lower).filter(Boolean) : [],
  };
}

/** A member whose state is not told is there. */
function userOf(member: Fields): DirectoryUser {
  const { department, status } = member;
  return {
    userId: lower(member['userid']),
    name: textIn(member['name']),
    title: textIn(member['position']),
    departments: Array.isArray(department) ? department.map(String) : [],
    active: typeof status !== 'number' || ACTIVE.includes(status),
  };
}

/** Work on all, a few at a time; the first failure is everybody's. */
async function eachOf<T>(all: T[], work: (one: T) => Promise<void>): Promise<void> {
  for (let start = 0; start < all.length; start += AT_ONCE) {
    await Promise.all(all.slice(start, start + AT_ONCE).map(work));
  }
}

function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter((one): one is Fields => typeof one === 'object' && one !== null) : [];
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function lower(value: unknown): string {
  return textIn(value).toLowerCase();
}
