/** Errors over HTTP: `application/problem+json` (RFC 9457). What went wrong inside is for the log, never for the answer. */
import type { Context, Middleware } from 'koa';
import type { Log } from '../lib/log';

const TITLES: Record<number, string> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  413: 'Too large',
  415: 'Unsupported media type',
  500: 'Internal error',
  503: 'Not ready',
};

/** An answer that is an error; `members` are further members of the problem. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly detail?: string,
    readonly members: Record<string, unknown> = {},
  ) {
    super(detail ?? titleOf(status));
    this.name = 'Problem';
  }
}

/** Turns what was thrown, and an error status without a body, into a problem. */
export function problems(log: Log): Middleware {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      answer(ctx, error instanceof Problem ? error : hidden(error, ctx, log));
      return;
    }
    if (ctx.status >= 400 && (ctx.body ?? null) === null) answer(ctx, new Problem(ctx.status));
  };
}

function hidden(error: unknown, ctx: Context, log: Log): Problem {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  log.error({ path: ctx.path, err: `${name}: ${message}`, stack }, 'request failed');
  return new Problem(500);
}

function answer(ctx: Context, { status, detail, members }: Problem): void {
  ctx.status = status;
  ctx.body = JSON.stringify({ type: 'about:blank', title: titleOf(status), status, detail, ...members });
  ctx.type = 'application/problem+json';
  ctx.set('Cache-Control', 'no-store');
  if (status === 401) ctx.set('WWW-Authenticate', 'Bearer');
}

function titleOf(status: number): string {
  return TITLES[status] ?? 'Error';
}
