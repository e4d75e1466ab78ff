import { openHouse, type House } from './house';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const status = async (path: string) => (await fetch(house.url + path)).status;

test('alive and ready', async () => {
  expect(await status('/healthz')).toBe(200);
  expect(await status('/readyz')).toBe(200);
});

test('not ready while migrations wait', async () => {
  house.store.pendingMigrations = async () => ['1764000000000-next'];
  const response = await fetch(`${house.url}/readyz`);
  expect(response.status).toBe(503);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
});

test('alive but not ready when the database does not answer, and its error stays inside', async () => {
  house.store.ping = async () => {
    throw new Error('connect ECONNREFUSED 10.1.2.3:3306');
  };
  const response = await fetch(`${house.url}/readyz`);
  expect(response.status).toBe(503);
  expect(await response.text()).not.toContain('10.1.2.3');
  expect(await status('/healthz')).toBe(200);
});

test('the metrics count requests, decisions and what waits', async () => {
  const { id } = await house.submitted();
  await house.sign(id);
  const response = await fetch(`${house.url}/metrics`);
  const text = await response.text();
  expect(response.headers.get('content-type')).toContain('text/plain');
  expect(text).toContain('qianfa_decisions_total{stage="DEPT_REVIEW",decision="APPROVE"} 1');
  expect(text).toMatch(/qianfa_waiting\{what="outbox"\} [1-9]/);
  expect(text).toContain('qianfa_waiting{what="dead"} 0');
  expect(text).toContain('process_cpu_user_seconds_total');
  await status('/healthz');
  expect(await (await fetch(`${house.url}/metrics`)).text()).toMatch(
    /qianfa_http_requests_total\{method="GET",status="200"\} \d/,
  );
});
