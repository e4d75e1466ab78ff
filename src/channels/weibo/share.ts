/** `statuses/share` and `statuses/repost`: the one visible step (`weibo.md` §3, §4). One request, no repeat, every answer classified. */
import type { PublishContext, PublishOutcome } from '../../application/ports';
import type { SignedOriginal } from '../../domain/post/original';
import type { Post } from '../../domain/post/version';
import { PlatformUnreachable, type OutgoingRequest } from '../../lib/outgoing';
import { multipart } from '../multipart';
import { pictureType } from '../picture-type';
import { write, type WeiboAnswer } from './client';
import { lacksRight, verdictOf, waitOf } from './errors';
import { postUrl } from './mid';
import { readStatus, type WeiboPost } from './timeline';
import { noteKey, type WeiboConfig } from './types';

const NOT_SENT_WAIT_MS = 60_000;

type Call = { path: string } & Pick<OutgoingRequest, 'body' | 'headers'>;

/** Post it. Repeating an attempt sends the same bytes of text, so that Weibo can refuse a repeat by itself. */
export async function share(config: WeiboConfig, post: Post, context: PublishContext): Promise<PublishOutcome> {
  const body = await bodyOf(config, post, context);
  if (!body) return { kind: 'putOff', reason: '图片文件暂时读不出来', retryAfterMs: NOT_SENT_WAIT_MS };
  return send(config, post, context, { path: '/2/statuses/share.json', ...body });
}

/** `statuses/repost`: our words above somebody else's post, once. An app that may not use it leaves it to the publisher's hand. */
export async function repost(
  config: WeiboConfig,
  post: Post,
  original: SignedOriginal,
  context: PublishContext,
): Promise<PublishOutcome> {
  if (original.platformId === null) return { kind: 'byHand', reason: '不知道原微博的编号' };
  const { platformId: id } = original;
  const body = new URLSearchParams({ id, status: post.text, is_comment: '0', rip: config.rip });
  return send(config, post, context, { path: '/2/statuses/repost.json', body });
}

async function send(config: WeiboConfig, post: Post, context: PublishContext, call: Call): Promise<PublishOutcome> {
  const answer = await attempt(config, call);
  if (answer instanceof PlatformUnreachable) {
    return answer.outcomeUnknown
      ? { kind: 'unknown', reason: '微博没有给出可用的回答，不能确定是否已发出' }
      : { kind: 'putOff', reason: '连不上微博', retryAfterMs: NOT_SENT_WAIT_MS };
  }
  return answer.kind === 'value' ? shared(config, answer.value) : await refused(config, post, answer.code, context);
}

/** What a post proves about itself once it is out. */
export function publishedAs(config: WeiboConfig, post: WeiboPost, foundBy: string) {
  return {
    kind: 'published' as const,
    platformId: post.mid,
    url: postUrl(config.uid, post.mid),
    at: post.at,
    proof: { mid: post.mid, createdAt: post.at, text: post.text, source: post.source, foundBy },
  };
}

async function attempt(config: WeiboConfig, { path, ...content }: Call): Promise<WeiboAnswer | PlatformUnreachable> {
  try {
    return await write(config, path, content);
  } catch (error) {
    if (error instanceof PlatformUnreachable) return error;
    throw error;
  }
}

/** Null when a picture cannot be read: then nothing was sent, which a thrown error could not tell. */
async function bodyOf(config: WeiboConfig, post: Post, context: PublishContext) {
  const fields = { status: post.text, rip: config.rip };
  const [picture] = post.pictures;
  if (picture === undefined) return { body: new URLSearchParams(fields) };
  const bytes = await context.files.get(picture).catch(() => null);
  const type = bytes && pictureType(bytes);
  if (!bytes || !type) return null;
  const { body, contentType } = multipart(fields, { name: 'pic', bytes, type });
  return { body, headers: { 'content-type': contentType } };
}

function shared(config: WeiboConfig, value: object): PublishOutcome {
  const status = readStatus(value);
  if (!status) return { kind: 'unknown', reason: '微博的回答里没有微博编号，不能确定是否已发出' };
  return publishedAs(config, status, 'answer');
}

async function refused(
  config: WeiboConfig,
  post: Post,
  code: string,
  context: PublishContext,
): Promise<PublishOutcome> {
  const verdict = verdictOf(code);
  // `share` is any app's right; reposting is not
  if (post.original && lacksRight(code)) return { kind: 'byHand', reason: verdict.reason };
  if (verdict.class === 'refused') return { kind: 'refused', reason: verdict.reason, code };
  if (verdict.class === 'putOff') {
    return { kind: 'putOff', reason: verdict.reason, retryAfterMs: waitOf(verdict, context.now) };
  }
  if (verdict.class !== 'unknown') await context.memo.set(noteKey(config.id, post.digest), verdict.class);
  return { kind: 'unknown', reason: verdict.reason };
}
