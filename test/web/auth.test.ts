import { PlatformRefused, PlatformUnreachable } from '../../src/lib/outgoing';
import { Browser, openHouse, type House } from './house';

let house: House;
let browser: Browser;
beforeEach(async () => {
  house = await openHouse();
  browser = new Browser(house);
});
afterEach(() => house.close());

const stateOf = (location: string) => new URL(location).searchParams.get('state')!;

test('leads to the messenger and back to the page that was asked for', async () => {
  const away = await browser.get('/auth/wecom?next=/s/2026-0001');
  expect(away.status).toBe(302);
  const target = new URL(away.location!);
  expect(target.searchParams.get('redirect_uri')).toBe(`${house.url}/auth/wecom/return`);
  expect(stateOf(away.location!)).toMatch(/^[a-zA-Z0-9]{32,128}$/);
  const back = await browser.get(`/auth/wecom/return?code=u-head&state=${stateOf(away.location!)}`);
  expect([back.status, back.location]).toEqual([302, '/s/2026-0001']);
  expect((await browser.get('/auth/signed-in')).text).toContain('孟初晴');
});

test('the cookie is closed to scripts and other sites, and its token is stored nowhere', async () => {
  const page = await browser.signIn('u-head');
  const line = page.headers.getSetCookie().find((one) => one.startsWith('qianfa_session='))!;
  expect(line).toMatch(/httponly/i);
  expect(line).toMatch(/samesite=lax/i);
  const token = browser.cookie('qianfa_session')!;
  expect(token).toMatch(/^[0-9a-f]{64}$/);
  expect(await house.store.read.session(token)).toBeNull();
  expect(house.lines.join()).not.toContain(token);
});

test('behind https the cookie is secure, however the proxy speaks to us', async () => {
  await house.close();
  house = await openHouse();
  house.deps.config.publicUrl = 'https://qianfa.example.com';
  browser = new Browser(house);
  const page = await browser.signIn('u-head');
  const line = page.headers.getSetCookie().find((one) => one.startsWith('qianfa_session='))!;
  expect(line).toMatch(/; secure/i);
});

test.each([
  ['another state', async (state: string) => state.replace(/^./, (c) => (c === 'a' ? 'b' : 'a'))],
  ['no state', async () => ''],
])('%s is refused without asking who it is', async (_case, change) => {
  let asked = 0;
  house.messenger.codes['u-head'] = () => {
    asked += 1;
    return 'u-head';
  };
  const away = await browser.get('/auth/wecom?next=/s/2026-0001');
  const state = await change(stateOf(away.location!));
  const page = await browser.get(`/auth/wecom/return?code=u-head&state=${state}`);
  expect(page.status).toBe(400);
  expect(page.text).toContain('重新登录');
  expect(asked).toBe(0);
  expect(browser.cookie('qianfa_session')).toBeUndefined();
});

test('a return that another browser began is refused', async () => {
  const away = await browser.get('/auth/wecom');
  const other = new Browser(house);
  expect((await other.get(`/auth/wecom/return?code=u-head&state=${stateOf(away.location!)}`)).status).toBe(400);
});

test('a state works once and for ten minutes', async () => {
  const away = await browser.get('/auth/wecom');
  const back = `/auth/wecom/return?code=u-head&state=${stateOf(away.location!)}`;
  expect((await browser.get(back)).status).toBe(302);
  expect((await browser.get(back)).status).toBe(400);
  const late = await browser.get('/auth/wecom');
  house.clock.at += 10 * 60_000;
  expect((await browser.get(`/auth/wecom/return?code=u-head&state=${stateOf(late.location!)}`)).status).toBe(400);
});

test('a cookie somebody wrote themselves is no state', async () => {
  browser.plant('qianfa_signin', `abc.9999999999999.${Buffer.from('/s/1').toString('base64url')}`);
  browser.plant('qianfa_signin.sig', 'forged');
  expect((await browser.get('/auth/wecom/return?code=u-head&state=abc')).status).toBe(400);
});

test.each([
  [new PlatformRefused('wecom', '40029', 'content', 'used'), 400, '已经用过或已过期'],
  [new PlatformUnreachable('wecom', false, 'ECONNREFUSED'), 502, '暂时无法确认'],
])('a code the platform does not accept leads to a page one can go on from', async (error, status, words) => {
  house.messenger.codes['bad'] = () => {
    throw error;
  };
  const page = await browser.signIn('bad', '/s/2026-0001');
  expect(page.status).toBe(status);
  expect(page.text).toContain(words);
  expect(page.text).toContain('href="/auth/wecom?next=%2Fs%2F2026-0001"');
});

test.each([
  ['somebody outside the company', () => null],
  ['a member who stands in no organisation file', () => 'luyouren'],
])('%s is turned away and gets no session', async (_case, who) => {
  house.messenger.codes['guest'] = who;
  const page = await browser.signIn('guest');
  expect(page.status).toBe(403);
  expect(page.text).toContain('公司办公室');
  expect(browser.cookie('qianfa_session')).toBeUndefined();
});

test.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/.//evil.example',
  'javascript:alert(1)',
  '',
])('next=%s does not lead away from here', async (next) => {
  expect((await browser.get(`/auth/wecom?next=${encodeURIComponent(next)}`)).status).toBe(400);
});

test('signing in again makes a new session; a planted one is worth nothing', async () => {
  await browser.signIn('u-head');
  const first = browser.cookie('qianfa_session');
  await browser.signIn('u-head');
  expect(browser.cookie('qianfa_session')).not.toBe(first);
});

test('signing out ends the session on the server, not only in the browser', async () => {
  await browser.signIn('u-head');
  const kept = { token: browser.cookie('qianfa_session')!, signature: browser.cookie('qianfa_session.sig')! };
  const foreign = await browser.post('/auth/logout', {}, { origin: 'https://evil.example' });
  expect(foreign.status).toBe(403);
  expect((await browser.post('/auth/logout', {}, { origin: house.url })).status).toBe(200);
  const thief = new Browser(house);
  thief.plant('qianfa_session', kept.token);
  thief.plant('qianfa_session.sig', kept.signature);
  expect((await thief.get('/api/v1/submissions')).status).toBe(401);
});

test('codes, states and queries never reach the log', async () => {
  await browser.signIn('u-head', '/s/2026-0001');
  const log = house.lines.join();
  expect(log).toContain('"path":"/auth/wecom/return"');
  expect(log).not.toContain('?');
  expect(log).not.toContain(house.messenger.states[0]);
});
