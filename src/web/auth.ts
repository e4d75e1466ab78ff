/** Sign-in through a messenger (`wecom.md` §9.1): single-use code, state bound to this browser, return address from configuration. */
import type { Context } from 'koa';
import Router from 'koa-router';
import type { Messenger, MessengerName, Query } from '../application/ports';
import { personOf } from '../conversation/person';
import { PlatformRefused } from '../lib/outgoing';
import { signedInPage, signedOutPage, signInFailedPage, strangerPage } from './console/notice-pages';
import { showPage } from './console/show-page';
import type { WebDeps } from './deps';
import { localPath } from './local-path';
import { requireOwnOrigin } from './origin';
import { Problem } from './problem';
import { queryOf } from './refusals';
import { beginSession, currentSession, endSession } from './sessions';
import { forgetSignIn, recallSignIn, rememberSignIn } from './sign-in-state';

const SIGNED_IN = '/auth/signed-in';

export function authRoutes(deps: WebDeps): Router {
  const router = new Router();
  const { config } = deps;

  router.get('/auth/signed-in', async (ctx) => {
    const session = await currentSession(deps, ctx);
    if (session) showPage(ctx, 200, signedInPage(session.person.name));
    else ctx.redirect(signInPath(messengerFor(deps, ctx), SIGNED_IN));
  });

  router.get('/auth/:messenger', (ctx) => {
    const messenger = messengerOf(deps, ctx.params['messenger']);
    const next = ctx.query['next'] === undefined ? SIGNED_IN : localPath(ctx.query['next']);
    if (!next) throw new Problem(400, 'next must be a path on this server');
    const state = rememberSignIn(ctx, next, deps.clock.now());
    ctx.redirect(messenger.signInUrl(`${config.publicUrl}/auth/${messenger.name}/return`, state));
  });

  router.get('/auth/:messenger/return', (ctx) => signInReturn(deps, ctx, messengerOf(deps, ctx.params['messenger'])));

  router.post('/auth/logout', async (ctx) => {
    requireOwnOrigin(ctx, config.publicUrl);
    await endSession(deps, ctx);
    showPage(ctx, 200, signedOutPage());
  });
  return router;
}

/** Where an unknown visitor of a page is sent. */
export function signInPath(messenger: MessengerName, next: string): string {
  return `/auth/${messenger}?next=${encodeURIComponent(next)}`;
}

/** Who is asked: the messenger whose client somebody came with, else the first configured one. */
export function messengerFor({ messengers }: Pick<WebDeps, 'messengers'>, ctx: Context): MessengerName {
  const agent = ctx.get('user-agent');
  const all = [...messengers.values()];
  return (all.find(({ browser }) => browser?.test(agent)) ?? all[0])?.name ?? 'wecom';
}

async function signInReturn(deps: WebDeps, ctx: Context, messenger: Messenger): Promise<void> {
  const remembered = recallSignIn(ctx, deps.clock.now());
  forgetSignIn(ctx);
  const again = signInPath(messenger.name, remembered?.next ?? SIGNED_IN);
  const returned = queryOf(ctx);
  const { state } = returned;
  if (!remembered || typeof state !== 'string' || !remembered.matches(state)) {
    showPage(ctx, 400, signInFailedPage('这次登录与您打开的页面对不上，可能是链接过期或被重复打开。', again));
    return;
  }
  const userId = await identify(deps, messenger, returned);
  if (userId instanceof Failure) {
    showPage(ctx, userId.status, signInFailedPage(userId.text, again));
    return;
  }
  const { organization } = await deps.world();
  const person = userId === null ? null : personOf(organization, messenger.name, userId);
  if (!person) {
    // a company may have people in either, and a browser of its own cannot tell in which
    const others = [...deps.messengers.keys()].filter((name) => name !== messenger.name);
    const ways = others.map((name) => ({ name, path: signInPath(name, remembered.next) }));
    showPage(ctx, 403, strangerPage(organization.company, ways));
    return;
  }
  await beginSession(deps, ctx, person.id, messenger.name);
  ctx.redirect(remembered.next);
}

class Failure {
  constructor(
    readonly status: number,
    readonly text: string,
  ) {}
}

async function identify({ log }: WebDeps, messenger: Messenger, returned: Query): Promise<string | null | Failure> {
  try {
    return await messenger.identify(returned);
  } catch (error) {
    if (error instanceof PlatformRefused && error.kind === 'content') {
      return new Failure(400, '您没有完成登录，或这次登录的凭证已经用过或已过期。');
    }
    log.warn({ messenger: messenger.name, err: error instanceof Error ? error.message : String(error) }, 'no sign-in');
    return new Failure(502, '暂时无法确认您的身份，请稍后再试。');
  }
}

function messengerOf({ messengers }: WebDeps, name: string | undefined): Messenger {
  const messenger = messengers.get(name as MessengerName);
  if (!messenger) throw new Problem(404);
  return messenger;
}
