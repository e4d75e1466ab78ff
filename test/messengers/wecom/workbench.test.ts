import { createWecom } from '../../../src/messengers/wecom';
import { CONFIG, options } from './bench';
import { startFakeWecom, type FakeWecom } from './fake-wecom';

let platform: FakeWecom;
beforeEach(async () => {
  platform = await startFakeWecom();
});
afterEach(() => platform.stop());

const ok = (fields: object = {}) => ({ json: { errcode: 0, errmsg: 'ok', ...fields } });
const no = (errcode: number) => ({ json: { errcode, errmsg: 'no' } });
const workbench = () => createWecom({ ...CONFIG, apiBase: platform.url }, options()).workbench!;
const MENU = [
  { name: '投稿', key: 'submit' },
  { name: '待办', key: 'todo' },
];
const BUTTONS = MENU.map((entry) => ({ type: 'click', ...entry }));
const bodies = (path: string) => platform.calls(path).map(({ body }) => JSON.parse(body) as unknown);

test('menu and tile are made where there are none', async () => {
  platform.script('menu/get', no(46003));
  platform.script('menu/create', ok());
  platform.script('agent/get_workbench_template', ok({ type: 'normal' }));
  platform.script('agent/set_workbench_template', ok());
  const said = await workbench().setUp(MENU);
  expect(said).toEqual([expect.stringContaining('created'), expect.stringContaining('created')]);
  expect(bodies('menu/create')).toEqual([{ button: BUTTONS }]);
  expect(platform.calls('menu/create')[0]?.query['agentid']).toBe('1000002');
  expect(bodies('agent/set_workbench_template')).toEqual([
    { agentid: 1000002, type: 'keydata', keydata: { items: [{ key: '待办', data: '0' }] }, replace_user_data: false },
  ]);
});

test('what is there already is left as it is', async () => {
  platform.script('menu/get', ok({ button: BUTTONS.map((one) => ({ ...one, sub_button: [] })) }));
  const template = { type: 'keydata', keydata: { items: [{ key: '待办', data: '0' }] } };
  platform.script('agent/get_workbench_template', ok(template));
  const said = await workbench().setUp(MENU);
  expect(said).toEqual([expect.stringContaining('already'), expect.stringContaining('already')]);
  expect(platform.calls('menu/create')).toEqual([]);
  expect(platform.calls('agent/set_workbench_template')).toEqual([]);
});

test('another menu gives way, in the order that is wanted', async () => {
  platform.script('menu/get', ok({ button: [...BUTTONS].reverse() }));
  platform.script('menu/create', ok());
  platform.script('agent/get_workbench_template', no(94000));
  await expect(workbench().setUp(MENU)).rejects.toMatchObject({ code: '94000', kind: 'configuration' });
  expect(platform.calls('menu/create')).toHaveLength(1);
});

test('a wrong agent id is told, and nothing is made', async () => {
  platform.script('menu/get', no(40056));
  await expect(workbench().setUp(MENU)).rejects.toMatchObject({ code: '40056', kind: 'configuration' });
  expect(platform.calls('menu/create')).toEqual([]);
});

test('a count is one person’s own', async () => {
  platform.script('agent/set_workbench_data', ok());
  await workbench().showCount('lisi', 3);
  expect(bodies('agent/set_workbench_data')).toEqual([
    { agentid: 1000002, userid: 'lisi', type: 'keydata', keydata: { items: [{ key: '待办', data: '3' }] } },
  ]);
});
