import type { Preview } from '../../application/ports';
import { weiboLength } from '../../domain/post/limits';
import type { Post } from '../../domain/post/version';

/** Readers see this much before 全文. */
const FOLD = 140;

/** The post in the timeline: folded after 140 characters, one picture wide, several as squares. */
export function renderWeibo(post: Post, account: string): Preview {
  const { original } = post;
  const { shown, folded } = fold(post.text);
  const ratio = post.pictures.length === 1 ? '4:3' : '1:1';
  return {
    channel: 'WEIBO',
    account,
    title: null,
    shown,
    folded,
    digestLine: null,
    sourceUrl: null,
    pictures: post.pictures.map((sha256) => ({ sha256, ratio })),
    cover: null,
    ...(original && { original: { author: original.author, text: original.text, url: original.url } }),
  };
}

/** The longest beginning within the fold; a link is never cut in two. */
function fold(text: string): { shown: string; folded: string } {
  if (weiboLength(text) <= FOLD) return { shown: text, folded: '' };
  const pieces = text.match(/https?:\/\/[\x21-\x7e]+|[^]/gu) ?? [];
  let shown = '';
  for (const piece of pieces) {
    if (weiboLength(shown + piece) > FOLD) break;
    shown += piece;
  }
  return { shown, folded: text.slice(shown.length) };
}
