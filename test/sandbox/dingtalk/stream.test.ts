import { samplePicture } from '../../../src/sandbox/sample-picture';
import { buildStage, until, type Stage } from '../support';
import { cardBody, dingtalkClient, streamClient } from './support';

const OFFICER = '0202';
let stage: Stage;
let client: Awaited<ReturnType<typeof streamClient>>;
beforeEach(async () => {
  stage = await buildStage({
    dingtalkPatience: { cardMs: 300, eventMs: 300, eventRetryMs: [10, 10], robotRetryMs: [20, 20], drainMs: 50 },
  });
  client = await streamClient(stage.platforms);
});
afterEach(async () => {
  client.close();
  await stage.end();
});
const people = () => stage.platforms.control.dingtalk;

describe('connecting', () => {
  it('greets a connection, and takes a ticket once', async () => {
    await until(() => client.heard.length === 2);
    expect(client.heard.map(({ headers }) => headers['topic'])).toEqual(['CONNECTED', 'REGISTERED']);
    const { WebSocket } = await import('ws');
    const second = new WebSocket(client.address);
    const failed = await new Promise((resolve) => second.once('error', (error) => resolve(error.message)));
    expect(failed).toContain('401');
  });

  it('refuses wrong credentials', async () => {
    const answer = await fetch(`${stage.platforms.url}/dingtalk/v1.0/gateway/connections/open`, {
      method: 'POST',
      body: JSON.stringify({ clientId: 'x', clientSecret: 'y', subscriptions: [{ type: 'EVENT', topic: '*' }] }),
    });
    expect(answer.status).toBe(401);
  });

  it('asks whether a connection lives, and hears the echo', async () => {
    await expect(people().stream.ping()).resolves.toBe(1);
  });
});

describe('a message to the robot', () => {
  it('arrives as a frame whose data is a text that holds JSON', async () => {
    await expect(people().say(OFFICER, '投稿')).resolves.toMatchObject({ attempts: 1, taken: true });
    const [frame] = client.pushed();
    expect(frame).toMatchObject({
      type: 'CALLBACK',
      data: { msgtype: 'text', text: { content: '投稿' }, senderStaffId: OFFICER, conversationType: '1' },
    });
    expect(people().chats()[OFFICER]).toMatchObject([{ direction: 'out', text: '投稿' }]);
  });

  it('comes again under a new messageId and the same msgId until it is acknowledged', async () => {
    client.answer = () => (client.pushed().length < 3 ? undefined : { response: null });
    await expect(people().say(OFFICER, '进度')).resolves.toMatchObject({ attempts: 3, taken: true });
    expect(new Set(client.pushed().map(({ data }) => data['msgId'])).size).toBe(1);
    expect(new Set(client.pushed().map(({ headers }) => headers['messageId'])).size).toBe(3);
  });

  it('comes again when its acknowledgement was lost', async () => {
    people().misbehave({ lostAcks: 1 });
    await expect(people().say(OFFICER, '进度')).resolves.toMatchObject({ attempts: 2, taken: true });
  });

  it('comes again on another connection when the first one broke before the acknowledgement', async () => {
    people().misbehave({ cutAfterFrame: 1 });
    const pushing = people().say(OFFICER, '进度');
    await new Promise((resolve) => client.socket.once('close', resolve));
    const second = await streamClient(stage.platforms);
    await expect(pushing).resolves.toMatchObject({ taken: true });
    expect(second.pushed()).toHaveLength(1);
    second.close();
  });

  it('arrives empty with code 20001 when the month is used up', async () => {
    people().misbehave({ emptyPushes: 1 });
    await people().say(OFFICER, '投稿');
    expect(client.pushed()[0]?.data).toMatchObject({ errorCode: '20001' });
    expect(client.pushed()[0]?.data).not.toHaveProperty('text');
  });

  it('may be a picture, whose code is exchanged for an address that wants no token', async () => {
    await people().picture(OFFICER, 'who.png');
    const { content } = client.pushed()[0]?.data as { content: { downloadCode: string } };
    const api = await dingtalkClient(stage.platforms);
    const { robotCode } = stage.platforms.credentials.dingtalk;
    const asked = { downloadCode: content.downloadCode, robotCode };
    const { body } = await api.call('POST', '/v1.0/robot/messageFiles/download', asked);
    const answer = await fetch(`${body['downloadUrl'] as string}`);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(await samplePicture('who.png'));
  });
});

describe('an event', () => {
  it('is pushed to the topic * and again until it is taken', async () => {
    client.answer = () => ({ status: client.pushed().length < 2 ? 'LATER' : 'SUCCESS' });
    await expect(people().personnel({ leave: OFFICER })).resolves.toMatchObject({ attempts: 2, taken: true });
    const [first, second] = client.pushed();
    expect(first).toMatchObject({ type: 'EVENT', data: { userId: [OFFICER] } });
    expect(first?.headers).toMatchObject({ topic: '*', eventType: 'user_leave_org' });
    expect(second?.headers['eventId']).toBe(first?.headers['eventId']);
  });
});

describe('a tap', () => {
  const send = async () => {
    const api = await dingtalkClient(stage.platforms);
    await api.call('POST', '/v1.0/card/instances/createAndDeliver', cardBody(stage.platforms, OFFICER));
  };

  it('carries the key of the slot, and its answer is shown to the tapper alone', async () => {
    await send();
    client.answer = () => ({
      response: { cardUpdateOptions: { updateCardDataByKey: true }, cardData: { cardParamMap: { status: 'done' } } },
    });
    const pushed = await people().tap(OFFICER, 'c-1', '同意', { reason: '' });
    expect(pushed).toEqual({ attempts: 1, taken: true, shown: true });
    const { content } = client.pushed()[0]?.data as { content: string };
    expect(JSON.parse(content)).toMatchObject({ cardPrivateData: { params: { action: 'approve', reason: '' } } });
    expect(people().card(OFFICER, 'c-1')).toMatchObject({ status: 'done', title: '晨跑的好处' });
    expect(people().card('0201', 'c-1')).toMatchObject({ status: 'pending' });
  });

  it('is lost when nobody acknowledges it in time', async () => {
    await send();
    client.answer = () => undefined;
    await expect(people().tap(OFFICER, 'c-1', '同意')).resolves.toEqual({ attempts: 1, taken: false, shown: false });
  });

  it('cannot be made on a button that is not shown', async () => {
    await send();
    await expect(people().tap(OFFICER, 'c-1', '签发')).rejects.toThrow('no button 签发');
  });

  it('can come in the old shape', async () => {
    await send();
    people().misbehave({ oldCardShape: true });
    await people().tap(OFFICER, 'c-1', '同意');
    const { value } = client.pushed()[0]?.data as { value: string };
    expect(JSON.parse(value)).toMatchObject({ params: { action: 'approve' }, cardPrivateData: { actionIds: ['1_7'] } });
  });
});

describe('connections that go', () => {
  it('are told, carry nothing more, and are cut after a while', async () => {
    const closed = new Promise((resolve) => client.socket.once('close', resolve));
    people().stream.farewell();
    await until(() => client.heard.some(({ headers }) => headers['topic'] === 'disconnect'));
    await expect(people().say(OFFICER, '进度')).resolves.toMatchObject({ taken: false });
    expect(client.pushed()).toEqual([]);
    await closed;
  });

  it('can be zombies: they answer pings and carry nothing', async () => {
    people().misbehave({ zombie: true });
    await expect(people().stream.ping()).resolves.toBe(1);
    await expect(people().say(OFFICER, '进度')).resolves.toMatchObject({ taken: false });
  });
});
