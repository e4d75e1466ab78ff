/** Bodies are read raw, once, up to a limit: what is verified must be the bytes that came. */
import type { Context } from 'koa';
import getRawBody from 'raw-body';
import { Problem } from './problem';

/** @param limit bytes; @throws Problem 413 over the limit, 400 when the sender breaks off */
export async function readBody(ctx: Context, limit: number): Promise<Buffer> {
  try {
    return await getRawBody(ctx.req, { limit, length: ctx.request.length ?? null });
  } catch (error) {
    throw isTooLarge(error)
      ? new Problem(413, `at most ${limit} bytes are read`)
      : new Problem(400, 'the body broke off');
  }
}

/** A posted HTML form; a field given twice keeps its first value. */
export async function readForm(ctx: Context, limit: number): Promise<(name: string) => string> {
  if (!ctx.is('application/x-www-form-urlencoded')) throw new Problem(415, 'a form is expected');
  const fields = new URLSearchParams((await readBody(ctx, limit)).toString('utf8'));
  return (name) => fields.get(name) ?? '';
}

function isTooLarge(error: unknown): boolean {
  return typeof error === 'object' && error !== null && (error as { type?: unknown }).type === 'entity.too.large';
}
