/** What is public of an article, and its removal (`wechat-official-account.md` §6.3, §15). Deleting is idempotent: "not there" is done. */
import { z } from 'zod';
import type { CaptureOutcome, RemovalTarget, TakeDownOutcome } from '../../application/ports';
import { PlatformRefused, PlatformUnreachable } from '../../lib/outgoing';
import type { WechatClient } from './client';
import { visibleFailure, invisibleFailure } from './outcome';

const GONE = '53600';
const News = z.object({
  news_item: z.array(
    z.object({
      title: z.string(),
      content: z.string(),
      url: z.string().optional(),
      is_deleted: z.boolean().optional(),
    }),
  ),
});
const Done = z.object({});

/** `freepublish/getarticle`: title and text; the platform gives figures only the next day. */
export async function capture(client: WechatClient, target: RemovalTarget): Promise<CaptureOutcome> {
  try {
    const { news_item } = await client.call('/cgi-bin/freepublish/getarticle', { article_id: target.platformId }, News);
    const [item] = news_item;
    if (!item || item.is_deleted) return { kind: 'gone' };
    const { title, content: text, url } = item;
    return { kind: 'captured', page: { url: url ?? target.url, title, text, createdAt: null, counts: null } };
  } catch (error) {
    if (isGone(error)) return { kind: 'unable', reason: '微信没有按这个编号找到文章，可能是人工发布的' };
    const failure = invisibleFailure(error);
    if (failure.kind === 'refused') return { kind: 'unable', reason: failure.reason };
    return { kind: 'later', reason: failure.reason, retryAfterMs: failure.retryAfterMs };
  }
}

/** `freepublish/delete`, once; what was sent as a mass message or by hand is not under its care. */
export async function takeDown(client: WechatClient, target: RemovalTarget): Promise<TakeDownOutcome> {
  try {
    await client.call('/cgi-bin/freepublish/delete', { article_id: target.platformId, index: 0 }, Done);
    return { kind: 'removed', proof: { articleId: target.platformId, by: 'freepublish/delete' } };
  } catch (error) {
    if (isGone(error)) return { kind: 'byHand', reason: '微信没有按这个编号找到文章，请到后台核对' };
    const failure = visibleFailure(error);
    if (failure.kind === 'unknown') return { kind: 'unknown', reason: '微信没有给出可用的回答，不能确定是否已删除' };
    return failure.kind === 'refused' ? { kind: 'byHand', reason: failure.reason } : failure;
  }
}

function isGone(error: unknown): boolean {
  return error instanceof PlatformRefused && !(error instanceof PlatformUnreachable) && error.code === GONE;
}
