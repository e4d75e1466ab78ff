import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { buildStage, type Json, type Stage } from '../support';
import { cardBody, dingtalkClient } from './support';

interface Heard {
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Json;
}

let stage: Stage;
let heard: Heard[];
let answer: (heard: Heard) => string | number;
let close: () => void;
let base: string;
beforeEach(async () => {
  heard = [];
  answer = () => '{"msgtype":"empty"}';
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const url = new URL(request.url ?? '', 'http://127.0.0.1');
      const body = JSON.parse(Buffer.concat(parts).toString()) as Json;
      const entry = { path: url.pathname, query: url.searchParams, headers: request.headers, body };
      heard.push(entry);
      const said = answer(entry);
      response.writeHead(typeof said === 'number' ? said : 200).end(typeof said === 'string' ? said : '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/dingtalk`;
  stage = await buildStage({
    callbackUrls: { wecom: '', wechat: '', dingtalk: base },
    dingtalkPatience: { robotRetryMs: [5, 5], eventRetryMs: [5, 5] },
  });
  await stage.platforms.control.dingtalk.setInbound({ robot: 'http', events: 'http' });
});
afterEach(async () => {
  close();
  await stage.end();
});
const people = () => stage.platforms.control.dingtalk;
const hmac = (key: string, data: string) => createHmac('sha256', key).update(data).digest('base64');

it('a message to the robot carries a signature over time and secret, and comes again while it is refused', async () => {
  answer = () => (heard.length < 3 ? 500 : '{"msgtype":"empty"}');
  await expect(people().say('0202', '投稿')).resolves.toMatchObject({ attempts: 3, taken: true });
  const { clientSecret } = stage.platforms.credentials.dingtalk;
  const [first] = heard;
  expect(first?.path).toBe('/webhooks/dingtalk/robot');
  expect(first?.headers['sign']).toBe(hmac(clientSecret, `${first?.headers['timestamp'] as string}\n${clientSecret}`));
  expect(new Set(heard.map(({ body }) => body['msgId'])).size).toBe(1);
});

it('an event is encrypted for the app key, and counts as taken only by an encrypted success', async () => {
  const { callback, clientId } = stage.platforms.credentials.dingtalk;
  answer = ({ query }) => {
    if (heard.length < 2) return '{"errcode":0}';
    const [timeStamp, nonce] = [query.get('timestamp') ?? '', query.get('nonce') ?? ''];
    const sealed = encrypt(callback.aesKey, 'success', clientId);
    const signature = getSignature(callback.token, timeStamp, nonce, sealed);
    return JSON.stringify({ msg_signature: signature, timeStamp, nonce, encrypt: sealed });
  };
  await expect(people().personnel({ leave: '0202' })).resolves.toMatchObject({ attempts: 2, taken: true });
  const opened = decrypt(callback.aesKey, `${heard[0]?.body['encrypt'] as string}`);
  expect(opened.id).toBe(clientId);
  expect(JSON.parse(opened.message)).toMatchObject({ EventType: 'user_leave_org', userId: ['0202'] });
  await expect(people().verifyCallback()).resolves.toBe(true);
});

it('a tap goes to the registered route, signed with its secret, and the answer is the body', async () => {
  const api = await dingtalkClient(stage.platforms);
  const register = (url: string, forceUpdate: boolean) =>
    api.call('POST', '/v1.0/card/callbacks/register', {
      callbackRouteKey: 'qianfa',
      callbackUrl: url,
      apiSecret: 'route-secret',
      forceUpdate,
    });
  await register('http://127.0.0.1:9/nowhere', false);
  const own = `${base}/card`;
  expect(await register(own, false)).toMatchObject({ status: 500, body: { code: 'param.callbackRouteKeyExist' } });
  expect(await register(own, true)).toMatchObject({ body: { result: { callbackUrl: own } } });
  const card = cardBody(stage.platforms, '0202', { callbackType: 'HTTP', callbackRouteKey: 'qianfa' });
  await api.call('POST', '/v1.0/card/instances/createAndDeliver', card);
  answer = () => JSON.stringify({ userPrivateData: { cardParamMap: { note: '已签' } } });
  await expect(people().tap('0202', 'c-1', '同意')).resolves.toMatchObject({ taken: true, shown: true });
  const { headers } = heard.at(-1)!;
  expect(headers['x-ddpaas-signature']).toBe(
    hmac('route-secret', `${headers['x-ddpaas-signature-timestamp'] as string}`),
  );
  expect(people().card('0202', 'c-1')).toMatchObject({ note: '已签' });
});
