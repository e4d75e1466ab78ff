import { WebSocket } from 'ws';
import type { Platforms } from '../../../src/sandbox/platforms';
import type { Json } from '../support';

/** Calls to the two interfaces of the fake DingTalk, with a fresh token. */
export async function dingtalkClient({ url, credentials }: Platforms) {
  const { clientId, clientSecret } = credentials.dingtalk;
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${url}/dingtalk${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Json };
  };
  const { body } = await call('POST', '/v1.0/oauth2/accessToken', { appKey: clientId, appSecret: clientSecret });
  const token = `${body['accessToken'] as string}`;
  return {
    token,
    plain: call,
    call: (method: string, path: string, sent?: unknown) =>
      call(method, path, sent, { 'x-acs-dingtalk-access-token': token }),
    old: async (path: string, sent: unknown) => {
      const address = `${url}/dingtalk-oapi/${path}?access_token=${token}`;
      return (await (await fetch(address, { method: 'POST', body: JSON.stringify(sent) })).json()) as Json;
    },
  };
}

export const ROBOT = '/v1.0/im/bot/messages/get';
export const CARD = '/v1.0/card/instances/callback';
const SUBSCRIPTIONS = [
  { type: 'EVENT', topic: '*' },
  { type: 'CALLBACK', topic: ROBOT },
  { type: 'CALLBACK', topic: CARD },
];

export interface Heard {
  type: string;
  headers: Record<string, string>;
  data: Json;
}

/** A client of a few lines: keeps every frame and answers what `answer` says; undefined is silence. */
export async function streamClient({ url, credentials }: Platforms) {
  const { clientId, clientSecret } = credentials.dingtalk;
  const opened = await fetch(`${url}/dingtalk/v1.0/gateway/connections/open`, {
    method: 'POST',
    body: JSON.stringify({ clientId, clientSecret, subscriptions: SUBSCRIPTIONS }),
  });
  const { endpoint, ticket } = (await opened.json()) as { endpoint: string; ticket: string };
  const address = `${endpoint}?ticket=${encodeURIComponent(ticket)}`;
  const socket = new WebSocket(address);
  const client = {
    address,
    socket,
    heard: [] as Heard[],
    answer: (_frame: Heard): unknown => ({ response: null }),
    /** What people and the directory caused, without the platform's own frames. */
    pushed: () => client.heard.filter(({ type }) => type !== 'SYSTEM'),
    close: () => socket.terminate(),
  };
  socket.on('message', (bytes: Buffer) => {
    const frame = JSON.parse(bytes.toString()) as { type: string; headers: Record<string, string>; data: string };
    const heard = { ...frame, data: JSON.parse(frame.data) as Json };
    client.heard.push(heard);
    if (heard.headers?.['topic'] === 'disconnect' || heard.headers?.['topic'] === 'CONNECTED') return;
    const data = heard.headers?.['topic'] === 'ping' ? heard.data : client.answer(heard);
    if (data === undefined) return;
    const headers = { messageId: heard.headers['messageId'], contentType: 'application/json' };
    socket.send(JSON.stringify({ code: 200, message: 'OK', headers, data: JSON.stringify(data) }));
  });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return client;
}

/** A card as the product sends it, for one person. */
export function cardBody(platforms: Platforms, userid: string, change: Json = {}): Json {
  const { cardTemplateId, robotCode } = platforms.credentials.dingtalk;
  return {
    cardTemplateId,
    outTrackId: 'c-1',
    callbackType: 'STREAM',
    userIdType: 1,
    openSpaceId: `dtv1.card//IM_ROBOT.${userid}`,
    cardData: {
      cardParamMap: {
        status: 'pending',
        title: '晨跑的好处',
        b1Text: '同意',
        b1Key: 'approve',
        b1Show: 'true',
        b2Text: '退回',
        b2Key: 'return',
        b2Show: 'true',
      },
    },
    imRobotOpenSpaceModel: { supportForward: false },
    imRobotOpenDeliverModel: { spaceType: 'IM_ROBOT', robotCode },
    ...change,
  };
}
