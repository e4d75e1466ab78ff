import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tryLink, type Resolve } from '../../src/delivery/try-link';

const HERE: Resolve = async () => [{ address: '127.0.0.1', family: 4 }];
const open: { server: Server; sockets: Set<Socket> }[] = [];

afterEach(async () => {
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  open.push({ server, sockets });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A site under a name of its own, which may lie inside. */
async function site(answer: RequestListener) {
  const port = await listening(createServer(answer));
  return { url: `http://site.cn:${port}`, rules: { timeoutMs: 5000, allow: [`site.cn:${port}`] } };
}

const status =
  (code: number, location?: string): RequestListener =>
  (_request, response) =>
    void response.writeHead(code, location === undefined ? {} : { location }).end();

describe('what a site answers', () => {
  test.each([
    [200, { kind: 'ALIVE' }],
    [404, { kind: 'DEAD', why: 'STATUS', status: 404 }],
    [500, { kind: 'DEAD', why: 'STATUS', status: 500 }],
    [403, { kind: 'UNCHECKED', why: 'NOT_LET_IN' }],
    [429, { kind: 'UNCHECKED', why: 'NOT_LET_IN' }],
    [302, { kind: 'DEAD', why: 'STATUS', status: 302 }],
  ])('%i', async (code, outcome) => {
    const { url, rules } = await site(status(code));
    expect(await tryLink(`${url}/a`, rules, HERE)).toEqual(outcome);
  });

  test('the request has the link’s host and path, no cookie and no credentials', async () => {
    const seen: unknown[] = [];
    const { url, rules } = await site((request, response) => {
      const { host, cookie, authorization, referer } = request.headers;
      seen.push([request.method, request.url, `http://${host}`, cookie, authorization, referer]);
      response.writeHead(200, { 'set-cookie': 'a=b' }).end();
    });
    await tryLink(`${url}/a?b=1#c`, rules, HERE);
    await tryLink(`${url}/a?b=1`, rules, HERE);
    const one = ['GET', '/a?b=1', url, undefined, undefined, undefined];
    expect(seen).toEqual([one, one]);
  });

  test('a redirect is not followed: of where it leads the host is told, and nothing of its path or query', async () => {
    const { url, rules } = await site(status(302, 'https://other.cn/login?token=secret'));
    expect(await tryLink(url, rules, HERE)).toEqual({ kind: 'ELSEWHERE', host: 'other.cn' });
  });

  test('a redirect to the same host, for ever, is one request', async () => {
    let requests = 0;
    const { url, rules } = await site((request, response) => {
      requests += 1;
      status(301, '/a')(request, response as never);
    });
    expect(await tryLink(url, rules, HERE)).toEqual({ kind: 'ALIVE' });
    expect(requests).toBe(1);
  });

  test('a body without an end is not read', async () => {
    let closed: () => void = () => undefined;
    const over = new Promise<void>((resolve) => (closed = resolve));
    const { url, rules } = await site((_request, response) => {
      response.writeHead(200);
      const more = () => response.write('x'.repeat(65_536), (error) => (error ? undefined : more()));
      response.on('close', closed);
      more();
    });
    expect(await tryLink(url, rules, HERE)).toEqual({ kind: 'ALIVE' });
    await over;
  });

  test('headers that come drop by drop are not waited for', async () => {
    const port = await listening(createTcpServer((socket) => void socket.write('HTTP/1.1 200 OK\r\nx: ')));
    const rules = { timeoutMs: 200, allow: [`site.cn:${port}`] };
    expect(await tryLink(`http://site.cn:${port}/`, rules, HERE)).toEqual({ kind: 'UNCHECKED', why: 'NETWORK' });
  });

  test('headers without an end are not read', async () => {
    const { url, rules } = await site(
      (_request, response) => void response.writeHead(200, { x: 'y'.repeat(20_000) }).end(),
    );
    expect(await tryLink(url, rules, HERE)).toEqual({ kind: 'UNCHECKED', why: 'NETWORK' });
  });

  test('a site that cannot speak TLS is one the browser stops at', async () => {
    const { url, rules } = await site(status(200));
    const link = url.replace('http:', 'https:');
    expect(await tryLink(link, rules, HERE)).toEqual({ kind: 'DEAD', why: 'CERTIFICATE' });
  });

  test('nobody answers at its port', async () => {
    const { url, rules } = await site(status(200));
    await new Promise((resolve) => open.splice(0)[0]!.server.close(resolve));
    expect(await tryLink(url, rules, HERE)).toEqual({ kind: 'DEAD', why: 'REFUSED' });
  });
});

describe('where a link may lead', () => {
  const rules = { timeoutMs: 5000, allow: [] };

  test.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://10.1.2.3/',
    'http://172.31.255.255/',
    'http://192.168.0.1/',
    'http://100.100.100.200/latest/meta-data',
    'http://169.254.169.254/latest/meta-data',
    'http://0.0.0.0/',
    'http://224.0.0.1/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[fe80::1]/',
    'http://[fd00:ec2::254]/',
  ])('%s lies inside and is not asked', async (link) => {
    const never: Resolve = async () => Promise.reject(new Error('resolved'));
    expect(await tryLink(link, rules, never)).toEqual({ kind: 'DEAD', why: 'INSIDE' });
  });

  test('a name that is public and inside at once lies inside', async () => {
    const both: Resolve = async () => [
      { address: '93.184.215.14', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ];
    expect(await tryLink('http://both.cn/', rules, both)).toEqual({ kind: 'DEAD', why: 'INSIDE' });
  });

  test('a name that changes between the look and the connection is asked once, and that address is the one connected to', async () => {
    const { url, rules: allowed } = await site(status(200));
    const answers = ['127.0.0.1', '10.0.0.1'];
    const rebinding: Resolve = async () => [{ address: answers.shift()!, family: 4 }];
    expect(await tryLink(url, allowed, rebinding)).toEqual({ kind: 'ALIVE' });
    expect(answers).toEqual(['10.0.0.1']);
  });

  test('what is allowed is allowed with its port, and no other', async () => {
    const { url, rules: allowed } = await site(status(200));
    expect(await tryLink(url.replace('site.cn', '127.0.0.1'), allowed, HERE)).toEqual({ kind: 'DEAD', why: 'INSIDE' });
    expect(await tryLink('http://site.cn/', allowed, HERE)).toEqual({ kind: 'DEAD', why: 'INSIDE' });
  });

  test('a name or password in it is refused before anybody is asked', async () => {
    const never: Resolve = async () => Promise.reject(new Error('resolved'));
    expect(await tryLink('https://user:word@site.cn/', rules, never)).toEqual({ kind: 'DEAD', why: 'CREDENTIALS' });
  });

  test('a Chinese host is resolved in its ASCII form', async () => {
    const asked: string[] = [];
    const resolve: Resolve = async (host) => {
      asked.push(host);
      return [];
    };
    expect(await tryLink('http://体检.中国/', rules, resolve)).toEqual({ kind: 'DEAD', why: 'NO_HOST' });
    expect(asked).toEqual(['xn--tqqt33d.xn--fiqs8s']);
  });

  test.each([
    ['ENOTFOUND', { kind: 'DEAD', why: 'NO_HOST' }],
    ['EAI_AGAIN', { kind: 'UNCHECKED', why: 'NETWORK' }],
  ])('a resolver that says %s', async (code, outcome) => {
    const resolve: Resolve = async () => Promise.reject(Object.assign(new Error(code), { code }));
    expect(await tryLink('http://site.cn/', rules, resolve)).toEqual(outcome);
  });

  test('a resolver that says nothing is not waited for', async () => {
    const silent: Resolve = () => new Promise(() => undefined);
    const outcome = await tryLink('http://site.cn/', { timeoutMs: 50, allow: [] }, silent);
    expect(outcome).toEqual({ kind: 'UNCHECKED', why: 'NETWORK' });
  });
});
