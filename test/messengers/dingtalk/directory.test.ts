import { readDirectory } from '../../../src/messengers/dingtalk/directory';
import type { DingtalkApi } from '../../../src/messengers/dingtalk/client';
import type { Fields } from '../../../src/messengers/dingtalk/fields';
import { PlatformRefused, PlatformUnreachable } from '../../../src/lib/outgoing';

const COMPANY: Record<string, Fields> = {
  'department/get 1': { dept_id: 1, name: '云雀谷健康' },
  'department/get 7': { dept_id: 7, name: '研发部', dept_manager_userid_list: ['Boss'] },
  'listsub 1': { list: [{ dept_id: 7, name: '研发部', parent_id: 1 }] },
  'user/list 1 0': { has_more: true, next_cursor: 1, list: [{ userid: 'Boss', name: '钱一', dept_id_list: [1, 7] }] },
  'user/list 1 1': { has_more: false, list: [{ userid: 'two', name: '李思', title: '部长', dept_id_list: [1] }] },
  'user/list 7 0': { has_more: false, list: [{ userid: 'boss', name: '钱一', dept_id_list: [7], active: false }] },
  'user/get three': { userid: 'three', name: '王武', dept_id_list: [9] },
};
const SCOPE = { authed_dept: [1], authed_user: ['three', 'gone'] };

/** DingTalk's answers by call; `change` replaces some. */
function apiOf(change: Record<string, unknown> = {}) {
  const asked: string[] = [];
  const answers: Record<string, unknown> = { ...COMPANY, ...change };
  const api = {
    oldGet: async (path: string) => ({ [path === 'auth/scopes' ? 'auth_org_scopes' : 'x']: SCOPE }),
    old: async (path: string, body: Record<string, unknown>) => {
      const call = path.replace(/^topapi\/v2\/|department\/(?=listsub)/g, '').replace(/^topapi\/v2\//, '');
      const key = [call, body['dept_id'] ?? body['userid'], ...('cursor' in body ? [body['cursor']] : [])].join(' ');
      asked.push(key);
      if (key === 'user/get gone') throw new PlatformRefused('dingtalk', '60121', 'content', 'no such user');
      const found = answers[key];
      return { result: key.startsWith('listsub') ? ((found as Fields | undefined)?.['list'] ?? undefined) : found };
    },
  } as unknown as DingtalkApi;
  return { api, asked };
}

test('departments downwards from the scope, members page by page, each person once with all departments', async () => {
  await expect(readDirectory(apiOf().api)).resolves.toEqual({
    departments: [
      { id: '1', name: '云雀谷健康', leaders: [] },
      { id: '7', name: '研发部', leaders: ['boss'] },
    ],
    users: [
      { userId: 'boss', name: '钱一', title: '', departments: ['1', '7'], active: true },
      { userId: 'two', name: '李思', title: '部长', departments: ['1'], active: true },
      { userId: 'three', name: '王武', title: '', departments: ['9'], active: true },
    ],
  });
});

test.each<[string, Record<string, unknown>]>([
  ['a page without a word on whether there are more', { 'user/list 1 0': { list: [] } }],
  ['a next page that is the same again', { 'user/list 1 0': { has_more: true, next_cursor: 0, list: [] } }],
  ['a department that is not described', { 'department/get 7': undefined }],
])('%s ends the reading: nobody is gone for it', async (_what, change) => {
  await expect(readDirectory(apiOf(change).api)).rejects.toThrow(PlatformUnreachable);
});
