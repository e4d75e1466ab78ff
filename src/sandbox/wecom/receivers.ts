import { PlatformError } from '../errors';
import { departmentMembers } from './directory';
import { memberOf, members, type Wecom } from './state';

export interface Receivers {
  /** Userids of the directory, each once. */
  users: string[];
  /** As the platform reports them: lower-case, joined by `|`. */
  invaliduser: string;
  invalidparty: string;
  invalidtag: string;
}

/**
 * Who a sending reaches (wecom.md §5.1).
 * @throws PlatformError 82001 nobody named, 81013 all of them invalid, 40032/82002/82003 too many
 */
export function receiversOf(wecom: Wecom, body: Record<string, unknown>): Receivers {
  if (body['touser'] === '@all') {
    return { users: members(wecom).map(({ userid }) => userid), invaliduser: '', invalidparty: '', invalidtag: '' };
  }
  const users = listed(body['touser'], 1000, 40032);
  const parties = listed(body['toparty'], 100, 82002);
  const tags = listed(body['totag'], 100, 82003);
  if (users.length + parties.length + tags.length === 0) throw new PlatformError(82001, 'no receiver given');

  const known = users.flatMap((userid) => memberOf(wecom, userid)?.userid ?? []);
  const partyMembers = parties.map((id) => departmentMembers(wecom, Number(id)));
  const receivers = {
    users: [...new Set([...known, ...partyMembers.flat()])],
    invaliduser: users
      .filter((userid) => !memberOf(wecom, userid))
      .join('|')
      .toLowerCase(),
    invalidparty: parties.filter((_id, index) => partyMembers[index]?.length === 0).join('|'),
    invalidtag: tags.join('|'),
  };
  if (receivers.users.length === 0) throw new PlatformError(81013, 'user & party & tag all invalid');
  return receivers;
}

function listed(value: unknown, most: number, tooMany: number): string[] {
  if (value === undefined || value === '') return [];
  if (typeof value !== 'string') throw new PlatformError(40031, 'a receiver list is one text joined by |');
  const ids = value.split('|').filter((id) => id !== '');
  if (ids.length > most) throw new PlatformError(tooMany, `more than ${most} receivers`);
  return ids;
}
