import type { Post } from '../../domain/post/version';

/** The post's own authenticity link, `linkBase/CODE`: unlike any other on the account. Null when the text carries none. */
export function ownLink(post: Pick<Post, 'text'>, linkBase: string): string | null {
  const base = `${linkBase.replace(/\/+$/, '')}/`;
  return post.text.split(/\s+/).findLast((word) => word.startsWith(base) && word.length > base.length) ?? null;
}

/** Is this a page of Weibo's? */
export function isWeiboHost(url: URL): boolean {
  return /^https?:$/.test(url.protocol) && /^(.+\.)?weibo\.(com|cn)$/.test(url.hostname);
}
