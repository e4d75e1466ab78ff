import type { Preview } from '../../application/ports';
import type { Post } from '../../domain/post/version';
import { summaryOf } from './article';

/** The article as a follower sees it: cover and summary in the list, pictures before the text, 阅读原文 below. */
export function renderWechat(post: Post, account: string): Preview {
  return {
    channel: 'WECHAT',
    account,
    title: post.title,
    shown: post.text,
    folded: '',
    digestLine: summaryOf(post.text),
    sourceUrl: post.sourceUrl,
    pictures: post.pictures.map((sha256) => ({ sha256, ratio: '4:3' })),
    cover: post.cover === null ? null : { sha256: post.cover, ratio: '2.35:1' },
  };
}
