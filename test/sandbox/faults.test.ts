import { startPlatforms } from '../../src/sandbox/platforms';
import { buildCard, buildStage, cardMessage, until, wecomClient, wechatClient, type Json, type Stage } from './support';

let stage: Stage;
let client: Awaited<ReturnType<typeof wecomClient>>;
beforeEach(async () => {
  stage = await buildStage();
  client = await wecomClient(stage.platforms);
});
afterEach(() => stage.end());

const SEND = '/cgi-bin/message/send';
const send = (content = '你好') => client.send('lankeke', { msgtype: 'text', text: { content } });
const phone = () => stage.platforms.control.phones()['lankeke'] ?? [];
const postToWeibo = (status: string) =>
  fetch(`${stage.platforms.url}/weibo/2/statuses/share.json`, {
    method: 'POST',
    headers: { authorization: `OAuth2 ${stage.platforms.credentials.weibo.accessToken}` },
    body: new URLSearchParams({ status, rip: '203.0.113.5' }),
  });

test('drop-before: the connection breaks and nothing happened', async () => {
  stage.platforms.control.fault({ platform: 'wecom', path: SEND, mode: 'drop-before' });
  await expect(send()).rejects.toThrow();
  expect(phone()).toHaveLength(0);
  expect(await send()).toMatchObject({ errcode: 0 });
});

test('accept-then-drop: the answer is lost, the message is there', async () => {
  stage.platforms.control.fault({ platform: 'wecom', path: SEND, mode: 'accept-then-drop', times: 2 });
  await expect(send('一')).rejects.toThrow();
  await expect(send('二')).rejects.toThrow();
  expect(phone().map(({ text }) => text)).toEqual(['一', '二']);
});

test('status and errcode answer without doing anything', async () => {
  stage.platforms.control.fault({ platform: 'wecom', path: SEND, mode: 'errcode', errcode: -1 });
  expect(await send()).toMatchObject({ errcode: -1 });
  stage.platforms.control.fault({
    platform: 'weibo',
    path: '/2/statuses/share.json',
    mode: 'status',
    status: 502,
    body: '<html>',
  });
  const answer = await postToWeibo('字 http://127.0.0.1:9/p/A');
  expect([answer.status, await answer.text()]).toEqual([502, '<html>']);
  stage.platforms.control.fault({ platform: 'weibo', path: '/2/statuses/share.json', mode: 'errcode', errcode: 10010 });
  expect(await (await postToWeibo('字 http://127.0.0.1:9/p/A')).json()).toMatchObject({ error_code: 10010 });
  expect(phone()).toHaveLength(0);
  expect(stage.platforms.control.timelines().weibo).toHaveLength(0);
});

test('accept-then-errcode: Weibo says "wait" and has the post', async () => {
  stage.platforms.control.fault({
    platform: 'weibo',
    path: '/2/statuses/share.json',
    mode: 'accept-then-errcode',
    errcode: 20032,
  });
  expect(await (await postToWeibo('字 http://127.0.0.1:9/p/A')).json()).toMatchObject({ error_code: 20032 });
  expect(stage.platforms.control.timelines().weibo).toHaveLength(1);
});

test('delay: the call is carried out even when the caller has left', async () => {
  stage.platforms.control.fault({ platform: 'wecom', path: SEND, mode: 'delay', ms: 100 });
  const url = `${stage.platforms.url}/wecom${SEND}?access_token=${client.token}`;
  const body = JSON.stringify({ touser: 'lankeke', agentid: 1000002, msgtype: 'text', text: { content: '迟到' } });
  await expect(fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(20) })).rejects.toThrow();
  expect(phone()).toHaveLength(0);
  await until(() => phone().length === 1);
});

test('a fault hits its own endpoint and platform only', async () => {
  stage.platforms.control.fault({ platform: 'wechat', path: SEND, mode: 'errcode' });
  stage.platforms.control.fault({ platform: 'wecom', path: '/cgi-bin/message/recall', mode: 'errcode' });
  expect(await send()).toMatchObject({ errcode: 0 });
});

describe('a restart keeps', () => {
  test('credentials, tokens, messages, codes and task ids', async () => {
    const { credentials } = stage.platforms;
    const sent = await client.send('lankeke', cardMessage(buildCard('t1')));
    const before = phone();
    await stage.restart();
    expect(stage.platforms.credentials).toEqual(credentials);
    expect(phone()).toEqual(before);
    const again = await wecomClient(stage.platforms);
    expect(again.token).toBe(client.token);
    expect(await again.send('lankeke', cardMessage(buildCard('t1')))).toMatchObject({ errcode: 42014 });
    const update = { userids: ['lankeke'], response_code: sent['response_code'], button: { replace_name: '已处理' } };
    expect(await again.post('message/update_template_card', update)).toMatchObject({ errcode: 0 });
    await stage.restart();
    expect(phone()).toMatchObject([{ replaceText: '已处理' }]);
    const third = await wecomClient(stage.platforms);
    expect(await third.post('message/update_template_card', update)).toMatchObject({ errcode: 42022 });
  });

  test('posts, also one whose answer was lost', async () => {
    stage.platforms.control.fault({ platform: 'weibo', path: '/2/statuses/share.json', mode: 'accept-then-drop' });
    await expect(postToWeibo('字 http://127.0.0.1:9/p/A')).rejects.toThrow();
    await stage.restart();
    expect(stage.platforms.control.timelines().weibo).toMatchObject([{ text: '字 http://127.0.0.1:9/p/A' }]);
    expect(await (await postToWeibo('字 http://127.0.0.1:9/p/A')).json()).toMatchObject({ error_code: 20019 });
  });

  test('a publication that waits for its verdict', async () => {
    const wechat = await wechatClient(stage.platforms);
    const bytes = Buffer.from('iVBORw0KGgo=', 'base64');
    const { media_id: cover } = await wechat.upload('material/add_material', bytes, '&type=image');
    const article = { title: '题', content: '<p>文</p>', thumb_media_id: cover };
    const { media_id: draft } = await wechat.post('draft/add', { articles: [article] });
    const { publish_id: publishId } = await wechat.post('freepublish/submit', { media_id: draft });
    await stage.restart();
    stage.clock.now += 3000;
    await stage.platforms.control.settle();
    const again = await wechatClient(stage.platforms);
    expect(await again.post('freepublish/get', { publish_id: publishId })).toMatchObject({ publish_status: 0 });
  });
});

test('what was answered is on disk: a second copy of the platforms on the same folder has it', async () => {
  await send('已答复');
  const second = await startPlatforms({
    dir: stage.dir,
    now: () => stage.clock.now,
    callbackUrls: { wecom: '', wechat: '' },
  });
  const messages: Json[] = (second.control.phones()['lankeke'] ?? []).map(({ text }) => ({ text }));
  await second.stop();
  expect(messages).toEqual([{ text: '已答复' }]);
});
