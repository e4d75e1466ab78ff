import type { ChannelEvent, FindOutcome } from '../../src/application/ports';
import { PLANNED, openHouse, type House } from './house';

let house: House;
let id: string;
beforeEach(async () => {
  house = await openHouse();
  id = await sendingToWechat();
});
afterEach(() => house.close());

const SIGNED = '/webhooks/wechat/wechat-main?sign=right';

async function sendingToWechat(): Promise<string> {
  // without a cover the article would go out by hand
  const submission = await house.submitted({ pictures: [await house.picture('teal')] });
  for (let stage = 0; stage < 4; stage += 1) await house.sign(submission.id);
  house.clock.at = PLANNED;
  const accountId = 'wechat-main';
  await house.dispatch(submission.id, { type: 'ReachPlannedTime', plannedAt: PLANNED });
  await house.dispatch(submission.id, { type: 'BeginSending', accountId, attemptId: 'a1' });
  await house.dispatch(submission.id, { type: 'NoteSending', accountId, handle: { publishId: '700' } });
  return submission.id;
}

function report(outcome: FindOutcome, publishId = '700'): ChannelEvent {
  return { key: `job:${publishId}:${outcome.kind}`, kind: 'verdict', handle: { publishId }, outcome };
}

async function deliver(event: ChannelEvent, path = SIGNED): Promise<Response> {
  return fetch(house.url + path, { method: 'POST', body: JSON.stringify(event) });
}

const publication = async () =>
  (await house.reload(id)).publications.find(({ accountId }) => accountId === 'wechat-main')!;

const LIVE: FindOutcome = {
  kind: 'published',
  platformId: 'ART1',
  url: 'https://mp.weixin.qq.com/s/abc',
  at: PLANNED + 5000,
  proof: {},
};

test('a verdict settles the publication it names, once however often it comes', async () => {
  const responses = await Promise.all([deliver(report(LIVE)), deliver(report(LIVE)), deliver(report(LIVE))]);
  expect(await Promise.all(responses.map((one) => one.text()))).toEqual(['success', 'success', 'success']);
  expect(await publication()).toMatchObject({ status: 'PUBLISHED', platformId: 'ART1', publishedAt: PLANNED + 5000 });
  const settled = (await house.store.read.history(id)).filter(({ event }) => event.type === 'PublicationSettled');
  expect(settled).toHaveLength(1);
  expect(house.accepted()).toBe(3);
});

test.each([
  [{ kind: 'refused', reason: '原创声明未通过', code: '3' } as const, 'FAILED'],
  [{ kind: 'unsure', reason: '需人工核实' } as const, 'UNKNOWN'],
  [{ kind: 'pending', retryAfterMs: 5000 } as const, 'SENDING'],
])('the verdict %j leaves the publication %s', async (outcome, status) => {
  expect((await deliver(report(outcome))).status).toBe(200);
  expect((await publication()).status).toBe(status);
});

test('a verdict about an unknown job changes nothing and is noted', async () => {
  const response = await deliver(report(LIVE, '999'));
  expect(await response.text()).toBe('success');
  expect((await publication()).status).toBe('SENDING');
  expect(house.lines.some((line) => line.includes('not on its way here'))).toBe(true);
});

test('another event is answered and nothing else', async () => {
  expect(await (await deliver({ key: 'k', kind: 'other', what: 'subscribe' })).text()).toBe('success');
  expect(house.accepted()).toBe(0);
});

test('a forged event, an unknown account and the address check', async () => {
  expect((await deliver(report(LIVE), '/webhooks/wechat/wechat-main?sign=wrong')).status).toBe(403);
  expect((await publication()).status).toBe('SENDING');
  expect((await deliver(report(LIVE), '/webhooks/wechat/elsewhere?sign=right')).status).toBe(404);
  const echo = await fetch(`${house.url}/webhooks/wechat/wechat-main?echostr=778899`);
  expect(await echo.text()).toBe('778899');
});
