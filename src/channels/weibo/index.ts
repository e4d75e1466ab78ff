/** Weibo as a channel: the open platform's `statuses/share` for an ordinary app (`weibo.md`). */
import { z } from 'zod';
import type { Channel } from '../../application/ports';
import { weiboInterfaceProblems } from '../../domain/post/limits';
import { PlatformRefused, PlatformUnreachable } from '../../lib/outgoing';
import { write } from './client';
import { verdictOf } from './errors';
import { find } from './find';
import { isWeiboHost, ownLink } from './link';
import { readOriginal } from './original';
import { prepare } from './prepare';
import { capture, takeDown } from './removal';
import { renderWeibo } from './render';
import { repost, share } from './share';
import type { WeiboConfig } from './types';

export type { WeiboConfig } from './types';
export { isWeiboHost as ownsWeiboUrl } from './link';
export { renderWeibo } from './render';

/** The platform wants a minute between two posts (`weibo.md` §10). */
const MIN_GAP_MS = 60_000;

export function createWeibo(config: WeiboConfig): Channel {
  const check: Channel['check'] = (post) => [
    ...weiboInterfaceProblems(post),
    ...(ownLink(post, config.linkBase) ? [] : ['微博文字里没有本账号的验真链接，接口不接受，将走人工发布']),
  ];
  return {
    accountId: config.id,
    check,
    render: (post) => renderWeibo(post, config.name),
    prepare: async (post, handle, context) => prepare(config, post, handle, context),
    publish: async (post, _handle, context) => {
      const problems = check(post);
      if (problems.length > 0) return { kind: 'refused', reason: problems.join('；'), code: 'interface' };
      return post.original ? repost(config, post, post.original, context) : share(config, post, context);
    },
    find: async (post, handle, since, context) => find({ config, post, handle, since, now: context.now }, context),
    capture: async (target, { now }) => capture(config, target, now),
    takeDown: async (target, { now }) => takeDown(config, target, now),
    readOriginal: async (url, { now }) => readOriginal(config, url, now),
    ownsUrl: isWeiboHost,
    minGapMs: MIN_GAP_MS,
    probe: async () => probe(config),
  };
}

const TokenInfo = z.object({ uid: z.coerce.string(), appkey: z.coerce.string(), expire_in: z.coerce.number() });

/** Is the token alive, and does it belong to this account and app? Throws PlatformRefused or PlatformUnreachable. */
async function probe(config: WeiboConfig): Promise<void> {
  const body = new URLSearchParams({ access_token: config.accessToken });
  const answer = await write(config, '/oauth2/get_token_info', { body });
  const wrong = (code: string, detail: string) => new PlatformRefused('weibo', code, 'configuration', detail);
  if (answer.kind === 'error') throw wrong(answer.code, verdictOf(answer.code).reason);
  const info = TokenInfo.safeParse(answer.value);
  if (!info.success) throw new PlatformUnreachable('weibo', false, 'token information that cannot be read');
  if (info.data.uid !== config.uid) throw wrong('uid', '授权的微博账号与登记的账号不一致');
  if (info.data.appkey !== config.appKey) throw wrong('appkey', '授权属于另一个微博应用');
  if (info.data.expire_in <= 0) throw wrong('expired', '微博授权已过期');
}
