import type { IncomingHttpHeaders } from 'node:http';

/** One request as a platform sees it: `path` is what follows the platform's prefix. */
export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** What goes back on the wire. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

export type Handler = (call: Call) => Answer | Promise<Answer>;

/** Handlers by `METHOD /path`. */
export type Routes = Record<string, Handler>;

/** Finds the handler of a call; `other-method` when the path exists but not for this method. */
export function route(routes: Routes, call: Call): Handler | 'other-method' | undefined {
  const found = routes[`${call.method} ${call.path}`];
  if (found) return found;
  return Object.keys(routes).some((key) => key.endsWith(` ${call.path}`)) ? 'other-method' : undefined;
}

const BIG = '@big-integer:';

/** A JSON answer. `bigint` values become bare numbers, as the platforms send ids that exceed 2^53. */
export function json(value: unknown, status = 200): Answer {
  const text = JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? `${BIG}${part}` : part));
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: text.replace(/"@big-integer:(\d+)"/g, '$1'),
  };
}

export function html(body: string, status = 200): Answer {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }, body };
}

export function redirect(location: string, headers: Record<string, string> = {}): Answer {
  return { status: 302, headers: { location, 'cache-control': 'no-store', ...headers }, body: '' };
}

/** Text made safe to stand between tags or inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The body as a JSON object, or undefined when it is anything else. */
export function jsonBody(call: Call): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(call.body.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Both Tencent platforms refuse JSON in which ordinary characters are written as `\uXXXX` (error 40033). */
export function hasEscapedText(call: Call): boolean {
  return /(?<!\\)(?:\\\\)*\\u(?!00[0-7])[0-9a-f]{4}/i.test(call.body.toString('utf8'));
}
