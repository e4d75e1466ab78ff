/** A callback that is not what it claims to be: 4xx, one log line, one counter, nothing else (`contract.md` §3). */
import type { Context } from 'koa';
import { InboundRefused, type Query } from '../application/ports';
import { readBody } from './body';
import type { WebDeps } from './deps';
import { Problem } from './problem';

/** Run a verification; what it refuses becomes a problem without a reason, so that nobody learns how close they came. */
export function refusing<T>({ log, metrics }: Pick<WebDeps, 'log' | 'metrics'>, from: string, verify: () => T): T {
  try {
    return verify();
  } catch (error) {
    if (!(error instanceof InboundRefused)) throw error;
    metrics.webhookRefused(from, error.reason);
    log.warn({ from, status: error.status, reason: error.reason }, 'callback refused');
    throw new Problem(error.status);
  }
}

/** The query with each name at most once; a name given twice counts as not given. */
export function queryOf(ctx: Context): Query {
  return Object.fromEntries(
    Object.entries(ctx.query).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]),
  );
}

/** The headers likewise, by lower-case name. */
export function headersOf(ctx: Context): Query {
  return Object.fromEntries(
    Object.entries(ctx.headers).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]),
  );
}

const BODY_LIMIT = 64 * 1024;

/** The raw bytes of a callback; an oversized one is refused before it is read. @throws Problem */
export async function callbackBody(
  deps: Pick<WebDeps, 'log' | 'metrics'>,
  from: string,
  ctx: Context,
): Promise<Buffer> {
  try {
    return await readBody(ctx, BODY_LIMIT);
  } catch (error) {
    if (error instanceof Problem) {
      deps.metrics.webhookRefused(from, error.status === 413 ? 'too large' : 'broke off');
      deps.log.warn({ from, status: error.status }, 'callback refused');
    }
    throw error;
  }
}
