/** A tiny HTTP server standing for a platform, whose next answers can be disturbed. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Response, type FormData } from 'undici';

export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** What to do with the next call of a path: break the line before or after the work is done, or answer something else. */
export type Disturbance = 'drop-before' | 'drop-after' | { status?: number; body: string };

export interface FakePlatform {
  url: string;
  calls: Call[];
  /** the calls of one path */
  to(path: string): Call[];
  disturb(path: string, ...disturbances: Disturbance[]): void;
  stop(): Promise<void>;
}

export async function startPlatform(answer: (call: Call) => Promise<unknown> | unknown): Promise<FakePlatform> {
  const calls: Call[] = [];
  const waiting = new Map<string, Disturbance[]>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      const path = url.pathname.replace(/^\/platform/, '');
      const { method = 'GET', headers } = request;
      const call = { method, path, query: url.searchParams, headers, body: Buffer.concat(chunks) };
      calls.push(call);
      const disturbance = waiting.get(path)?.shift();
      if (disturbance === 'drop-before') return response.destroy();
      if (typeof disturbance === 'object') {
        response.writeHead(disturbance.status ?? 200);
        return response.end(disturbance.body);
      }
      const value = (await answer(call)) as { status?: number; json: unknown };
      if (disturbance === 'drop-after') return response.destroy();
      response.writeHead(value.status ?? 200, { 'content-type': 'application/json' });
      // bare numbers past 2^53, as the platforms send them
      return response.end(JSON.stringify(value.json).replace(/"big:(\d+)"/g, '$1'));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    // a path in front, as an egress proxy may have
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/platform`,
    calls,
    to: (path) => calls.filter((call) => call.path === path),
    disturb: (path, ...disturbances) => waiting.set(path, [...(waiting.get(path) ?? []), ...disturbances]),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A form body of either kind. */
export async function formOf(call: Call): Promise<FormData> {
  const type = String(call.headers['content-type']);
  return new Response(call.body, { headers: { 'content-type': type } }).formData();
}
