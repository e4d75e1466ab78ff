/** Calls to Weibo. The token travels in a header, never in a URL (`weibo.md` §2.1). */
import { bigJson, PlatformRefused, PlatformUnreachable, request, type OutgoingRequest } from '../../lib/outgoing';
import type { WeiboConfig } from './types';
import { verdictOf, waitOf } from './errors';

/** What Weibo said: a value, or an error code. A `status` of 500 and more leaves open what happened. */
export type WeiboAnswer = { kind: 'value'; value: object } | { kind: 'error'; code: string };

/** One write; throws PlatformUnreachable when there is no answer or none that can be read. */
export async function write(
  config: WeiboConfig,
  path: string,
  content: Pick<OutgoingRequest, 'body' | 'headers'>,
): Promise<WeiboAnswer> {
  return call(config, { method: 'POST', path, ...content, timeoutMs: 30_000 });
}

/** One read. Throws PlatformRefused, or PlatformUnreachable. */
export async function read(
  config: WeiboConfig,
  path: string,
  params: Record<string, string> | URLSearchParams,
  now: number,
): Promise<object> {
  const answer = await call(config, { method: 'GET', path: `${path}?${new URLSearchParams(params)}` });
  if (answer.kind === 'value') return answer.value;
  const verdict = verdictOf(answer.code);
  if (verdict.class === 'refused') throw new PlatformRefused('weibo', answer.code, 'configuration', verdict.reason);
  if (verdict.class !== 'putOff') throw new PlatformRefused('weibo', answer.code, 'retry', verdict.reason);
  throw new PlatformRefused('weibo', answer.code, 'limit', verdict.reason, waitOf(verdict, now));
}

async function call(
  config: WeiboConfig,
  { path, headers, ...rest }: { path: string } & Omit<OutgoingRequest, 'platform' | 'url'>,
): Promise<WeiboAnswer> {
  const answer = await request({
    ...rest,
    platform: 'weibo',
    url: `${config.apiBase.replace(/\/+$/, '')}${path}`,
    headers: { ...headers, authorization: `OAuth2 ${config.accessToken}` },
  });
  const value = bigJson(answer);
  if (answer.status >= 500 || typeof value !== 'object' || value === null) {
    throw new PlatformUnreachable('weibo', true, `HTTP ${answer.status} without a usable answer`);
  }
  if ('error_code' in value) return { kind: 'error', code: String(value.error_code) };
  return { kind: 'value', value };
}
