import { createHash } from 'node:crypto';
import type { SignedOriginal } from '../../src/domain/post/original';
import { digestOfPost, type Post } from '../../src/domain/post/version';
import { WEIBO } from './fake-weibo';

export function weiboPost(text = '春季养生：早睡早起，适量运动。', pictures: string[] = [], code = '8F3K2'): Post {
  const link = `${WEIBO.linkBase}/${code}`;
  const post: Omit<Post, 'digest'> = {
    accountId: WEIBO.id,
    channel: 'WEIBO',
    title: null,
    text: `${text} ${link}`,
    sourceUrl: null,
    pictures,
    cover: null,
    links: [link],
    category: 1,
  };
  return { ...post, digest: digestOfPost(post) };
}

/** The same post showing somebody else's again. */
export function repostOf({ mid, at, text, url }: { mid: string; at: number; text: string; url: string }): Post {
  const { digest: _plain, ...plain } = weiboPost('转发提醒');
  const original: SignedOriginal = {
    url,
    author: '@云雀反诈',
    postedAt: at,
    text,
    sha256: createHash('sha256').update(text).digest('hex'),
    takenAt: at,
    from: 'page',
    platformId: mid,
  };
  const post = { ...plain, original };
  return { ...post, digest: digestOfPost(post) };
}
