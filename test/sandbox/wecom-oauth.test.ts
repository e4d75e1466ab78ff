import { buildStage, wecomClient, type Stage } from './support';

let stage: Stage;
beforeEach(async () => {
  stage = await buildStage();
});
afterEach(() => stage.end());

const authorizeUrl = (change: Record<string, string> = {}) => {
  const query = new URLSearchParams({
    appid: stage.platforms.credentials.wecom.corpId,
    redirect_uri: 'http://127.0.0.1:9/auth/wecom/return',
    response_type: 'code',
    scope: 'snsapi_base',
    state: 'abcXYZ123',
    agentid: '1000002',
    ...change,
  });
  return `${stage.platforms.url}/wecom-login/connect/oauth2/authorize?${query}`;
};
const open = (url: string, cookie = '') => fetch(url, { redirect: 'manual', headers: cookie ? { cookie } : {} });

/** Becomes a member as the page of choices offers it, and gives the cookie. */
async function become(userid: string, next: string) {
  const answer = await open(`${stage.platforms.url}/wecom-login/as/${userid}?next=${encodeURIComponent(next)}`);
  return {
    status: answer.status,
    location: answer.headers.get('location'),
    cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
  };
}

async function codeFor(userid: string): Promise<string> {
  const { cookie } = await become(userid, authorizeUrl());
  const answer = await open(authorizeUrl(), cookie);
  const target = new URL(answer.headers.get('location') ?? '');
  expect(target.origin + target.pathname).toBe('http://127.0.0.1:9/auth/wecom/return');
  expect(target.searchParams.get('state')).toBe('abcXYZ123');
  return target.searchParams.get('code') ?? '';
}

test('a visitor without identity chooses among the people, then comes back with a code', async () => {
  const page = await (await open(authorizeUrl())).text();
  expect(page).toContain('孟初晴');
  const link = page.match(/href="(\/wecom-login\/as\/mengchuqing\?next=[^"]+)"/)?.[1] ?? '';
  const chosen = await open(stage.platforms.url + link.replaceAll('&amp;', '&'));
  const cookie = (chosen.headers.get('set-cookie') ?? '').split(';')[0];
  const back = await open(stage.platforms.url + (chosen.headers.get('location') ?? ''), cookie);
  expect(back.headers.get('location')).toMatch(
    /^http:\/\/127\.0\.0\.1:9\/auth\/wecom\/return\?code=\w+&state=abcXYZ123$/,
  );
});

test('a code tells who it was, once', async () => {
  const client = await wecomClient(stage.platforms);
  const code = await codeFor('mengchuqing');
  expect(await client.get('auth/getuserinfo', `&code=${code}`)).toMatchObject({ errcode: 0, userid: 'mengchuqing' });
  expect(await client.get('auth/getuserinfo', `&code=${code}`)).toMatchObject({ errcode: 40029 });
});

test('a code dies after five minutes', async () => {
  const client = await wecomClient(stage.platforms);
  const code = await codeFor('mengchuqing');
  stage.clock.now += 5 * 60_000;
  expect(await client.get('auth/getuserinfo', `&code=${code}`)).toMatchObject({ errcode: 40029 });
});

test.each([
  ['a foreign redirect host', { redirect_uri: 'http://evil.example/return' }],
  ['another port', { redirect_uri: 'http://127.0.0.1:10/auth/wecom/return' }],
  ['a state with other characters', { state: 'a-b_c' }],
  ['a state of 129', { state: 'a'.repeat(129) }],
  ['another corp', { appid: 'wwother' }],
  ['another agent', { agentid: '7' }],
])('%s is refused on a page, never redirected', async (_name, change) => {
  const { cookie } = await become('mengchuqing', authorizeUrl());
  const answer = await open(authorizeUrl(change), cookie);
  expect(answer.status).toBe(400);
  expect(answer.headers.get('location')).toBeNull();
});

test('choosing an identity leads only to addresses of this machine', async () => {
  expect(await become('mengchuqing', 'http://127.0.0.1:9/s/2026-0001')).toMatchObject({
    status: 302,
    location: 'http://127.0.0.1:9/s/2026-0001',
  });
  expect(await become('mengchuqing', 'https://evil.example/')).toMatchObject({ status: 400, cookie: '' });
  expect(await become('mengchuqing', '//evil.example/')).toMatchObject({ status: 400 });
  expect(await become('nobody', 'http://127.0.0.1:9/')).toMatchObject({ status: 400 });
});
