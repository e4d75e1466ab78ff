import { buildStage, buildWebhook, wecomClient, type Json, type Stage } from './support';

let stage: Stage;
let webhook: Awaited<ReturnType<typeof buildWebhook>>;
let client: Awaited<ReturnType<typeof wecomClient>>;
beforeEach(async () => {
  stage = await buildStage();
  webhook = await buildWebhook(() => stage.platforms.credentials.wecom.callback);
  stage.platforms.setCallbackUrls({ wecom: webhook.url, wechat: '' });
  client = await wecomClient(stage.platforms);
});
afterEach(async () => {
  await webhook.close();
  await stage.end();
});

const personnel: Stage['platforms']['control']['personnel'] = (...given) => stage.platforms.control.personnel(...given);
const lastHeard = () => webhook.heard.at(-1)?.message;
const user = (userid: string) => client.get('user/get', `&userid=${userid}`);
const department = async (name: string) =>
  ((await client.get('department/list'))['department'] as Json[]).find((one) => one['name'] === name);

test('who leaves is told of once, is in no list any more, and gets no message', async () => {
  await personnel({ leave: 'yinxiaochuan' });
  expect(lastHeard()).toMatchObject({
    FromUserName: 'sys',
    Event: 'change_contact',
    ChangeType: 'delete_user',
    UserID: 'yinxiaochuan',
  });
  expect(lastHeard()).not.toHaveProperty('AgentID');
  expect(await user('yinxiaochuan')).toMatchObject({ errcode: 60111 });
  const { id } = (await department('健康内容部'))!;
  const members = (await client.get('user/list', `&department_id=${id}`))['userlist'] as Json[];
  expect(members.map(({ userid }) => userid)).toEqual(['mengchuqing']);
  const scope = (await client.get('agent/get', '&agentid=1000002'))['allow_userinfos'] as { user: Json[] };
  expect(scope.user).not.toContainEqual({ userid: 'yinxiaochuan' });
  expect(await client.send('yinxiaochuan', { msgtype: 'text', text: { content: '在吗' } })).toMatchObject({
    errcode: 81013,
  });
});

test('the phone of who left still lies there, and what was on its way still arrives', async () => {
  await personnel({ leave: 'yinxiaochuan' });
  expect(await stage.platforms.control.say('yinxiaochuan', '待办')).toMatchObject({ status: 200 });
  expect(stage.platforms.control.view().people).toContainEqual(
    expect.objectContaining({ userid: 'yinxiaochuan', left: true }),
  );
  await expect(personnel({ leave: 'yinxiaochuan' })).rejects.toThrow('nobody in the directory');
});

test('a change of the person is told with what changed alone', async () => {
  await personnel({ person: 'yinxiaochuan', name: '尹川', title: '主编' });
  expect(lastHeard()).toMatchObject({
    ChangeType: 'update_user',
    UserID: 'yinxiaochuan',
    Name: '尹川',
    Position: '主编',
  });
  expect(lastHeard()).not.toHaveProperty('Department');
  expect(await user('yinxiaochuan')).toMatchObject({ name: '尹川', position: '主编' });

  await personnel({ person: 'yinxiaochuan', department: 'D-OFF' });
  expect(lastHeard()).toMatchObject({ ChangeType: 'update_user', Department: '2', IsLeaderInDept: '0' });
  expect(await user('yinxiaochuan')).toMatchObject({ department: [2] });
});

test('a department renamed keeps its number and its people; a new leader is told as a change of the member', async () => {
  const before = (await department('健康内容部'))!;
  await personnel({ party: 'D-HEA', name: '健康科普部' });
  expect(lastHeard()).toMatchObject({ ChangeType: 'update_party', Id: `${before['id']}`, Name: '健康科普部' });
  expect(await department('健康科普部')).toMatchObject({ id: before['id'], department_leader: ['mengchuqing'] });
  expect(await user('yinxiaochuan')).toMatchObject({ department: [before['id']] });

  await personnel({ party: 'D-HEA', leader: 'yinxiaochuan' });
  expect(lastHeard()).toMatchObject({ ChangeType: 'update_user', UserID: 'yinxiaochuan', IsLeaderInDept: '1' });
  expect(await department('健康科普部')).toMatchObject({ department_leader: ['yinxiaochuan'] });
});

test('who joins has a phone, also after a restart; a change may happen without an event', async () => {
  expect(await personnel({ join: 'xinren', name: '辛仁', title: '编辑', department: 'D-HEA' }, true)).toBeNull();
  expect(webhook.heard).toEqual([]);
  await stage.restart();
  client = await wecomClient(stage.platforms);
  expect(await user('xinren')).toMatchObject({ name: '辛仁', position: '编辑' });
  expect(stage.platforms.control.phones()).toHaveProperty('xinren', []);
});

test('the tile shows what was set for everybody, and to one member the own number', async () => {
  const items = [{ key: '待办', data: '0' }];
  const own = { userid: 'mengchuqing', type: 'keydata', keydata: { items: [{ key: '待办', data: '2' }] } };
  expect(await client.post('agent/set_workbench_data', own)).toMatchObject({ errcode: 94000 });
  expect(await client.post('agent/get_workbench_template', {})).toMatchObject({ type: 'normal' });
  const template = { type: 'keydata', keydata: { items } };
  expect(await client.post('agent/set_workbench_template', template)).toMatchObject({ errcode: 0 });
  expect(await client.post('agent/set_workbench_data', own)).toMatchObject({ errcode: 0 });
  expect(await client.post('agent/set_workbench_data', { ...own, userid: 'nobody' })).toMatchObject({ errcode: 60111 });
  expect(await client.post('agent/set_workbench_template', { type: 'webview' })).toMatchObject({ errcode: 94001 });
  expect(await client.post('agent/get_workbench_template', {})).toMatchObject(template);
  expect(stage.platforms.control.view().tile).toEqual({
    template: items,
    own: { mengchuqing: [{ key: '待办', data: '2' }] },
  });
});
