/** What the company changes in DingTalk's directory, and the event that tells it (dingtalk.md §7): events carry ids, never what changed. */
import { ControlError } from '../errors';
import { sandboxDepartments } from '../people';
import type { Personnel } from '../wecom/personnel';
import { requireMember } from './chat';
import { departmentNumber } from './contacts';
import { dingtalkUserid, memberOf } from './people';
import type { Dingtalk } from './state';

/**
 * Makes the change and gives the event; people are named by their userid in DingTalk, departments by their id in the sample company.
 * @throws ControlError for somebody or something that is not there
 */
export function changeDirectory(dingtalk: Dingtalk, change: Personnel): Record<string, unknown> {
  if ('leave' in change) return told(dingtalk, 'user_leave_org', leave(dingtalk, change.leave));
  if ('join' in change) return told(dingtalk, 'user_add_org', join(dingtalk, change));
  const { directory } = dingtalk.state;
  if ('party' in change) {
    const { party, ...changed } = change;
    const number = departmentNumber(requireDepartment(party).id);
    if (changed.leader !== undefined) requireMember(dingtalk, changed.leader);
    Object.assign((directory.departments[party] ??= {}), changed);
    return told(dingtalk, 'org_dept_modify', { deptId: [number] });
  }
  const { person: userid, department, ...shown } = change;
  requireMember(dingtalk, userid);
  Object.assign((directory.people[userid] ??= {}), {
    ...shown,
    ...(department !== undefined && { department: requireDepartment(department).name }),
  });
  return told(dingtalk, 'user_modify_org', { userId: [userid] });
}

function told(dingtalk: Dingtalk, eventType: string, about: object): Record<string, unknown> {
  return { eventType, timeStamp: `${dingtalk.now()}`, ...about };
}

/** Out of the directory at once. */
function leave(dingtalk: Dingtalk, userid: string): object {
  requireMember(dingtalk, userid);
  dingtalk.state.left.push(userid);
  return { userId: [userid] };
}

function join(dingtalk: Dingtalk, { join: name, ...shown }: Extract<Personnel, { join: string }>): object {
  const userid = dingtalkUserid({ id: null, userid: name });
  if (memberOf(dingtalk, userid)) throw new ControlError(`${userid} is in the directory already`);
  const department = requireDepartment(shown.department).name;
  dingtalk.state.directory.joined.push({ id: null, userid: name, name: shown.name, title: shown.title, department });
  return { userId: [userid] };
}

function requireDepartment(id: string) {
  const department = sandboxDepartments().find((one) => one.id === id);
  if (!department) throw new ControlError(`there is no department ${id}`);
  return department;
}
