/** The draft box: one article per draft (`wechat-official-account.md` §4). */
import { z } from 'zod';
import type { Post } from '../../domain/post/version';
import { PlatformRefused } from '../../lib/outgoing';
import { carriesCode, differencesFrom, NewsItem, type Article } from './article';
import type { WechatClient } from './client';

const PAGE = 20;
/** The order of the box is not documented; a miss only means a second draft that no reader sees. */
const MOST_PAGES = 5;

const Added = z.object({ media_id: z.string().min(1) });
const Draft = z.object({ news_item: z.array(NewsItem) });
const Box = z.object({
  total_count: z.number(),
  item: z
    .array(z.object({ media_id: z.string(), content: z.object({ news_item: z.array(NewsItem) }) }))
    .optional()
    .default([]),
});

/** Gives the new draft's media_id. */
export async function addDraft(client: WechatClient, article: Article): Promise<string> {
  return (await client.call('/cgi-bin/draft/add', { articles: [article] }, Added)).media_id;
}

/** The draft's articles, or null when it is not there any more. */
export async function readDraft(client: WechatClient, mediaId: string): Promise<NewsItem[] | null> {
  try {
    return (await client.call('/cgi-bin/draft/get', { media_id: mediaId }, Draft)).news_item;
  } catch (error) {
    if (error instanceof PlatformRefused && error.code === '40007') return null;
    throw error;
  }
}

/** An untouched draft of this post, left by an attempt whose answer was lost; null when there is none. */
export async function findDraft(client: WechatClient, post: Post): Promise<string | null> {
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = { offset: page * PAGE, count: PAGE, no_content: 0 };
    const box = await client.call('/cgi-bin/draft/batchget', query, Box);
    const ours = box.item.find(({ content }) => isDraftOf(post, content.news_item));
    if (ours) return ours.media_id;
    if ((page + 1) * PAGE >= box.total_count) return null;
  }
  return null;
}

function isDraftOf(post: Post, items: NewsItem[]): boolean {
  const [item] = items;
  return (
    items.length === 1 && item !== undefined && carriesCode(item, post) && differencesFrom(post, item).length === 0
  );
}
