/** Callbacks of messengers over HTTP: raw bytes → verify → take in → answer, within the platform's few seconds (`wecom.md` §1.4). */
import type { Context } from 'koa';
import Router from 'koa-router';
import {
  NO_ANSWER,
  type Answer,
  type Inbound,
  type Messenger,
  type MessengerName,
  type Take,
} from '../application/ports';
import type { WebDeps } from './deps';
import { Problem } from './problem';
import { callbackBody, headersOf, queryOf, refusing } from './refusals';
import { take } from './take';

export function webhookRoutes(deps: WebDeps): Router {
  const router = new Router();
  const messengerOf = (ctx: Context & { params: Record<string, string> }): Messenger => {
    const messenger = deps.messengers.get(ctx.params['messenger'] as MessengerName);
    if (!messenger) throw new Problem(404);
    return messenger;
  };

  router.get('/webhooks/:messenger', (ctx) => {
    const messenger = messengerOf(ctx);
    const echo = refusing(deps, messenger.name, () => messenger.verifyUrl(queryOf(ctx), deps.clock.now()));
    ctx.type = 'text/plain';
    ctx.body = echo;
  });

  router.post('/webhooks/:messenger{/:part}', async (ctx) => {
    const messenger = messengerOf(ctx);
    const body = await callbackBody(deps, messenger.name, ctx);
    const callback = { part: ctx.params['part'] ?? '', query: queryOf(ctx), headers: headersOf(ctx), body };
    const inputs = refusing(deps, messenger.name, () => messenger.open(callback, deps.clock.now()));
    const [inbound, answer] = await takeAll(inputs, (one) => take(deps, one));
    const reply = messenger.reply(inbound, answer);
    ctx.body = reply.body;
    ctx.type = reply.type;
    ctx.status = 200;
  });
  return router;
}

/** In order, each stored before the next; the answer is that to the last one. */
async function takeAll(inputs: [Inbound, ...Inbound[]], takeOne: Take): Promise<[Inbound, Answer]> {
  let last: [Inbound, Answer] = [inputs[0], NO_ANSWER];
  for (const inbound of inputs) last = [inbound, await takeOne(inbound)];
  return last;
}
