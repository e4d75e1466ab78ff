import { createWeb } from '../../src/web';
import { openHouse, type House } from './house';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

test('what does not exist is a problem', async () => {
  const response = await fetch(`${house.url}/nowhere?secret=1`);
  expect(response.status).toBe(404);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  expect(await response.json()).toEqual({ type: 'about:blank', title: 'Not found', status: 404 });
});

test('a fault tells nothing of the inside, and the log keeps it', async () => {
  house.store.read.submissionByCode = async () => {
    throw new Error('SELECT failed at db.internal');
  };
  const response = await fetch(`${house.url}/p/abcdefghij`);
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('db.internal');
  expect(house.lines.some((line) => line.includes('db.internal'))).toBe(true);
});

test('one log line per request, without its query', async () => {
  await fetch(`${house.url}/healthz?token=abcdef`);
  const line = house.lines
    .map((one) => JSON.parse(one) as Record<string, unknown>)
    .find(({ msg }) => msg === 'request');
  expect(line).toMatchObject({ method: 'GET', path: '/healthz', status: 200, ms: expect.any(Number) });
  expect(house.lines.join()).not.toContain('abcdef');
});

test('http pages are not forced to https, https ones are', async () => {
  expect((await fetch(`${house.url}/healthz`)).headers.get('strict-transport-security')).toBeNull();
  const config = { ...house.deps.config, publicUrl: 'https://qianfa.example.com' };
  const web = await createWeb({ ...house.deps, config }).listen(0, '127.0.0.1');
  const response = await fetch(`http://127.0.0.1:${web.port}/healthz`);
  await web.close();
  expect(response.headers.get('strict-transport-security')).toContain('max-age=');
  expect(response.headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
});

test('it stops after answering what it has begun', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  let began = () => {};
  const begun = new Promise<void>((resolve) => (began = resolve));
  house.store.ping = async () => {
    began();
    await held;
  };
  const web = await createWeb(house.deps).listen(0, '127.0.0.1');
  const answer = fetch(`http://127.0.0.1:${web.port}/readyz`);
  await begun;
  const closed = web.close();
  release();
  expect((await answer).status).toBe(200);
  await closed;
  await expect(fetch(`http://127.0.0.1:${web.port}/healthz`)).rejects.toThrow();
});

test('a port in use is said so', async () => {
  const web = await createWeb(house.deps).listen(0, '127.0.0.1');
  await expect(createWeb(house.deps).listen(web.port, '127.0.0.1')).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await web.close();
});
