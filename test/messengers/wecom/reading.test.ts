import type { Messenger } from '../../../src/application/ports';
import { createWecom } from '../../../src/messengers/wecom';
import { CONFIG, options } from './bench';
import { startFakeWecom, type FakeWecom } from './fake-wecom';

let platform: FakeWecom;
let wecom: Messenger;

beforeEach(async () => {
  platform = await startFakeWecom();
  wecom = createWecom({ ...CONFIG, apiBase: platform.url }, options());
});
afterEach(() => platform.stop());

const ok = (fields: object) => ({ json: { errcode: 0, errmsg: 'ok', ...fields } });
const no = (errcode: number) => ({ json: { errcode, errmsg: 'no' } });
const failure = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error);

describe('fetching a picture', () => {
  const attachment = { 'content-disposition': 'attachment; filename="a.jpg"', 'content-type': 'image/jpeg' };

  it('gives its bytes', async () => {
    const bytes = Buffer.from([0xff, 0xd8, 0xff, 0, 1, 2, 250]);
    platform.script('media/get', { file: bytes, headers: attachment }, { file: bytes });
    await expect(wecom.fetchPicture('M/1+=')).resolves.toEqual(bytes);
    expect(platform.calls('media/get')[0]?.query).toEqual({ access_token: 'token-1', media_id: 'M/1+=' });
    // a gateway may drop the name
    await expect(wecom.fetchPicture('M')).resolves.toEqual(bytes);
  });

  it('takes bytes that look like an error for a file when they come as one', async () => {
    const bytes = Buffer.from('{"errcode":40007}');
    platform.script('media/get', { file: bytes, headers: attachment });
    await expect(wecom.fetchPicture('M')).resolves.toEqual(bytes);
  });

  it('is refused when the platform answers an error instead of a file', async () => {
    platform.script('media/get', no(40007), { status: 200, text: '{"errcode":45009,"errmsg":"x"}' });
    expect(await failure(wecom.fetchPicture('M'))).toMatchObject({ code: '40007', kind: 'content' });
    expect(await failure(wecom.fetchPicture('M'))).toMatchObject({ code: '45009', kind: 'limit' });
  });

  it('refreshes the token as any call does', async () => {
    platform.script('media/get', no(42001));
    await expect(wecom.fetchPicture('good')).resolves.toEqual(Buffer.from('picture'));
  });

  it('is refused for more than 20 MiB and tried again for nothing at all', async () => {
    platform.script(
      'media/get',
      { file: Buffer.alloc(20 * 1024 * 1024 + 1), headers: attachment },
      { file: Buffer.alloc(0) },
    );
    expect(await failure(wecom.fetchPicture('M'))).toMatchObject({ code: 'too-large', kind: 'content' });
    expect(await failure(wecom.fetchPicture('M'))).toMatchObject({ name: 'PlatformUnreachable' });
  });
});

describe('sign-in', () => {
  it('leads to the authorisation page below the configured base', () => {
    const proxied = createWecom({ ...CONFIG, oauthBase: 'http://127.0.0.1:9000/wecom-login/' }, options());
    expect(proxied.signInUrl('https://q.example/auth/wecom/return', 'abc123')).toBe(
      'http://127.0.0.1:9000/wecom-login/connect/oauth2/authorize?appid=ww1234567890abcdef' +
        '&redirect_uri=https%3A%2F%2Fq.example%2Fauth%2Fwecom%2Freturn&response_type=code&scope=snsapi_base' +
        '&state=abc123&agentid=1000002#wechat_redirect',
    );
  });

  it.each(['', 'a-b', 'a_b', 'a'.repeat(129), '状态'])('refuses the state %j, which WeCom would', (state) => {
    expect(() => wecom.signInUrl('https://q.example/auth/wecom/return', state)).toThrow(RangeError);
  });

  it('gives the member in lower case', async () => {
    platform.script('auth/getuserinfo', ok({ userid: 'LiSi' }));
    await expect(wecom.identify({ code: 'c+/=' })).resolves.toBe('lisi');
    expect(platform.calls('auth/getuserinfo')[0]?.query).toEqual({ access_token: 'token-1', code: 'c+/=' });
  });

  it.each([
    ['an outsider', { openid: 'o1', external_userid: 'e1' }],
    ['a member of a linked company', { userid: 'ww9999/lisi' }],
    ['nobody', { userid: '' }],
  ])('gives null for %s', async (_name, fields) => {
    platform.script('auth/getuserinfo', ok(fields));
    await expect(wecom.identify({ code: 'code' })).resolves.toBeNull();
  });

  it('is refused for a code that was used, and for what is no code', async () => {
    platform.script('auth/getuserinfo', no(40029));
    for (const code of ['used', '', 'a'.repeat(513)]) {
      expect(await failure(wecom.identify({ code }))).toMatchObject({ code: '40029', kind: 'content' });
    }
    expect(platform.calls('auth/getuserinfo')).toHaveLength(1);
  });
});

describe('the probe', () => {
  it('asks for a token and for the app', async () => {
    await expect(wecom.probe()).resolves.toBeUndefined();
    expect(platform.received.map(({ path, query }) => [path, query['agentid']])).toEqual([
      ['gettoken', undefined],
      ['agent/get', '1000002'],
    ]);
  });

  it('fails when secret, app or switch are wrong', async () => {
    platform.script('agent/get', no(301002), ok({ close: 1 }));
    expect(await failure(wecom.probe())).toMatchObject({ code: '301002', kind: 'configuration' });
    expect(await failure(wecom.probe())).toMatchObject({ code: '50003', kind: 'configuration' });
    platform.script('agent/get', no(42001));
    platform.script('gettoken', no(40001));
    expect(await failure(wecom.probe())).toMatchObject({ code: '40001', kind: 'configuration' });
  });
});
