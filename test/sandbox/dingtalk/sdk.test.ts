/** The sandbox speaks DingTalk's protocol and not merely our own dialect: the vendor's package connects to it and understands it. */
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { buildStage, until, type Json, type Stage } from '../support';
import { CARD, cardBody, dingtalkClient, ROBOT } from './support';

let stage: Stage;
let child: ChildProcess;
let told: Json[];
const people = () => stage.platforms.control.dingtalk;

beforeAll(async () => {
  stage = await buildStage({ dingtalkPatience: { robotRetryMs: [] } });
  told = [];
  const { clientId, clientSecret } = stage.platforms.credentials.dingtalk;
  child = spawn(process.execPath, [path.join(__dirname, 'sdk-child.cjs')], {
    env: {
      ...process.env,
      GATEWAY: `${stage.platforms.url}/dingtalk`,
      CLIENT_ID: clientId,
      CLIENT_SECRET: clientSecret,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let rest = '';
  child.stdout?.on('data', (bytes: Buffer) => {
    const lines = `${rest}${bytes.toString()}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('{')) told.push(JSON.parse(line) as Json);
  });
  await until(() => people().stream.connected() === 1);
});
afterAll(async () => {
  child.kill();
  await stage.end();
});

it('answers the health check', async () => {
  await expect(people().stream.ping()).resolves.toBe(1);
});

it('receives and acknowledges a message, a tap and an event', async () => {
  await expect(people().say('0202', '投稿')).resolves.toMatchObject({ attempts: 1, taken: true });
  const api = await dingtalkClient(stage.platforms);
  await api.call('POST', '/v1.0/card/instances/createAndDeliver', cardBody(stage.platforms, '0202'));
  await expect(people().tap('0202', 'c-1', '同意')).resolves.toMatchObject({ taken: true });
  await expect(people().personnel({ leave: '0201' })).resolves.toMatchObject({ attempts: 1, taken: true });
  await until(() => told.length === 3);
  expect(told).toMatchObject([
    { topic: ROBOT, data: { text: { content: '投稿' }, senderStaffId: '0202' } },
    { topic: CARD, data: { outTrackId: 'c-1', userId: '0202' } },
    { topic: 'event', eventType: 'user_leave_org', data: { userId: ['0201'] } },
  ]);
});

it('comes back by itself after it was sent away', async () => {
  people().stream.cut();
  await until(() => people().stream.connected() === 0);
  await until(() => people().stream.connected() === 1);
  await expect(people().say('0202', '进度')).resolves.toMatchObject({ taken: true });
});
