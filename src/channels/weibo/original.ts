/** Somebody else's post, before we show it again: `statuses/show`, where the app may read it (`weibo.md` §5, §6). */
import { z } from 'zod';
import type { OriginalOutcome } from '../../application/ports';
import { PlatformRefused, PlatformUnreachable } from '../../lib/outgoing';
import { read } from './client';
import { verdictOf } from './errors';
import { bidToMid } from './mid';
import { isWeiboHost } from './link';
import { readTime, STATUS_FIELDS } from './timeline';
import type { WeiboConfig } from './types';

const GONE = '20101';
const WAIT_MS = 60_000;

const Status = z
  .object({
    ...STATUS_FIELDS,
    isLongText: z.boolean().optional(),
    longText: z.object({ longTextContent: z.string() }).optional(),
    user: z.object({ screen_name: z.string() }).nullish(),
  })
  .refine((status) => status.idstr ?? status.mid);

/** @param url the post's page as people copy it; @param now epoch ms */
export async function readOriginal(config: WeiboConfig, url: string, now: number): Promise<OriginalOutcome> {
  const id = midOfPage(url);
  if (id === null) return { kind: 'unable', reason: '这不是一条微博的网址，接口读不到' };
  try {
    const status = Status.safeParse(await read(config, '/2/statuses/show.json', { id }, now));
    if (!status.success) return { kind: 'unable', reason: '微博的回答读不出来' };
    const { text, isLongText, longText, deleted, user, created_at } = status.data;
    if (String(deleted ?? '0') === '1') return { kind: 'gone' };
    // the beginning of a text is no snapshot of it
    if (isLongText && !longText) return { kind: 'unable', reason: '原文较长，接口只给出开头' };
    const { idstr, mid } = status.data;
    return {
      kind: 'read',
      platformId: idstr ?? mid ?? id,
      author: user ? `@${user.screen_name}` : null,
      postedAt: readTime(created_at ?? ''),
      text: longText?.longTextContent ?? text,
    };
  } catch (error) {
    return notRead(error);
  }
}

function notRead(error: unknown): OriginalOutcome {
  if (error instanceof PlatformUnreachable) return { kind: 'later', reason: '连不上微博', retryAfterMs: WAIT_MS };
  if (!(error instanceof PlatformRefused)) throw error;
  if (error.code === GONE) return { kind: 'gone' };
  const { reason } = verdictOf(error.code);
  if (error.kind === 'configuration') return { kind: 'unable', reason };
  return { kind: 'later', reason, retryAfterMs: error.retryAfterMs ?? WAIT_MS };
}

/** `weibo.com/{uid}/{bid}`, `m.weibo.cn/status/{mid}`, `m.weibo.cn/{uid}/{mid}`: the decimal id; null for any other page. */
export function midOfPage(page: string): string | null {
  const url = URL.canParse(page) ? new URL(page) : null;
  if (!url || !isWeiboHost(url)) return null;
  const [owner, id, ...more] = url.pathname.split('/').filter(Boolean);
  if (!id || more.length > 0 || !/^(?:\d+|status|detail)$/.test(owner ?? '')) return null;
  return /^\d{12,}$/.test(id) ? id : bidToMid(id);
}
