/** The HTTP address of taps on cards is made known at start (`dingtalk.md` §2.3; `contract.md` §5). */
import { setTimeout as wait } from 'node:timers/promises';
import type { Intake } from '../../application/ports';
import type { Log } from '../../lib/log';
import type { DingtalkApi } from './client';

/** The name of our address. */
export const CARD_ROUTE = 'qianfa';

const LONGEST_WAIT = 600_000;

export function createRouteIntake(
  api: DingtalkApi,
  webhook: { url: string; cardSecret: string },
  log: Log | undefined,
): Intake {
  const stopping = new AbortController();
  let trying: Promise<void> = Promise.resolve();
  const register = async () => {
    for (let pause = 1000; !stopping.signal.aborted; pause = Math.min(pause * 2, LONGEST_WAIT)) {
      try {
        return await registerRoute(api, webhook);
      } catch (error) {
        log?.warn({ err: error instanceof Error ? error.message : String(error) }, 'card address not registered');
        await wait(pause, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
      }
    }
  };
  return {
    start: () => void (trying = register()),
    async stop() {
      stopping.abort();
      await trying;
    },
  };
}

async function registerRoute(
  api: DingtalkApi,
  { url, cardSecret }: { url: string; cardSecret: string },
): Promise<void> {
  await api.call({
    method: 'POST',
    path: '/v1.0/card/callbacks/register',
    body: { callbackRouteKey: CARD_ROUTE, callbackUrl: `${url}/card`, apiSecret: cardSecret, forceUpdate: true },
    counted: true,
  });
}
