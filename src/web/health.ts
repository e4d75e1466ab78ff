/** Alive, ready, and what Prometheus reads. */
import Router from 'koa-router';
import type { WebDeps } from './deps';
import { Problem } from './problem';

export function healthRoutes({ store, metrics, log }: Pick<WebDeps, 'store' | 'metrics' | 'log'>): Router {
  const router = new Router();
  router.get('/healthz', (ctx) => {
    ctx.body = { status: 'alive' };
  });
  router.get('/readyz', async (ctx) => {
    await store.ping().catch((error: unknown) => {
      log.warn({ err: error instanceof Error ? error.message : String(error) }, 'database does not answer');
      throw new Problem(503, 'the database does not answer');
    });
    const pending = await store.pendingMigrations();
    if (pending.length > 0) throw new Problem(503, `${pending.length} migrations have not run`);
    ctx.body = { status: 'ready' };
  });
  router.get('/metrics', async (ctx) => {
    const { type, body } = await metrics.text(store);
    ctx.body = body;
    ctx.type = type;
  });
  return router;
}
