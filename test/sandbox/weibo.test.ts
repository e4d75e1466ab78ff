import { samplePicture } from '../../src/sandbox/sample-picture';
import { weiboLength } from '../../src/sandbox/weibo/count';
import { buildStage, getJson, type Json, type Stage } from './support';

let stage: Stage;
beforeEach(async () => {
  stage = await buildStage();
});
afterEach(() => stage.end());

const LINK = 'http://127.0.0.1:9/p/8F3K2';
const api = (path: string) => `${stage.platforms.url}/weibo/2/${path}`;
const authorization = () => ({ authorization: `OAuth2 ${stage.platforms.credentials.weibo.accessToken}` });
const read = (path: string) => getJson(api(path), authorization());

async function share(fields: Record<string, string>, pictures: Buffer[] = [], headers = authorization()) {
  const all = { rip: '203.0.113.5', ...fields };
  const form = new FormData();
  for (const [name, value] of Object.entries(all)) form.append(name, value);
  for (const bytes of pictures) form.append('pic', new Blob([new Uint8Array(bytes)]), 'pic.png');
  const body = pictures.length > 0 ? form : new URLSearchParams(all);
  const answer = await fetch(api('statuses/share.json'), { method: 'POST', body, headers });
  const text = await answer.text();
  return { status: answer.status, text, json: JSON.parse(text) as Json };
}

describe('counting', () => {
  test.each([
    ['abc', 2],
    ['微博'.repeat(70), 140],
    ['你好https://www.example.cn/a', 12],
    ['😀', 2],
    [`短https://www.example.cn/${'a'.repeat(200)}`, 53],
    ['看http://t.cn/AbCdEfG吧', 12],
  ])('%s', (text, length) => {
    expect(weiboLength(text)).toBe(length);
  });
});

test('a post with picture comes back with big ids, a short link and Beijing time', async () => {
  const { status, text, json } = await share({ status: `健康小习惯 ${LINK} 完` }, [await samplePicture('who.png')]);
  expect(status).toBe(200);
  expect(json['created_at']).toBe('Tue Mar 24 10:00:00 +0800 2026');
  expect(text).toContain(`"id":${json['idstr']},`);
  expect(BigInt(`${json['idstr']}`)).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER));
  expect(json['text']).toMatch(/^健康小习惯 http:\/\/t\.cn\/\w{7} 完$/);
  const short = `${json['text']}`.split(' ')[1];
  expect(await read(`short_url/expand.json?url_short=${short}`)).toMatchObject({
    urls: [{ result: true, url_long: LINK }],
  });

  const [post] = stage.platforms.control.timelines().weibo;
  expect(post).toMatchObject({ id: json['idstr'], text: `健康小习惯 ${LINK} 完`, status: 'published' });
  expect((await fetch(post?.pictures[0] ?? '')).headers.get('content-type')).toBe('image/png');
});

