/** Verdicts a channel's platform reports by itself (`wechat-official-account.md` §7). They end in the same command as a look-up. */
import Router from 'koa-router';
import type { Desk } from '../application/door';
import { NO_ANSWER, type ChannelEvent, type ChannelWebhook, type FindOutcome } from '../application/ports';
import type { Settlement } from '../domain/commands';
import { currentPublications, type Submission } from '../domain/submission';
import type { WebDeps } from './deps';
import { Problem } from './problem';
import { callbackBody, queryOf, refusing } from './refusals';

/** More submissions than this are never on their way at once. */
const MOST_ON_THE_WAY = 1000;

export function channelWebhookRoutes(deps: WebDeps): Router {
  const router = new Router();
  const webhookOf = (accountId: string | undefined): ChannelWebhook => {
    const webhook = deps.channelWebhooks.get(accountId ?? '');
    if (!webhook) throw new Problem(404);
    return webhook;
  };

  router.get('/webhooks/wechat/:accountId', (ctx) => {
    const webhook = webhookOf(ctx.params['accountId']);
    ctx.type = 'text/plain';
    ctx.body = refusing(deps, 'wechat', () => webhook.verifyUrl(queryOf(ctx), deps.clock.now()));
  });

  router.post('/webhooks/wechat/:accountId', async (ctx) => {
    const webhook = webhookOf(ctx.params['accountId']);
    const body = await callbackBody(deps, 'wechat', ctx);
    const event = refusing(deps, 'wechat', () => webhook.open(queryOf(ctx), body, deps.clock.now()));
    if (event.kind === 'verdict') {
      await deps.door.handle(event.key, async (desk) => {
        await settle(deps, desk, webhook.accountId, event);
        return NO_ANSWER;
      });
      deps.onAccepted();
    }
    ctx.type = 'text/plain';
    ctx.body = 'success';
  });
  return router;
}

async function settle(
  { log }: WebDeps,
  desk: Desk,
  accountId: string,
  { handle, outcome }: Extract<ChannelEvent, { kind: 'verdict' }>,
): Promise<void> {
  const settlement = settlementOf(outcome, desk.now);
  if (!settlement) return;
  const submission = (await desk.tx.inStatus(['PUBLISHING'], MOST_ON_THE_WAY)).find((one) =>
    isAbout(one, accountId, handle),
  );
  if (!submission) {
    log.warn({ accountId, handle }, 'verdict about a post that is not on its way here');
    return;
  }
  const verdict = await desk.dispatch(submission.id, { type: 'SettlePublication', accountId, outcome: settlement });
  if (!verdict.ok) log.warn({ no: submission.no, accountId, refusal: verdict.refusal.code }, 'verdict not applied');
}

function isAbout(submission: Submission, accountId: string, handle: Record<string, string>): boolean {
  const named = Object.entries(handle);
  return currentPublications(submission).some(
    (publication) =>
      publication.accountId === accountId &&
      named.length > 0 &&
      named.every(([name, value]) => publication.handle[name] === value),
  );
}

/** Null while the platform has not decided. */
function settlementOf(outcome: FindOutcome, now: number): Settlement | null {
  switch (outcome.kind) {
    case 'published': {
      const { platformId, url, at, proof } = outcome;
      return { status: 'PUBLISHED', platformId, url, publishedAt: at ?? now, proof };
    }
    case 'refused':
      return { status: 'FAILED', note: outcome.reason };
    case 'unsure':
      return { status: 'UNKNOWN', note: outcome.reason };
    case 'absent':
    case 'pending':
      return null;
  }
}
