/** Before the visible step: is the picture fit, and what is the newest post now? */
import type { PrepareOutcome, PublishContext } from '../../application/ports';
import type { Post } from '../../domain/post/version';
import { PlatformRefused, PlatformUnreachable } from '../../lib/outgoing';
import { pictureType } from '../picture-type';
import { verdictOf } from './errors';
import { newestPosts } from './timeline';
import { noteKey, type WeiboConfig, type WeiboHandle } from './types';

const PICTURE_LIMIT = 5 * 1024 * 1024;
const WAIT_MS = 60_000;

/** Preparing is only asked for when no attempt is open, so notes of earlier attempts are dropped; the first baseline stays. */
export async function prepare(
  config: WeiboConfig,
  post: Post,
  handle: WeiboHandle,
  context: PublishContext,
): Promise<PrepareOutcome> {
  const unfit = await unfitPicture(post, context);
  if (unfit) return { kind: 'refused', reason: unfit, code: 'picture' };
  try {
    const baselineId = handle.baselineId ?? (await newestPosts(config, context.now)).posts[0]?.mid ?? '';
    const key = noteKey(config.id, post.digest);
    if (await context.memo.get(key)) await context.memo.set(key, '');
    return { kind: 'ready', handle: { baselineId, ...(handle.note ? { note: '' } : {}) } };
  } catch (error) {
    return notPrepared(error);
  }
}

async function unfitPicture(post: Post, context: PublishContext): Promise<string | null> {
  const [picture] = post.pictures;
  if (picture === undefined) return null;
  const bytes = await context.files.get(picture);
  if (!pictureType(bytes)) return '微博只接受 JPG、PNG、GIF 图片';
  return bytes.length >= PICTURE_LIMIT ? '图片达到或超过 5 MB，微博接口不接受' : null;
}

function notPrepared(error: unknown): PrepareOutcome {
  if (error instanceof PlatformUnreachable) return { kind: 'putOff', reason: '连不上微博', retryAfterMs: WAIT_MS };
  if (!(error instanceof PlatformRefused)) throw error;
  const { kind, code, retryAfterMs } = error;
  const { reason } = verdictOf(code);
  if (kind === 'configuration') return { kind: 'refused', reason, code };
  return { kind: 'putOff', reason, retryAfterMs: retryAfterMs ?? WAIT_MS };
}
