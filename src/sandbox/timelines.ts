import { otherPosts, type OtherPost } from './weibo/others';
import type { Weibo } from './weibo/state';
import { fileOf } from './wechat/material';
import type { Job, Wechat } from './wechat/state';

/** A post as the Weibo page draws it. */
export interface Post {
  id: string;
  /** Epoch ms. */
  at: number;
  /** With the long links, as they were sent. */
  text: string;
  /** With t.cn links, as the API shows it. */
  shown: string;
  pictures: string[];
  status: 'published';
  /** of a repost: what it shows again; null when that is gone */
  original?: { name: string; text: string } | null;
}

/** An article as the official account's page draws it. */
export interface Article {
  id: string;
  /** Epoch ms: the verdict when there is one, else the submission. */
  at: number;
  title: string;
  author: string;
  digest: string;
  /** The kept HTML with addresses of local pictures: draw it only inside a sandboxed frame or after cleaning. */
  html: string;
  cover: string | null;
  /** 阅读原文 */
  sourceUrl: string;
  url: string;
  via: 'freepublish' | 'sendall';
  status: 'publishing' | 'published' | 'refused' | 'deleted';
}

export interface Timelines {
  /** Newest first. */
  weibo: Post[];
  wechat: Article[];
  /** What other people posted on Weibo, newest first. */
  others: OtherPost[];
}

export function timelinesOf(weibo: Weibo, wechat: Wechat): Timelines {
  const others = otherPosts(weibo);
  const posts = weibo.state.posts.map(({ id, at, text, shown, picture, repostOf }) => ({
    id,
    at,
    text,
    shown,
    pictures: picture ? [weibo.pictures.url(picture)] : [],
    status: 'published' as const,
    ...(repostOf && { original: shownAgain(others, repostOf) }),
  }));
  const articles = wechat.state.jobs.flatMap((job) => articlesOf(wechat, job)).reverse();
  return { weibo: posts.reverse(), wechat: articles, others: others.reverse() };
}

function shownAgain(others: OtherPost[], id: string): Post['original'] {
  const original = others.find((one) => one.id === id);
  return original ? { name: original.name, text: original.text } : null;
}

const STATUS: Record<number, Article['status']> = { 0: 'published', 1: 'publishing', 5: 'deleted', 6: 'deleted' };

function articlesOf(wechat: Wechat, job: Job): Article[] {
  return job.articles.map((article, index) => {
    const cover = wechat.state.material[article.thumb_media_id];
    return {
      id: job.articles.length > 1 ? `${job.articleId}-${index + 1}` : job.articleId,
      at: job.status === 1 ? job.submittedAt : job.updatedAt,
      title: article.title,
      author: article.author,
      digest: article.digest,
      html: withLocalPictures(wechat, article.content),
      cover: cover ? wechat.pictures.url(cover) : null,
      sourceUrl: article.content_source_url,
      url: job.urls[index] ?? '',
      via: job.kind === 'publish' ? 'freepublish' : 'sendall',
      status: STATUS[job.status] ?? 'refused',
    };
  });
}

function withLocalPictures(wechat: Wechat, content: string): string {
  return content.replace(/https?:\/\/mmbiz\.qpic\.cn\/[^"'\s)]+/g, (address) => {
    const file = fileOf(address);
    return file ? wechat.pictures.url(file) : address;
  });
}
