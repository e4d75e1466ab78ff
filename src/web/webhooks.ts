/**
 * Callbacks of messengers: raw bytes → verify → the one door → answer. Everything here is memory and one transaction, so the answer is
 * there within the platform's five seconds (`wecom.md` §1.4); what waits for the network is only accepted.
 */
import type { Context } from 'koa';
import Router from 'koa-router';
import { directoryChanged } from '../application/directory';
import type { Desk } from '../application/door';
import { enterIncident } from '../application/incidents';
import { NO_ANSWER, type Answer, type Inbound, type Messenger, type MessengerName } from '../application/ports';
import { converse, inputLane } from '../conversation';
import { personOf } from '../conversation/person';
import { quarantined, QUARANTINE_ANSWER } from '../conversation/quarantine';
import { sha256 } from '../domain/digest';
import type { IncidentReport } from '../domain/incident';
import type { WebDeps } from './deps';
import { Problem } from './problem';
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

function take(deps: WebDeps, inbound: Inbound): Promise<Answer> {
  if (inbound.kind === 'text' && quarantined(inbound.text)) return quarantine(deps, inbound, inbound.text);
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

/** Nothing of the message is kept but its hash and time (`architecture.md` §2.7); the secrecy lead learns that it happened. */
async function quarantine(deps: WebDeps, inbound: Inbound, text: string): Promise<Answer> {
  const key = `quarantined:${sha256(text)}:${sha256(inbound.key).slice(0, 32)}`;
  return deps.door.handle(key, async (desk) => {
    deps.metrics.quarantined();
    deps.log.warn({ messenger: inbound.messenger }, 'message with a classification mark kept out');
    const incident = await enterIncident(desk.tx, markReport(desk, inbound, text), desk.now);
    await desk.tell(desk.world.organization.secrecyLead, quarantineNotice(desk, inbound, incident.no));
    return { text: QUARANTINE_ANSWER, card: null };
  });
}

/** The register keeps who and when, and the hash by which the message can be recognised, never a word of it (§3.3 case 24). */
function markReport({ world }: Desk, { messenger, userId }: Inbound, text: string): IncidentReport {
  return {
    kind: 'CLASSIFIED_MARK',
    submissionId: null,
    accountId: null,
    platformId: null,
    excerpt: '',
    reason: `消息带有密级标志，已拦截（SHA-256 ${sha256(text)}）`,
    openedBy: personOf(world.organization, messenger, userId)?.id ?? null,
  };
}

function quarantineNotice({ world }: Desk, { messenger, userId }: Inbound, incidentNo: string): string {
  const name = personOf(world.organization, messenger, userId)?.name ?? '一位未登记人员';
  return `${name}发来的一条消息带有密级标志，系统已拦截，没有保存也没有转发内容。请按保密规定核查处理。已登记事件 ${incidentNo}。`;
}
