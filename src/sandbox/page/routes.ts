/** The sandbox's page inside the product's server. */
import type { Context } from 'koa';
import Router from 'koa-router';
import getRawBody from 'raw-body';
import type { Call } from '../http';
import type { PageDeps } from './api';
import { pageHandler } from './handler';
import { PageProblem, problemAnswer } from './problem';

/** A picture of WeCom's ten megabytes, as base64. */
const BODY_LIMIT = '14mb';

/**
 * `GET /sandbox` (the page; `/` leads there), `/sandbox/assets/*`, and JSON under `/sandbox/api/*` that forwards to the platforms' control and
 * the clock. Only for a server on this machine that runs without a configuration.
 */
export function sandboxPage(deps: PageDeps): Router {
  const handler = pageHandler(deps, deps.productUrl);
  const router = new Router();
  router.get('/', (ctx) => ctx.redirect('/sandbox'));
  router.register(['/sandbox', '/sandbox/*path'], ['HEAD', 'GET', 'POST'], async (ctx: Context) => {
    const body = await readBody(ctx);
    const answer = body instanceof PageProblem ? problemAnswer(body) : await handler(callOf(ctx, body));
    ctx.status = answer.status;
    ctx.body = answer.body;
    ctx.set(answer.headers);
  });
  return router;
}

function callOf(ctx: Context, body: Buffer): Call {
  return {
    method: ctx.method === 'HEAD' ? 'GET' : ctx.method,
    path: ctx.path,
    query: new URLSearchParams(ctx.querystring),
    headers: ctx.headers,
    body,
  };
}

async function readBody(ctx: Context): Promise<Buffer | PageProblem> {
  if (ctx.method !== 'POST') return Buffer.alloc(0);
  try {
    return await getRawBody(ctx.req, { limit: BODY_LIMIT });
  } catch (error) {
    const large = (error as { type?: unknown }).type === 'entity.too.large';
    return large ? new PageProblem(413, '图片太大，最多 10 MB') : new PageProblem(400, '请求没有传完');
  }
}
