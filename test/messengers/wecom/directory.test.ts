import { createWecom } from '../../../src/messengers/wecom';
import { CONFIG, options } from './bench';
import { startFakeWecom, type FakeWecom } from './fake-wecom';

let platform: FakeWecom;
beforeEach(async () => {
  platform = await startFakeWecom();
});
afterEach(() => platform.stop());

const ok = (fields: object) => ({ json: { errcode: 0, errmsg: 'ok', ...fields } });
const read = () => createWecom({ ...CONFIG, apiBase: platform.url }, options()).directory!();

/** The scope: two departments, one person and one tag beside them. */
function company(): void {
  platform.script(
    'agent/get',
    ok({ allow_userinfos: { user: [{ userid: 'Boss' }, { userid: 'gone' }] }, allow_tags: { tagid: [7] } }),
  );
  const departments = [
    { id: 2, name: '医学科普部', department_leader: ['LiSi'], parentid: 1, order: 1 },
    { id: 3, name: '研发部', department_leader: [], parentid: 1, order: 2 },
  ];
  platform.script('department/list', ok({ department: departments }));
  const lisi = { userid: 'LiSi', name: '李思', position: '部长', department: [2], status: 1 };
  const wangwu = { userid: 'wangwu', name: '王武', department: [2, 3], status: 2 };
  platform.script('user/list', ok({ userlist: [lisi, wangwu] }), ok({ userlist: [wangwu] }));
  platform.script('tag/get', ok({ userlist: [{ userid: 'lisi' }, { userid: 'zhouliu' }] }));
}

test('everybody in the scope once, with title and state, and the leaders of the departments', async () => {
  company();
  platform.script(
    'user/get',
    ok({ userid: 'boss', name: '钱一', position: '总经理', department: [1], status: 1 }),
    { json: { errcode: 60111, errmsg: 'userid not found' } },
    ok({ userid: 'ZhouLiu', name: '周柳', department: [3] }),
  );
  expect(await read()).toEqual({
    departments: [
      { id: '2', name: '医学科普部', leaders: ['lisi'] },
      { id: '3', name: '研发部', leaders: [] },
    ],
    users: [
      { userId: 'lisi', name: '李思', title: '部长', departments: ['2'], active: true },
      { userId: 'wangwu', name: '王武', title: '', departments: ['2', '3'], active: false },
      { userId: 'boss', name: '钱一', title: '总经理', departments: ['1'], active: true },
      { userId: 'zhouliu', name: '周柳', title: '', departments: ['3'], active: true },
    ],
  });
  expect(platform.calls('user/list').map(({ query }) => query['department_id'])).toEqual(['2', '3']);
});

test('one failed call fails the whole reading: nobody is gone because an answer is missing', async () => {
  company();
  platform.script('user/get', { json: { errcode: 60011, errmsg: 'no privilege' } });
  await expect(read()).rejects.toMatchObject({ code: '60011' });
});
