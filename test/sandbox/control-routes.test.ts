import {
  buildCard,
  buildStage,
  buildWebhook,
  cardMessage,
  getJson,
  postJson,
  wecomClient,
  type Json,
  type Stage,
} from './support';

let stage: Stage;
let webhook: Awaited<ReturnType<typeof buildWebhook>>;
beforeEach(async () => {
  stage = await buildStage();
  webhook = await buildWebhook(() => stage.platforms.credentials.wecom.callback);
  stage.platforms.setCallbackUrls({ wecom: webhook.url, wechat: '' });
});
afterEach(async () => {
  await webhook.close();
  await stage.end();
});

const control = (path: string) => `${stage.platforms.url}/control/${path}`;

test('a life over HTTP: say, receive a card, tap, see it', async () => {
  expect(await postJson(control('say'), { userid: 'yinxiaochuan', text: '投稿' })).toMatchObject({
    status: 200,
    reply: null,
  });
  const client = await wecomClient(stage.platforms);
  await client.send('mengchuqing', cardMessage(buildCard('t1')));
  const phones = (await getJson(control('phones'))) as Record<string, Json[]>;
  const id = phones['mengchuqing']?.[0]?.['id'];
  const outcome = await postJson(control('tap'), { userid: 'mengchuqing', messageId: id, key: 'approve', copies: 3 });
  expect(outcome['replies']).toHaveLength(3);
  expect(webhook.heard).toHaveLength(4);
  await postJson(control('picture'), { userid: 'yinxiaochuan', sample: 'who.png' });
  await postJson(control('enter'), { userid: 'yinxiaochuan' });
  await postJson(control('menu'), { userid: 'yinxiaochuan', key: 'help' });
  expect(webhook.heard.slice(4).map(({ message }) => message['Event'] ?? message['MsgType'])).toEqual([
    'image',
    'enter_agent',
    'click',
  ]);
});

test('deliver multiplies every callback until it is set back', async () => {
  await postJson(control('deliver'), { times: 4 });
  await postJson(control('say'), { userid: 'lankeke', text: '一' });
  await postJson(control('deliver'), { times: 1 });
  await postJson(control('say'), { userid: 'lankeke', text: '二' });
  expect(webhook.heard).toHaveLength(5);
});

test('the state waits for something new and then shows it', async () => {
  const first = await getJson(control('state?since=0'));
  expect(first).toMatchObject({ now: stage.clock.now, menu: null, timelines: { weibo: [], wechat: [] } });
  expect((first['people'] as Json[]).map(({ name }) => name)).toContain('尹小川');
  const waiting = getJson(control(`state?since=${first['version']}`));
  const client = await wecomClient(stage.platforms);
  await client.send('lankeke', { msgtype: 'text', text: { content: '新消息' } });
  const second = await waiting;
  expect(second['version']).toBeGreaterThan(Number(first['version']));
});

test('a version is never seen again after a restart', async () => {
  const { version } = await getJson(control('state?since=0'));
  await stage.restart();
  expect(Number((await getJson(control('state?since=0')))['version'])).toBeGreaterThanOrEqual(Number(version));
});

test('mistakes are explained', async () => {
  expect(await postJson(control('say'), { userid: 'nobody', text: '在吗' })).toEqual({
    error: 'nobody has the userid nobody',
  });
  expect(await postJson(control('tap'), { userid: 'lankeke' })).toHaveProperty('error');
  expect((await fetch(control('media/..%2fwecom.json'))).status).toBe(404);
  expect((await fetch(control('nothing'))).status).toBe(404);
  expect((await fetch(control('say'))).status).toBe(405);
});

test('faults and expired tokens can be ordered over HTTP', async () => {
  const client = await wecomClient(stage.platforms);
  await postJson(control('fault'), {
    platform: 'wecom',
    path: '/cgi-bin/getcallbackip',
    mode: 'errcode',
    errcode: 45009,
  });
  expect(await client.get('getcallbackip')).toMatchObject({ errcode: 45009 });
  await postJson(control('expire-tokens'), { platform: 'wecom' });
  expect(await client.get('getcallbackip')).toMatchObject({ errcode: 42001 });
  expect(await postJson(control('settle'), {})).toEqual({ ok: true, nextDue: null });
  expect(await getJson(control('credentials'))).toEqual(stage.platforms.credentials);
});

test('a page of another site is kept out', async () => {
  const post = (headers: Record<string, string>) =>
    fetch(control('enter'), { method: 'POST', headers, body: JSON.stringify({ userid: 'lankeke' }) });
  expect((await post({ origin: 'https://evil.example' })).status).toBe(403);
  expect((await post({ origin: 'http://127.0.0.1:8080' })).status).toBe(200);
});
