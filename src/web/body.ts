/** Bodies are read raw, once, up to a limit: what is verified must be the bytes that came. */
import type { IncomingMessage } from 'node:http';
import type { Context } from 'koa';
import getRawBody from 'raw-body';
import { Problem } from './problem';

/** How much of an oversized body is let past after it was refused. */
const LET_PAST = 32 * 1024 * 1024;

/** @param limit bytes; @throws Problem 413 over the limit, 400 when the sender breaks off */
export async function readBody(ctx: Context, limit: number): Promise<Buffer> {
  try {
    return await getRawBody(ctx.req, { limit, length: ctx.request.length ?? null });
  } catch (error) {
    if (!isTooLarge(error)) throw new Problem(400, 'the body broke off');
    letPast(ctx.req);
    throw new Problem(413, `at most ${limit} bytes are read`);
  }
}

/** A connection closed while the rest is still being sent would cut off the answer, so the rest is thrown away as it comes. */
function letPast(request: IncomingMessage): void {
  let left = LET_PAST;
  request.on('data', (piece: Buffer) => {
    left -= piece.length;
    if (left < 0) request.destroy();
  });
  request.resume();
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
