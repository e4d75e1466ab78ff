import { digestOfPost, type Post } from '../../src/domain/post/version';
import { WECHAT } from './fake-wechat';

export const PROOF = 'https://qianfa.example.com/p/8F3K2';

export function wechatPost(change: Partial<Omit<Post, 'digest'>> & { cover: string | null }): Post {
  const post: Omit<Post, 'digest'> = {
    accountId: WECHAT.id,
    channel: 'WECHAT',
    title: '春季养生 <三问> & 三答',
    text: '早睡早起。\n\n  适量运动，1 < 2 & “心情”。\n验真码 8F3K2',
    sourceUrl: PROOF,
    pictures: [],
    links: [PROOF],
    category: 1,
    ...change,
  };
  return { ...post, digest: digestOfPost(post) };
}
