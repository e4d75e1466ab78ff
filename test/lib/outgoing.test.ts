import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AnswerTooLarge, bigJson, jsonOf, PlatformRefused, PlatformUnreachable, request } from '../../src/lib/outgoing';

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

const get = (url: string, limits: { timeoutMs?: number; maxBytes?: number } = {}) =>
  request({ platform: 'p', method: 'GET', url, ...limits });
const failure = async (promise: Promise<unknown>): Promise<PlatformUnreachable> => {
  const error: unknown = await promise.then(() => null).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(PlatformUnreachable);
  return error as PlatformUnreachable;
};

describe('an outgoing request', () => {
  it('gives status, headers and bytes, whatever the status', async () => {
    const url = await serve((_request, response) => response.writeHead(503, { 'x-a': 'b' }).end(Buffer.from([0, 255])));
    const answer = await get(url);
    expect([answer.status, answer.headers.get('x-a'), answer.bytes]).toEqual([503, 'b', Buffer.from([0, 255])]);
  });

  it('sends method, headers and body as they are', async () => {
    const url = await serve((incoming, response) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => response.end(`${incoming.method} ${incoming.headers['x-a']} ${Buffer.concat(chunks)}`));
    });
    const answer = await request({ platform: 'p', method: 'POST', url, headers: { 'x-a': 'b' }, body: '{"a":"中"}' });
    expect(answer.bytes.toString()).toBe('POST b {"a":"中"}');
  });

  it('was certainly not carried out when nobody listens or the name is unknown', async () => {
    const url = await serve(() => undefined);
    const [server] = servers.splice(0);
    await new Promise((resolve) => server?.close(resolve));
    expect(await failure(get(url))).toMatchObject({ outcomeUnknown: false, detail: 'ECONNREFUSED' });
  });

  it('may have been carried out when the connection breaks or the answer is late', async () => {
    const broken = await serve((_request, response) => response.destroy());
    const silent = await serve(() => undefined);
    const halfway = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half');
      setImmediate(() => response.destroy());
    });
    expect(await failure(get(broken))).toMatchObject({ outcomeUnknown: true });
    expect(await failure(get(halfway))).toMatchObject({ outcomeUnknown: true });
    expect(await failure(get(silent, { timeoutMs: 50 }))).toMatchObject({ outcomeUnknown: true, detail: 'timed out' });
  });

  it('follows no redirect', async () => {
    let visits = 0;
    const url = await serve((_request, response) => {
      visits += 1;
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    await failure(get(url));
    expect(visits).toBe(1);
  });

  it('reads no answer past its limit, announced or not', async () => {
    const announced = await serve((_request, response) => response.end('x'.repeat(101)));
    const streamed = await serve((_request, response) => {
      response.write('x'.repeat(60));
      setImmediate(() => response.end('x'.repeat(60)));
    });
    expect(await failure(get(announced, { maxBytes: 100 }))).toBeInstanceOf(AnswerTooLarge);
    expect(await failure(get(streamed, { maxBytes: 100 }))).toBeInstanceOf(AnswerTooLarge);
    expect((await get(announced, { maxBytes: 101 })).bytes).toHaveLength(101);
    expect((await get(streamed, { maxBytes: 120 })).bytes).toHaveLength(120);
  });

  it('never shows the address, where tokens live', async () => {
    const broken = await serve((_request, response) => response.destroy());
    for (const url of [
      `${broken}/?access_token=s3cret`,
      'nonsense:s3cret',
      'http://127.0.0.1:1/?access_token=s3cret',
    ]) {
      const error = await failure(get(url));
      expect(`${error.message} ${error.stack} ${JSON.stringify(error)}`).not.toContain('s3cret');
      expect(error.cause).toBeUndefined();
    }
  });
});

describe('an answer as JSON', () => {
  const answer = (text: string) => ({ status: 200, headers: new Headers() as never, bytes: Buffer.from(text) });

  it('is null when it is none', () => {
    expect(jsonOf(answer('{"a":1}'))).toEqual({ a: 1 });
    expect(jsonOf(answer('<html>'))).toBeNull();
    expect(bigJson(answer('{"a":'))).toBeNull();
  });

  it('keeps ids beyond 2^53 exactly, and leaves strings, fractions and small numbers alone', () => {
    const text =
      '{"id":5123456789012345678,"ids":[-9123456789012345678],"s":"id 5123456789012345678 \\" ,1","n":12,"f":0.1234567890123456789}';
    expect(bigJson(answer(text))).toEqual({
      id: '5123456789012345678',
      ids: ['-9123456789012345678'],
      s: 'id 5123456789012345678 " ,1',
      n: 12,
      f: 0.1234567890123456789,
    });
  });
});

describe('a refusal', () => {
  it('names platform and code, and says when to come back', () => {
    const error = new PlatformRefused('weibo', '10023', 'limit', 'too often', 60_000);
    expect([error.message, error.retryAfterMs, error.kind]).toEqual([
      'weibo refused (10023): too often',
      60_000,
      'limit',
    ]);
  });
});