describe('refusals', () => {
  test.each<[string, Record<string, string>, number, string]>([
    ['empty', { status: ' ' }, 20008, ''],
    ['141 characters', { status: `${'字'.repeat(130)} ${LINK}` }, 20012, ''],
    ['a topic', { status: `#世界卫生日# ${LINK}` }, 10008, ''],
    ['no link', { status: '没有链接' }, 10017, 'text not find domain!'],
    ['a foreign link', { status: '看 https://other.example/a' }, 10017, 'appkey not bind domain!'],
    ['no rip', { status: `字 ${LINK}`, rip: '' }, 10016, ''],
    ['a private rip', { status: `字 ${LINK}`, rip: '192.168.1.4' }, 20015, ''],
    ['a picture that is no file', { status: `字 ${LINK}`, pic: 'http://127.0.0.1/a.png' }, 20007, ''],
  ])('%s', async (_name, fields, code, message) => {
    const { status, json } = await share(fields);
    expect(status).toBe(400);
    expect(json).toMatchObject({
      request: '/2/statuses/share.json',
      error_code: code,
      error: expect.stringContaining(message),
    });
    expect(stage.platforms.control.timelines().weibo).toHaveLength(0);
  });

  test('140 characters with the link counted flat are accepted', async () => {
    expect((await share({ status: `${'字'.repeat(129)} ${LINK}` })).status).toBe(200);
  });

  test('pictures are judged by their bytes, size and number', async () => {
    const picture = await samplePicture('a.png');
    const huge = Buffer.concat([picture, Buffer.alloc(5 * 1024 * 1024)]);
    const code = async (pictures: Buffer[]) => (await share({ status: `字 ${LINK}` }, pictures)).json['error_code'];
    expect(await code([Buffer.from('not a picture')])).toBe(20005);
    expect(await code([huge])).toBe(20006);
    expect(await code([picture, picture])).toBe(10008);
    expect(await code([picture])).toBeUndefined();
  });

  test('the same text twice in a row, and more than thirty an hour', async () => {
    expect((await share({ status: `一 ${LINK}` })).status).toBe(200);
    expect((await share({ status: `一 ${LINK}` })).json).toMatchObject({ error_code: 20019 });
    for (let index = 1; index < 30; index += 1)
      expect((await share({ status: `第${index} ${LINK}` })).status).toBe(200);
    expect((await share({ status: `多 ${LINK}` })).json).toMatchObject({ error_code: 20016 });
    stage.clock.now += 3_600_000;
    expect((await share({ status: `多 ${LINK}` })).status).toBe(200);
  });

  test('a wrong and an expired token post nothing', async () => {
    expect(await share({ status: `字 ${LINK}` }, [], { authorization: 'OAuth2 x' })).toMatchObject({
      status: 403,
      json: { error_code: 21332 },
    });
    await stage.platforms.control.expireTokens('weibo');
    expect((await share({ status: `字 ${LINK}` })).json).toMatchObject({ error_code: 21327 });
    await stage.platforms.control.expireTokens('weibo', false);
    expect((await share({ status: `字 ${LINK}` })).status).toBe(200);
  });
});

describe('reading back', () => {
  test('only the newest five, newest first, and since an id', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 6; index += 1)
      ids.push(`${(await share({ status: `第${index} ${LINK}` })).json['idstr']}`);
    const idsOf = async (query: string) =>
      ((await read(`statuses/user_timeline.json${query}`))['statuses'] as Json[]).map(({ idstr }) => idstr);
    expect(await idsOf('')).toEqual(ids.slice(1).reverse());
    expect(await idsOf(`?since_id=${ids[3]}`)).toEqual([ids[5], ids[4]]);
    expect(await read('statuses/user_timeline.json?uid=1')).toMatchObject({ error_code: 21335 });
    expect(await read(`statuses/show.json?id=${ids[0]}`)).toMatchObject({ idstr: ids[0] });
    expect(await read('statuses/show.json?id=1')).toMatchObject({ error_code: 20101 });
    const { uid } = stage.platforms.credentials.weibo;
    expect(await read(`users/show.json?uid=${uid}`)).toMatchObject({ statuses_count: 6, status: { idstr: ids[5] } });
  });

  test('a hundred calls a day, then nothing until the Beijing midnight', async () => {
    for (let index = 0; index < 100; index += 1) await read('statuses/user_timeline.json');
    expect(await read('statuses/user_timeline.json')).toMatchObject({ error_code: 10023 });
    stage.clock.now = Date.parse('2026-03-25T00:00:00+08:00');
    expect(await read('statuses/user_timeline.json')).toMatchObject({ statuses: [] });
  });

  test('the token can be inspected without the header', async () => {
    const body = new URLSearchParams({ access_token: stage.platforms.credentials.weibo.accessToken });
    const answer = await fetch(`${stage.platforms.url}/weibo/oauth2/get_token_info`, { method: 'POST', body });
    expect(await answer.json()).toMatchObject({
      uid: Number(stage.platforms.credentials.weibo.uid),
      appkey: expect.any(String),
    });
  });
});

test('with limits off the rhythm is free, the content is not', async () => {
  const free = await buildStage({ limits: 'off' });
  const url = `${free.platforms.url}/weibo/2/statuses/share.json`;
  const headers = { authorization: `OAuth2 ${free.platforms.credentials.weibo.accessToken}` };
  const post = async (status: string) => {
    const body = new URLSearchParams({ status, rip: '203.0.113.5' });
    return (await fetch(url, { method: 'POST', headers, body })).status;
  };
  for (let index = 0; index < 120; index += 1) expect(await post(`第${index} ${LINK}`)).toBe(200);
  expect(await post('没有链接')).toBe(400);
  await free.end();
});
