/** The web side: everything that comes in over HTTP, in the order it happens. */
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import type Router from 'koa-router';
import { apiRoutes } from './api/routes';
import { authRoutes } from './auth';
import { authenticityRoutes } from './authenticity';
import { channelWebhookRoutes } from './channel-webhooks';
import { assetRoutes } from './console/assets';
import { consoleRoutes } from './console/routes';
import type { Take } from '../application/ports';
import type { WebDeps } from './deps';
import { healthRoutes } from './health';
import { problems } from './problem';
import { requestLog } from './request-log';
import { securityHeaders } from './security-headers';
import { take } from './take';
import { webhookRoutes } from './webhooks';

export interface Web {
  app: Koa;
  /** @param port 0 takes any free one; a port in use rejects with EADDRINUSE */
  listen(port: number, host: string): Promise<Listening>;
  /** The way in for inputs that come by a messenger's own connection. */
  take: Take;
}

export interface Listening {
  port: number;
  /** Stop accepting, let what is being answered finish. */
  close(): Promise<void>;
}

export function createWeb(deps: WebDeps): Web {
  const { config, log, metrics } = deps;
  const app = new Koa({ proxy: config.trustProxy });
  app.keys = config.cookieKeys;
  app.on('error', (error: Error) => log.error({ err: error.message }, 'connection failed'));

  app.use(requestLog(log, metrics));
  app.use(problems(log));
  app.use(securityHeaders(config.publicUrl));
  app.use(async (ctx, next) => {
    // what matters is how browsers reach us, not how the proxy does
    ctx.cookies.secure = config.publicUrl.startsWith('https:');
    await next();
  });
  for (const router of routers(deps)) app.use(router.routes()).use(router.allowedMethods());
  return { app, listen: (port, host) => listen(app, port, host), take: (inbound) => take(deps, inbound) };
}

function routers(deps: WebDeps): Router[] {
  return [
    healthRoutes(deps),
    channelWebhookRoutes(deps),
    webhookRoutes(deps),
    apiRoutes(deps),
    authenticityRoutes(deps),
    authRoutes(deps),
    consoleRoutes(deps),
    assetRoutes(),
    ...(deps.extra ?? []),
  ];
}

async function listen(app: Koa, port: number, host: string): Promise<Listening> {
  const handler = app.callback();
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) => {
    void handler(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return { port: (server.address() as AddressInfo).port, close: () => close(server) };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
