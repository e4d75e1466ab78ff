/** What is public of a post, and its removal (`weibo.md` §4, §5, §7.1). Removing twice is removing once: 20101 says that it is gone. */
import { z } from 'zod';
import type { CaptureOutcome, RemovalTarget, TakeDownOutcome } from '../../application/ports';
import { PlatformRefused, PlatformUnreachable } from '../../lib/outgoing';
import { read, write, type WeiboAnswer } from './client';
import { verdictOf, waitOf } from './errors';
import { bidToMid } from './mid';
import type { WeiboConfig } from './types';

const GONE = '20101';
const NOT_SENT_WAIT_MS = 60_000;
const NO_ID = '不知道这一条微博的编号，请人工处理';

const Status = z.object({
  text: z.string(),
  created_at: z.string().optional(),
  reposts_count: z.number().optional(),
  comments_count: z.number().optional(),
  attitudes_count: z.number().optional(),
  deleted: z.union([z.string(), z.number()]).optional(),
});

/** `statuses/show` of our own post: its text and its counts. */
export async function capture(config: WeiboConfig, target: RemovalTarget, now: number): Promise<CaptureOutcome> {
  const id = midOf(target);
  if (id === null) return { kind: 'unable', reason: NO_ID };
  try {
    const status = Status.safeParse(await read(config, '/2/statuses/show.json', { id }, now));
    if (!status.success) return { kind: 'unable', reason: '微博的回答读不出来' };
    if (String(status.data.deleted ?? '0') === '1') return { kind: 'gone' };
    const { text, created_at, reposts_count, comments_count, attitudes_count } = status.data;
    const counts = {
      reposts: reposts_count ?? null,
      comments: comments_count ?? null,
      likes: attitudes_count ?? null,
      reads: null,
    };
    return { kind: 'captured', page: { url: target.url, title: null, text, createdAt: created_at ?? null, counts } };
  } catch (error) {
    return notCaptured(error);
  }
}

function notCaptured(error: unknown): CaptureOutcome {
  if (error instanceof PlatformUnreachable)
    return { kind: 'later', reason: '连不上微博', retryAfterMs: NOT_SENT_WAIT_MS };
  if (!(error instanceof PlatformRefused)) throw error;
  if (error.code === GONE) return { kind: 'gone' };
  const { reason } = verdictOf(error.code);
  if (error.kind === 'configuration') return { kind: 'unable', reason };
  return { kind: 'later', reason, retryAfterMs: error.retryAfterMs ?? NOT_SENT_WAIT_MS };
}

/** `statuses/destroy`, once. An app that may not use it leaves it to the publisher's hand. */
export async function takeDown(config: WeiboConfig, target: RemovalTarget, now: number): Promise<TakeDownOutcome> {
  const id = midOf(target);
  if (id === null) return { kind: 'byHand', reason: NO_ID };
  const answer = await attempt(config, id);
  if (answer instanceof PlatformUnreachable) {
    return answer.outcomeUnknown
      ? { kind: 'unknown', reason: '微博没有给出可用的回答，不能确定是否已删除' }
      : { kind: 'putOff', reason: '连不上微博', retryAfterMs: NOT_SENT_WAIT_MS };
  }
  if (answer.kind === 'value') return { kind: 'removed', proof: { id, by: 'statuses/destroy' } };
  if (answer.code === GONE) return { kind: 'removed', proof: { id, by: 'statuses/destroy', already: true } };
  const verdict = verdictOf(answer.code);
  if (verdict.class === 'putOff') return { kind: 'putOff', reason: verdict.reason, retryAfterMs: waitOf(verdict, now) };
  if (verdict.class === 'refused') return { kind: 'byHand', reason: verdict.reason };
  return { kind: 'unknown', reason: verdict.reason };
}

async function attempt(config: WeiboConfig, id: string): Promise<WeiboAnswer | PlatformUnreachable> {
  try {
    return await write(config, '/2/statuses/destroy.json', { body: new URLSearchParams({ id }) });
  } catch (error) {
    if (error instanceof PlatformUnreachable) return error;
    throw error;
  }
}

/** What was back-filled by hand is known by the last part of its address. */
function midOf({ platformId }: RemovalTarget): string | null {
  return /^\d+$/.test(platformId) ? platformId : bidToMid(platformId);
}
