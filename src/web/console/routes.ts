/** `/s/:no`: read, look at pictures, decide. No GET ever decides anything. */
import type { Context } from 'koa';
import Router from 'koa-router';
import { messengerFor, signInPath } from '../auth';
import type { WebDeps } from '../deps';
import { Problem } from '../problem';
import { currentSession, type Session } from '../sessions';
import type { Submission } from '../../domain/submission';
import { numberIn } from '../number';
import { ownForm, takeDecision } from './decisions';
import { findFor, gatherFacts, type Found } from './facts';
import { leaveFlash, takeFlash } from './flash';
import { forbiddenPage, notFoundPage, outdatedFormPage, signInFailedPage } from './notice-pages';
import { sendPicture } from './pictures';
import { showPage, showPiece } from './show-page';
import { changedBanner, submissionPage } from './submission-page';

export function consoleRoutes(deps: WebDeps): Router {
  const router = new Router();

  router.get('/s/:no', async (ctx) => {
    const session = await currentSession(deps, ctx);
    if (!session) return ctx.redirect(signInPath(messengerFor(deps, ctx), ctx.path));
    const submission = await refused(deps, ctx, await found(deps, ctx.params['no'], session));
    if (!submission) return;
    const flash = takeFlash(ctx, submission.no!);
    showPage(ctx, 200, submissionPage(await gatherFacts(deps, submission, session, flash)));
  });

  router.get('/s/:no/changed', async (ctx) => {
    const submission = await readable(deps, ctx, ctx.params['no']);
    if (String(submission.revision) === ctx.query['since']) ctx.status = 204;
    else showPiece(ctx, changedBanner(submission.no!));
  });

  router.get('/s/:no/pictures/:sha256', async (ctx) => {
    const submission = await readable(deps, ctx, ctx.params['no']);
    await sendPicture(deps, ctx, submission, ctx.params['sha256'] ?? '');
  });

  router.post('/s/:no/decisions', (ctx) => decide(deps, ctx, ctx.params['no']));
  return router;
}

async function decide(deps: WebDeps, ctx: Context, number: string | undefined): Promise<void> {
  const session = await currentSession(deps, ctx);
  const no = numberIn(number);
  const page = `/s/${no ?? ''}`;
  if (!session) {
    const again = signInPath(messengerFor(deps, ctx), page);
    return showPage(ctx, 401, signInFailedPage('登录已过期，您的操作没有生效。', again));
  }
  const form = await ownForm(ctx, session, deps.config.publicUrl);
  if (!form) return showPage(ctx, 403, outdatedFormPage((await deps.world()).organization.company, page));
  const submission = await refused(deps, ctx, await found(deps, number, session));
  if (!submission) return;
  const told = await takeDecision(deps, session, submission, form);
  leaveFlash(ctx, { no: submission.no!, ...told });
  ctx.redirect(page);
  ctx.status = 303;
}

async function found(deps: WebDeps, number: string | undefined, session: Session): Promise<Found> {
  const no = numberIn(number);
  return no ? findFor(deps, no, session.person) : 'absent';
}

/** Answers with a page when there is nothing this person may see. */
async function refused({ world }: WebDeps, ctx: Context, found: Found): Promise<Submission | null> {
  const { company } = (await world()).organization;
  if (found === 'absent') showPage(ctx, 404, notFoundPage(company));
  else if (found === 'forbidden') showPage(ctx, 403, forbiddenPage(company));
  else return found;
  return null;
}

/** For what a page loads by itself: a problem instead of a page. */
async function readable(deps: WebDeps, ctx: Context, number: string | undefined): Promise<Submission> {
  const session = await currentSession(deps, ctx);
  if (!session) throw new Problem(401);
  const submission = await found(deps, number, session);
  if (submission === 'absent') throw new Problem(404);
  if (submission === 'forbidden') throw new Problem(403);
  return submission;
}
