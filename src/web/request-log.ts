/** One line per request. Never the query: sign-in codes, signatures and states travel there. */
import type { Middleware } from 'koa';
import type { Log } from '../lib/log';
import type { Metrics } from './metrics';

export function requestLog(log: Log, metrics: Metrics): Middleware {
  return async (ctx, next) => {
    const began = performance.now();
    await next();
    const ms = Math.round(performance.now() - began);
    metrics.request(ctx.method, ctx.status);
    log.info({ method: ctx.method, path: ctx.path, status: ctx.status, ms }, 'request');
  };
}
