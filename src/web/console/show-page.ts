import type { Context } from 'koa';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** Answer with a page. Pages are about one person's view of one moment: nobody keeps or indexes them. */
export function showPage(ctx: Context, status: number, page: VNode): void {
  ctx.status = status;
  ctx.type = 'text/html';
  ctx.body = `<!doctype html>${renderToString(page)}`;
  ctx.set('Cache-Control', 'no-store');
  ctx.set('X-Robots-Tag', 'noindex, nofollow');
}

/** A piece of a page, for htmx to put in its place. */
export function showPiece(ctx: Context, piece: VNode): void {
  ctx.type = 'text/html';
  ctx.body = renderToString(piece);
  ctx.set('Cache-Control', 'no-store');
}
