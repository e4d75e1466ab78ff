/** Alive, ready, and what Prometheus reads. */
import Router from 'koa-router';
import { callsMade } from '../application/quota';
import type { WebDeps } from './deps';
import type { Quota } from './metrics';
import { Problem } from './problem';

type Parts = Pick<WebDeps, 'store' | 'metrics' | 'log' | 'messengers' | 'clock'>;

export function healthRoutes(parts: Parts): Router {
  const { store, metrics, log } = parts;
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
    const { type, body } = await metrics.text(store, await quotasOf(parts));
    ctx.body = body;
    ctx.type = type;
  });
  return router;
}

async function quotasOf({ store, messengers, clock }: Parts): Promise<Record<string, Quota>> {
  const entries = [...messengers.values()].flatMap(({ name, freeCallsPerMonth: allowed }) =>
    allowed === undefined
      ? []
      : [callsMade(store.read, name, clock.now()).then((made) => [name, { made, allowed }] as const)],
  );
  return Object.fromEntries(await Promise.all(entries));
}
