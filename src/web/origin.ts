/** Forms of other sites stay out: a browser names where a POST comes from, and it must be us. */
import type { Context } from 'koa';
import { Problem } from './problem';

/** @throws Problem 403 when the browser says the request comes from elsewhere; programs that say nothing need the token anyway */
export function requireOwnOrigin(ctx: Context, publicUrl: string): void {
  const origin = ctx.get('Origin');
  const site = ctx.get('Sec-Fetch-Site');
  const foreign = origin !== '' && origin !== new URL(publicUrl).origin;
  if (foreign || site === 'cross-site' || site === 'same-site') throw new Problem(403, 'this form is not ours');
}
