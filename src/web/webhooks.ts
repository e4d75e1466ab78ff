/**
 * Callbacks of messengers: raw bytes → verify → the one door → answer. Everything here is memory and one transaction, so the answer is
 * there within the platform's five seconds (`wecom.md` §1.4); what waits for the network is only accepted.
 */
import type { Context } from 'koa';
import Router from 'koa-router';
import { directoryChanged } from '../application/directory';
import { NO_ANSWER, type Answer, type Inbound, type Messenger, type MessengerName } from '../application/ports';
import { converse, inputLane } from '../conversation';
import type { WebDeps } from './deps';
import { Problem } from './problem';
import { keptOut } from './quarantine';
import { callbackBody, queryOf, refusing } from './refusals';

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

  router.post('/webhooks/:messenger', async (ctx) => {
    const messenger = messengerOf(ctx);
    const body = await callbackBody(deps, messenger.name, ctx);
    const inbound = refusing(deps, messenger.name, () => messenger.open(queryOf(ctx), body, deps.clock.now()));
    const answer = await take(deps, inbound);
    deps.onAccepted();
    const reply = messenger.reply(inbound, answer);
    ctx.body = reply.body;
    ctx.type = reply.type;
    ctx.status = 200;
  });
  return router;
}

async function take(deps: WebDeps, inbound: Inbound): Promise<Answer> {
  const answer = await keptOut(deps, inbound);
  if (answer) return answer;
  if (inbound.kind === 'picture') return acceptPicture(deps, inbound);
  if (inbound.kind === 'directory') return noteChange(deps, inbound);
  if (inbound.kind === 'event' && inbound.operatorNote) {
    deps.log.warn({ messenger: inbound.messenger, event: inbound.what }, inbound.operatorNote);
  }
  return deps.door.handle(inbound.key, (desk) => converse(inbound, desk));
}

async function noteChange({ door }: WebDeps, inbound: Extract<Inbound, { kind: 'directory' }>): Promise<Answer> {
  return door.handle(inbound.key, async (desk) => {
    await directoryChanged(desk, inbound.messenger, inbound.change);
    return NO_ANSWER;
  });
}

/** The picture itself is fetched by the dispatcher, in order per person. */
async function acceptPicture({ door }: WebDeps, inbound: Extract<Inbound, { kind: 'picture' }>): Promise<Answer> {
  const { key, messenger, userId, mediaId, messageId, at } = inbound;
  await door.accept(key, inputLane(messenger, userId), { messenger, userId, mediaId, messageId, at });
  return NO_ANSWER;
}
