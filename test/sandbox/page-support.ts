import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import type { PageClock } from '../../src/sandbox/page/clock';
import { sandboxPage } from '../../src/sandbox/page/routes';
import { buildStage, buildWebhook, type Stage } from './support';

/** The page on a server of its own, with platforms and a webhook that hears what they push. */
export async function buildPage(clockOf: (stage: Stage) => PageClock = standing) {
  const stage = await buildStage();
  const webhook = await buildWebhook(() => stage.platforms.credentials.wecom.callback);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const router = sandboxPage({ platforms: stage.platforms, productUrl: url, clock: clockOf(stage) });
  const app = new Koa().use(router.routes()).use(router.allowedMethods());
  const listener = app.callback();
  server.on('request', (request, response) => void listener(request, response));
  stage.platforms.setCallbackUrls({ wecom: webhook.url, wechat: '' });
  return {
    url,
    stage,
    webhook,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await webhook.close();
      await stage.end();
    },
  };
}

export type TestPage = Awaited<ReturnType<typeof buildPage>>;

function standing(stage: Stage): PageClock {
  return { movable: false, now: () => stage.clock.now };
}
