import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import getRawBody from 'raw-body';
import { faultAnswer, type Fault, type Faults, type PlatformName } from './faults';
import { json, type Answer, type Call, type Handler } from './http';

/** A part of the server: everything under `/name/` goes to `answer`, with the rest as the call's path. */
export interface Mount {
  prefix: string;
  /** Set for the platforms whose answers can be disturbed by faults. */
  platform?: PlatformName;
  answer: Handler;
}

const BODY_LIMIT = '24mb';

/** Listens on 127.0.0.1 only. `port` 0 takes any free one; a port in use rejects with EADDRINUSE. */
export async function listen(mounts: Mount[], faults: Faults, port: number): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    serve(mounts, faults, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  return { server, port: (server.address() as AddressInfo).port };
}

/** Stops accepting, cuts what is open. */
export async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

async function serve(mounts: Mount[], faults: Faults, request: IncomingMessage, response: ServerResponse) {
  if (!isLocal(request)) return send(response, json({ error: 'only for this machine' }, 403));
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const mount = mounts.find(({ prefix }) => url.pathname === prefix || url.pathname.startsWith(`${prefix}/`));
  if (!mount) return send(response, json({ error: 'not found' }, 404));
  const call: Call = {
    method: request.method ?? 'GET',
    path: url.pathname.slice(mount.prefix.length),
    query: url.searchParams,
    headers: request.headers,
    body: await getRawBody(request, { limit: BODY_LIMIT }),
  };
  const fault = mount.platform && faults.take(mount.platform, call.path);
  const answer = await answerWith(fault, mount.answer, call);
  if (answer) send(response, answer);
  else response.destroy();
}

/** Carries the call out as the fault wants; undefined breaks the connection. */
async function answerWith(fault: Fault | undefined, handler: Handler, call: Call): Promise<Answer | undefined> {
  switch (fault?.mode) {
    case 'drop-before':
      return undefined;
    case 'status':
    case 'errcode':
      return faultAnswer(fault);
    case 'delay':
      await wait(fault.ms ?? 1000);
      return handler(call);
    case 'accept-then-drop':
      await handler(call);
      return undefined;
    case 'accept-then-errcode':
      await handler(call);
      return faultAnswer(fault);
    default:
      return handler(call);
  }
}

function send(response: ServerResponse, answer: Answer) {
  response.writeHead(answer.status, { 'content-length': Buffer.byteLength(answer.body), ...answer.headers });
  response.end(answer.body);
}

/** A page of another site must not reach the controls through the visitor's browser (DNS rebinding, cross-site posts). */
function isLocal({ headers }: IncomingMessage): boolean {
  const local = (host: string) => /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host);
  const origin = headers.origin;
  return local(headers.host ?? '') && (!origin || local(origin.replace(/^https?:\/\//, '')));
}
