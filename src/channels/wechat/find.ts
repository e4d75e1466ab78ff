/** What became of the visible step: by its publish_id, or, when its answer was lost, by what can be read (`wechat-official-account.md` §15). */
import { z } from 'zod';
import type { FindOutcome } from '../../application/ports';
import type { Post } from '../../domain/post/version';
import { PlatformRefused } from '../../lib/outgoing';
import { untilNextLook } from '../pace';
import { carriesCode, differencesFrom, NewsItem } from './article';
import type { WechatClient } from './client';
import { readDraft } from './draft-box';
import { readJob } from './job';
import { invisibleFailure } from './outcome';
import type { WechatHandle } from './types';
import { verdictOf } from './verdict';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SETTLED_MS = 10 * MINUTE;
const GIVE_UP_MS = 24 * HOUR;
/** The event usually comes first; the daily quota of 100 allows few looks per article (§8). */
const LOOKS = [15_000, MINUTE, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, 2 * HOUR, 12 * HOUR, GIVE_UP_MS] as const;

export interface Search {
  client: WechatClient;
  post: Post;
  handle: WechatHandle;
  /** epoch ms */
  since: number;
  now: number;
}

export async function find(search: Search): Promise<FindOutcome> {
  try {
    const { publishId } = search.handle;
    return publishId ? await byPublishId(search, publishId) : await byWhatIsThere(search);
  } catch (error) {
    const failure = invisibleFailure(error);
    if (failure.kind === 'refused') return { kind: 'unsure', reason: `${failure.reason}，无法核对` };
    const later = lookLater(search, '一天内都没能从微信读到结果，请核实');
    if (later.kind !== 'pending' || !(error instanceof PlatformRefused) || error.kind !== 'limit') return later;
    return { ...later, retryAfterMs: Math.max(later.retryAfterMs, failure.retryAfterMs) };
  }
}

async function byPublishId(search: Search, publishId: string): Promise<FindOutcome> {
  const job = await readJob(search.client, publishId);
  const verdict = verdictOf(job);
  if (!verdict) return lookLater(search, '微信一天内没有给出发布结果，请核实');
  if (verdict.kind !== 'published') return verdict;
  const differences = job.articleId === null ? null : await publishedDifferences(search, job.articleId);
  return { ...verdict, proof: { ...verdict.proof, msgDataId: search.handle.msgDataId ?? null, differences } };
}

const News = z.object({ news_item: z.array(NewsItem) });

/** How the published article differs from the signed one; null when that could not be read, which changes nothing. */
async function publishedDifferences({ client, post }: Search, articleId: string): Promise<string[] | null> {
  try {
    const { news_item } = await client.call('/cgi-bin/freepublish/getarticle', { article_id: articleId }, News);
    return news_item[0] ? differencesFrom(post, news_item[0]) : null;
  } catch (error) {
    invisibleFailure(error);
    return null;
  }
}

const PAGE = 20;
const MOST_PAGES = 2;
const Published = z.object({
  total_count: z.number(),
  item: z
    .array(
      z.object({
        article_id: z.string(),
        content: z.object({ news_item: z.array(NewsItem) }),
        update_time: z.number().optional(),
      }),
    )
    .optional()
    .default([]),
});

/** Without a publish_id: an article with our code is ours; a draft that is still there was not published. */
async function byWhatIsThere(search: Search): Promise<FindOutcome> {
  const { client, handle, now, since } = search;
  const article = await publishedArticle(search);
  if (article) return article;
  if (!handle.mediaId) return { kind: 'unsure', reason: '没有草稿编号，无法核对，请核实' };
  const draft = await readDraft(client, handle.mediaId);
  if (draft === null) return lookLater(search, '草稿已不在草稿箱，但一天内没有找到已发布的文章，请核实');
  return now - since >= SETTLED_MS ? { kind: 'absent' } : lookLater(search, '');
}

async function publishedArticle({ client, post }: Search): Promise<FindOutcome | null> {
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = { offset: page * PAGE, count: PAGE, no_content: 0 };
    const answer = await client.call('/cgi-bin/freepublish/batchget', query, Published);
    for (const { article_id, content, update_time } of answer.item) {
      const item = content.news_item.find((candidate) => carriesCode(candidate, post));
      if (!item) continue;
      if (item.is_deleted) return { kind: 'unsure', reason: '文章发布后已被删除，请核实' };
      const at = update_time === undefined ? null : update_time * 1000;
      const proof = { articleId: article_id, foundBy: 'code', differences: differencesFrom(post, item) };
      return { kind: 'published', platformId: article_id, url: item.url ?? null, at, proof };
    }
    if ((page + 1) * PAGE >= answer.total_count) return null;
  }
  return null;
}

function lookLater({ now, since }: Search, reason: string): FindOutcome {
  const wait = untilNextLook(LOOKS, now - since);
  return wait === null ? { kind: 'unsure', reason } : { kind: 'pending', retryAfterMs: wait };
}
