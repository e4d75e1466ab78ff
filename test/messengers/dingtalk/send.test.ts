import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PlatformRefused, PlatformUnreachable } from '../../../src/lib/outgoing';
import type { Fault } from '../../../src/sandbox/faults';
import { until } from '../../sandbox/support';
import { buildCard, OFFICER, openBench, type Bench } from './bench';

let bench: Bench;
let messenger: ReturnType<Bench['messenger']>;
beforeEach(async () => {
  bench = await openBench();
  messenger = bench.messenger();
});
afterEach(() => bench.end());

const SEND = '/v1.0/robot/oToMessages/batchSend';
const CREATE = '/v1.0/card/instances/createAndDeliver';
const fault = (path: string, how: Omit<Fault, 'platform' | 'path'>) =>
  bench.platforms.control.fault({ platform: 'dingtalk', path, ...how });
const failure = (promise: Promise<unknown>): Promise<Error> =>
  promise.then(
    () => new Error('it worked'),
    (error: Error) => error,
  );
const received = () => bench.people.chats()[OFFICER] ?? [];

it('a card whose delivery failed although the answer was 200 is delivered by the next try, once', async () => {
  bench.people.misbehave({ failedDeliveries: 1 });
  expect(await failure(messenger.sendCard(OFFICER, buildCard()))).toMatchObject({ kind: 'retry' });
  expect(received()).toEqual([]);
  await messenger.sendCard(OFFICER, buildCard());
  await messenger.sendCard(OFFICER, buildCard());
  expect(received()).toHaveLength(1);
});

it('a card cannot be forwarded, and its taps come back the way the messenger takes in', async () => {
  await messenger.sendCard(OFFICER, buildCard());
  await bench.messenger({ inbound: 'http' }).sendCard(OFFICER, buildCard({ taskId: 'S-2' }));
  const { cards } = await stateOf();
  expect(cards['S-1_r1_DEPT']).toMatchObject({ callbackType: 'STREAM', forwardable: false });
  expect(cards['S-2']).toMatchObject({ callbackType: 'HTTP', callbackRouteKey: 'qianfa' });
});

it('a message held back by flow control is sent later', async () => {
  bench.people.misbehave({ flowControlled: [OFFICER] });
  const error = await failure(messenger.sendText(OFFICER, '一', 'k'));
  expect(error).toMatchObject({ kind: 'limit', retryAfterMs: expect.any(Number) as number });
  bench.people.misbehave({ flowControlled: [] });
  await messenger.sendText(OFFICER, '一', 'k');
  expect(received()).toHaveLength(1);
});

it.each([
  [
    'too many in a second',
    { mode: 'errcode', code: 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi', status: 403 },
    'limit',
  ],
  [
    'the month used up',
    { mode: 'errcode', code: 'Forbidden.AccessDenied.ApiCountLimitForOrg', status: 403 },
    'configuration',
  ],
  [
    'a missing right',
    { mode: 'errcode', code: 'Forbidden.AccessDenied.AccessTokenPermissionDenied', status: 403 },
    'configuration',
  ],
  ['words the platform does not carry', { mode: 'errcode', code: 'contain.notAllowed.text' }, 'content'],
  ['an unpublished template', { mode: 'errcode', code: 'param.templateUnpublished' }, 'configuration'],
  ['nobody by that name', { mode: 'errcode', code: 'staffId.notExisted' }, 'content'],
] as [string, Omit<Fault, 'platform' | 'path'>, string][])('%s is a refusal of its kind', async (_what, how, kind) => {
  fault(SEND, how);
  const error = await failure(messenger.sendText(OFFICER, '一', 'k'));
  expect(error).toBeInstanceOf(PlatformRefused);
  expect(error).toMatchObject({ kind });
});

it('a page instead of JSON is never parsed: nothing leaves for five minutes', async () => {
  fault(SEND, { mode: 'status', status: 200, body: '<html>{"status":1111,"punish":"deny"}</html>' });
  expect(await failure(messenger.sendText(OFFICER, '一', 'k'))).toMatchObject({ kind: 'limit', retryAfterMs: 300_000 });
  expect(await failure(messenger.sendCard(OFFICER, buildCard()))).toMatchObject({ kind: 'limit' });
  expect(received()).toEqual([]);
});

it.each([504, 500])('an answer %i leaves the outcome open', async (status) => {
  fault(CREATE, { mode: 'status', status, body: 'gateway' });
  const error = await failure(messenger.sendCard(OFFICER, buildCard()));
  expect(error).toBeInstanceOf(PlatformUnreachable);
  expect(error).toMatchObject({ outcomeUnknown: true });
});

it('a change that failed three times is made by the fourth', async () => {
  const { updateCode } = await messenger.sendCard(OFFICER, buildCard());
  fault('/v1.0/card/instances', { mode: 'errcode', code: 'system.busy', status: 500, times: 3 });
  const change = () => messenger.updateCard([OFFICER], updateCode!, buildCard({ closed: '已撤回' }));
  for (const _time of [1, 2, 3]) expect(await failure(change())).toBeInstanceOf(PlatformUnreachable);
  await change();
  expect(bench.people.card(OFFICER, 'S-1_r1_DEPT')).toMatchObject({ status: 'closed', note: '已撤回' });
});

it('the probe fails when the gateway would not let us in, and only where we come in by it', async () => {
  const path = '/v1.0/gateway/connections/open';
  fault(path, { mode: 'errcode', code: 'authFailed', status: 401 });
  expect(await failure(messenger.probe())).toMatchObject({ kind: 'configuration' });
  await expect(bench.messenger({ inbound: 'http' }).probe()).resolves.toBeUndefined();
  await expect(messenger.probe()).resolves.toBeUndefined();
});

it('nobody’s id becomes another receiver', async () => {
  expect(await failure(messenger.sendCard(`${OFFICER};IM_ROBOT.0201`, buildCard()))).toMatchObject({ kind: 'content' });
});

it('over HTTP the address of taps is made known at start, again until it is', async () => {
  fault('/v1.0/card/callbacks/register', { mode: 'drop-before' });
  const { intake } = bench.messenger({ inbound: 'http' });
  intake!.start(async () => ({ text: null, card: null }));
  await until(async () => 'qianfa' in (await stateOf()).routes);
  expect((await stateOf()).routes['qianfa']).toEqual({
    url: 'http://127.0.0.1:9/webhooks/dingtalk/card',
    apiSecret: 'card-secret',
  });
  await intake!.stop();
});

it('a platform that lets nothing more through in this second is asked again two seconds later', async () => {
  bench.people.misbehave({ callsASecond: 0 });
  const error = await failure(messenger.sendText(OFFICER, '一', 'k'));
  expect(error).toMatchObject({ kind: 'limit', retryAfterMs: 2000 });
  bench.people.misbehave({ callsASecond: null });
  await messenger.sendText(OFFICER, '一', 'k');
  expect(received()).toHaveLength(1);
});

/** What the platform has written down. */
async function stateOf() {
  await bench.people.setInbound({});
  const file = path.join(path.dirname(bench.platforms.coverFile), 'dingtalk.json');
  return JSON.parse(await readFile(file, 'utf8')) as { cards: Record<string, object>; routes: Record<string, object> };
}
