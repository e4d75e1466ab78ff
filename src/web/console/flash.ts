/** One sentence carried over a redirect, in a signed cookie: an address could be written by anybody. */
import type { Context } from 'koa';
import { MINUTE } from '../../domain/time/shanghai';

const COOKIE = 'qianfa_flash';
const OPTIONS = { signed: true, httpOnly: true, sameSite: 'lax', path: '/s' } as const;

export interface Flash {
  no: string;
  tone: 'done' | 'refused';
  text: string;
}

export function leaveFlash(ctx: Context, flash: Flash): void {
  const value = Buffer.from(JSON.stringify(flash)).toString('base64url');
  ctx.cookies.set(COOKIE, value, { ...OPTIONS, maxAge: MINUTE });
}

/** Shown once, on the page of its submission. */
export function takeFlash(ctx: Context, no: string): Flash | null {
  const value = ctx.cookies.get(COOKIE, { signed: true });
  if (!value) return null;
  // what we signed ourselves needs no second look at its shape
  const flash = JSON.parse(Buffer.from(value, 'base64url').toString()) as Flash;
  if (flash.no !== no) return null;
  ctx.cookies.set(COOKIE, null, OPTIONS);
  return flash;
}
