import { digestOfPost, type Post } from '../../src/domain/version';
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
